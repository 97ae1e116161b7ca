"""A town's page: what stands on it, from its shops, the gate and what the floors above add."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drawings import plan
from drawings.plan import Plan
from kit import clock
from membership import alerts, meter, votes
from membership.models import City, Shop
from pages import cards, registry, search_entries, search_words, streets, tiles, town_filters, town_street
from pages.asked import Asked
from pages.cards import Card, Standing
from pages.town_filters import Filters
from pages.town_street import Street


@dataclass(frozen=True)
class Board:
    """`meant` is what was looked for instead, where the words as they were asked found nothing."""

    city: City
    asked: Asked
    meant: str
    street: Street
    filters: Filters
    found: int
    total: int
    open_count: int
    meter: meter.Meter
    asking: alerts.Box
    ballot: votes.Ballot
    wide: streets.Shown
    narrow: streets.Shown
    tiles: tiles.Tiles
    plan: Plan[Shop] | None = None
    sections: list[registry.TownSection] = field(default_factory=list)
    searches: list[registry.NavigationEntry] = field(default_factory=list)

    @property
    def cards(self) -> list[Card]:
        return self.street.cards

    @property
    def is_open(self) -> bool:
        return self.meter.standing.is_open

    @property
    def open_label(self) -> str:
        """« 11 commerces ouverts en ce moment »"""
        if not self.open_count:
            return _("Aucun commerce ouvert en ce moment")
        return ngettext(
            "%(count)s commerce ouvert en ce moment", "%(count)s commerces ouverts en ce moment", self.open_count
        ) % {"count": self.open_count}

    @property
    def off_the_map(self) -> list[Shop]:
        return [card.shop for card in self.cards if not card.place]

    @property
    def address(self) -> str:
        return f"{settings.SITE_URL}{self.city.get_absolute_url()}"

    @property
    def canonical(self) -> str:
        """Each page of the whole street is an address of its own; what narrows it isn't."""
        if self.asked.number == 1 or self.asked.is_narrowed:
            return self.address
        return f"{self.address}?page={self.asked.number}"


def board(city: City, asked: Asked) -> Board:
    """The same number of queries for one shop and for three hundred. Raises `town_street.NoSuchPage`."""
    now = clock.now()
    everything = cards.open_first(cards.standing(shop, now) for shop in cards.listed().in_city(city))
    shops = [each.shop for each in everything]
    meant, said = with_words(everything, asked.words)
    found = [each for each in said if asked.wants(each.shop) and (each.is_open or not asked.is_open)]
    street = town_street.lay_out(found, asked)
    return Board(
        city=city,
        asked=asked,
        meant=meant,
        street=street,
        filters=town_filters.of(said, asked),
        found=len(found),
        total=len(shops),
        open_count=sum(each.is_open for each in everything),
        meter=meter.of(city, shops),
        wide=streets.wide(city),
        narrow=streets.narrow(city),
        plan=_plan([card.shop for card in street.cards], shops),
        sections=[section for function in registry.town_sections if (section := function(city)) is not None],
        tiles=tiles.current(),
        searches=[entry for function in registry.town_searches for entry in function(city, meant or asked.words)]
        if asked.words
        else [],
        asking=alerts.box(city),
        ballot=votes.ballot(city, shops),
    )


def _plan(found: list[Shop], shops: list[Shop]) -> Plan[Shop] | None:
    """The shops that were found, numbered as in the list beside it; the town's others are dots."""
    numbered = {shop.pk for shop in found}
    return plan.draw(found, besides=[shop for shop in shops if shop.pk not in numbered])


def with_words(standings: list[Standing], asked: str) -> tuple[str, list[Standing]]:
    """What was meant if it isn't what was asked, and the shops whose text has every one of the words."""
    texts = [(each, search_entries.kept_text(each.shop)) for each in standings] if asked else []

    def saying(words: list[str]) -> list[Standing]:
        return [each for each, text in texts if search_entries.matches(text, words)]

    if not asked:
        return "", standings
    found = saying(search_entries.words_of(asked))
    if found:
        return "", found
    meant = search_words.read_again(asked, lambda stem: bool(saying([stem])))
    found = saying(search_entries.words_of(meant)) if meant else []
    return (meant, found) if found else ("", [])
