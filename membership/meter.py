"""The ten awnings of a town: who is in, and what is missing, in words. The count itself is the gate's."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit import place_names
from membership import gate
from membership.models import City, Shop


@dataclass(frozen=True)
class Meter:
    """As `components/meter.html` takes it."""

    standing: gate.Standing
    owners: list[Shop]
    sentence: str

    @property
    def needed(self) -> int:
        return self.standing.needed


def owners(shops: Iterable[Shop]) -> list[Shop]:
    """One Pro shop of each member, the first by name: an awning is a member, however many shops they have."""
    first: dict[int, Shop] = {}
    for shop in sorted(shops, key=lambda shop: shop.name.casefold()):
        if shop.is_pro:
            first.setdefault(shop.member_id, shop)
    return list(first.values())


def sentence(city: City, missing: int) -> str:
    return ngettext(
        "Encore un commerce Pro, et le marché %(of_town)s ouvre.",
        "Encore %(missing)s commerces Pro, et le marché %(of_town)s ouvre.",
        missing,
    ) % {"missing": missing, "of_town": place_names.of(city.name)}


def of(city: City, shops: Iterable[Shop]) -> Meter:
    """`shops` are all listed ones of the town, with their standing."""
    standing = gate.standing(city)
    words = _("Le marché est ouvert.") if standing.is_open else sentence(city, standing.missing)
    return Meter(standing, owners(shops)[: standing.count], words)
