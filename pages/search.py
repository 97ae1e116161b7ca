"""The one question of the home page: a town, a shop or a trade, anywhere in France."""

from dataclasses import dataclass, field

from kit.search_text import normalise
from membership.models import City, Commune
from membership.trades import Trade
from pages import cards, departements, search_entries
from pages.models import SearchEntry

TOWNS, SHOPS, SUGGESTIONS = 12, 24, 8


@dataclass(frozen=True)
class TownFound:
    """A commune, and its town if it is on the platform."""

    commune: Commune
    city: City | None

    @property
    def department(self) -> str:
        return departements.name_of(self.commune.departement)

    @property
    def url(self) -> str:
        return self.city.get_absolute_url() if self.city else f"/demander-ma-ville/{self.commune.insee_code}/"


@dataclass(frozen=True)
class Found:
    asked: str
    towns: list[TownFound] = field(default_factory=list)
    trades: list[Trade] = field(default_factory=list)
    shops: list[cards.Card] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.towns or self.trades or self.shops)

    @property
    def only_town(self) -> City | None:
        """The town that was named outright: there is no other of that name, and it is on the platform."""
        named = [town for town in self.towns if normalise(town.commune.name) == normalise(self.asked)]
        return named[0].city if len(named) == 1 else None


def towns(asked: str, limit: int = TOWNS) -> list[TownFound]:
    """Communes whose name or postcode begins so: the exact name first, then those on the platform, then by size."""
    wanted = normalise(asked)
    # Several short queries would be needed to rank all in the database; of one beginning the largest are enough.
    communes = list(Commune.objects.matching(asked).select_related("city")[: limit * 4])
    found = [TownFound(commune, getattr(commune, "city", None)) for commune in communes]
    found.sort(key=lambda town: (town.commune.search_name != wanted, town.city is None))
    return found[:limit]


def find(asked: str) -> Found:
    asked = " ".join(asked.split())[:80]
    if not asked:
        return Found(asked)
    return Found(
        asked=asked,
        towns=towns(asked),
        trades=[] if asked.isdigit() else search_entries.trades_matching(asked),
        shops=[cards.of(entry.shop) for entry in SearchEntry.objects.matching(asked)[:SHOPS]],
    )


def commune_at(slug: str) -> Commune | None:
    """The commune that an address such as `quimper` or `barjac-48` would be the town of; the largest of its name."""
    words = slug.split("-")
    if words[-1].upper() in departements.NAMES:
        named = Commune.objects.filter(
            search_name=normalise(" ".join(words[:-1])), departement=words[-1].upper()
        ).first()
        if named is not None:
            return named
    return Commune.objects.filter(search_name=normalise(" ".join(words))).order_by("-population").first()
