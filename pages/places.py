"""Communes that somebody may be looking for: by how they begin, named among other words, or misspelt."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from kit.search_text import normalise, suggest
from membership.models import City, Commune
from pages import departements

FOUND = 12


@dataclass(frozen=True)
class TownFound:
    """A commune, and its town if it is on the platform. `wanted` are the words asked for beside its name."""

    commune: Commune
    city: City | None
    wanted: str = ""

    @property
    def department(self) -> str:
        return departements.name_of(self.commune.departement)

    @property
    def url(self) -> str:
        if self.city is None:
            return f"/demander-ma-ville/{self.commune.insee_code}/"
        wanted = f"?{urlencode({'q': self.wanted})}#commerces" if self.wanted else ""
        return f"{self.city.get_absolute_url()}{wanted}"


@dataclass(frozen=True)
class Named:
    """Towns named among other words, and the words that are left."""

    towns: list[TownFound] = field(default_factory=list)
    rest: str = ""


def shown(communes: list[Commune], wanted: str = "") -> list[TownFound]:
    return [TownFound(commune, getattr(commune, "city", None), wanted) for commune in communes]


def beginning(asked: str, limit: int = FOUND) -> list[TownFound]:
    """Communes whose name or postcode begins so: the exact name first, then those on the platform, then by size."""
    wanted = normalise(asked)
    # Several short queries would be needed to rank all in the database; of one beginning the largest are enough.
    found = shown(list(Commune.objects.matching(asked).select_related("city")[: limit * 4]))
    found.sort(key=lambda town: (town.commune.search_name != wanted, town.city is None))
    return found[:limit]


def named_in(asked: str) -> Named:
    """« fleuriste saint malo », « Annecy boulangerie »: the longest name or postcode that begins or ends the words."""
    words = normalise(asked).split()[:10]
    splits = [
        (" ".join(name), " ".join(rest))
        for size in range(len(words) - 1, 0, -1)
        for name, rest in ((words[-size:], words[:-size]), (words[:size], words[size:]))
    ]
    communes = Commune.objects.called([name for name, _rest in splits]).select_related("city")
    found = list(communes.order_by("-population")[: FOUND * 4])
    for name, rest in splits:
        these = [commune for commune in found if commune.search_name == name or name in commune.postcode_list]
        if these:
            towns = shown(these[:FOUND], rest)
            return Named(sorted(towns, key=lambda town: town.city is None), rest)
    return Named()


def near(asked: str, limit: int = FOUND) -> list[TownFound]:
    """Communes that a slip of the pen makes this name of; the first two letters are taken to be right."""
    wanted = normalise(asked)
    if len(wanted) < 4 or wanted[:1].isdigit():
        return []
    communes: dict[str, list[Commune]] = {}
    for commune in Commune.objects.spelt_like(wanted).select_related("city").order_by("-population"):
        communes.setdefault(commune.search_name, []).append(commune)
    names = suggest(wanted, communes)
    return shown([commune for name in names for commune in communes[name]][:limit])


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
