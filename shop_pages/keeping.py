"""« Garder dans mes favoris ». This floor has no visitors' accounts: a floor above that has them says where the form goes."""

from collections.abc import Callable
from dataclasses import dataclass

from membership.models import Shop


@dataclass(frozen=True)
class Keep:
    """As `components/keep.html` takes it. `url` takes a POST without token, with `keep` yes or no; `mark` is how the
    account's own answer names what is kept."""

    url: str
    mark: str


Provider = Callable[[Shop], Keep]
_providers: list[Provider] = []


def set_provider(provider: Provider) -> None:
    _providers[:] = [provider]


def of(shop: Shop) -> Keep | None:
    return _providers[0](shop) if _providers else None
