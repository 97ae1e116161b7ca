"""Who bills Pro: the platform as its legal page tells it. The floor that keeps those facts says here where they are."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from decimal import Decimal

from django.conf import settings


@dataclass(frozen=True)
class Issuer:
    """`edit_url` is where staff fill it in."""

    name: str = ""
    legal_form: str = ""
    address: str = ""
    siren: str = ""
    register_entry: str = ""
    vat_number: str = ""
    email: str = ""
    phone: str = ""
    edit_url: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether an invoice may bear it (CGI, annexe II, article 242 nonies A)."""
        return bool(self.name and self.address and self.siren and (self.vat_number or not vat_rate()))

    def to_json(self) -> dict[str, str]:
        facts = asdict(self)
        del facts["edit_url"]
        return facts


Provider = Callable[[], Issuer]
_provider: list[Provider] = [Issuer]


def set_provider(provider: Provider) -> None:
    _provider[:] = [provider]


def current() -> Issuer:
    return _provider[0]()


def vat_rate() -> Decimal:
    """Per cent of the price before tax; 0 where the platform charges none (art. 293 B du CGI)."""
    return Decimal(settings.PRO_VAT_RATE)
