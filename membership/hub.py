"""What stands in the members' space above and below its doors: each floor registers its own in `ready()`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from membership.models import Shop, User


@dataclass(frozen=True)
class Part:
    """A template that gets `shop`, `csrf_token` and what is in `context`."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


Provider = Callable[[Shop, User], Part | None]
_above: dict[str, tuple[int, Provider]] = {}
_below: dict[str, tuple[int, Provider]] = {}


def register(name: str, provider: Provider, *, is_above: bool = False, position: int = 50) -> None:
    """`provider` answers None where this person has nothing to see of this shop; a name registered again replaces."""
    (_above if is_above else _below)[name] = position, provider


def above(shop: Shop, user: User) -> list[Part]:
    return _shown(_above, shop, user)


def below(shop: Shop, user: User) -> list[Part]:
    return _shown(_below, shop, user)


def _shown(parts: dict[str, tuple[int, Provider]], shop: Shop, user: User) -> list[Part]:
    providers = [provider for _position, provider in sorted(parts.values(), key=lambda row: row[0])]
    return [part for provider in providers if (part := provider(shop, user)) is not None]
