"""What the address of a town's page asks for: words, a family of trades, a trade, who is open now, which page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from membership import trades
from membership.models import Shop
from pages.chips import Chip

LONGEST = 80


@dataclass(frozen=True)
class Asked:
    """Nothing unknown gets in, so that an address that was made up shows the whole street."""

    words: str = ""
    family: str = ""
    trade: str = ""
    is_open: bool = False
    number: int = 1

    @classmethod
    def from_query(cls, query: QueryDict) -> "Asked":
        family, trade, number = query.get("famille", ""), query.get("metier", ""), query.get("page", "1")
        if trade in trades.ALL:
            family = trades.of(trade).family
        return cls(
            words=" ".join(query.get("q", "").replace("\0", "").split())[:LONGEST],
            family=family if family in trades.FAMILIES else "",
            trade=trade if trade in trades.ALL else "",
            is_open=query.get("ouvert") == "1",
            number=int(number) if number.isdecimal() and len(number) < 6 else 1,
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.family or self.trade or self.is_open)

    def wants(self, shop: Shop) -> bool:
        """As far as its trade goes."""
        if self.trade and shop.trade != self.trade:
            return False
        return not self.family or shop.trade_row.family == self.family

    def fields(self) -> dict[str, str]:
        """The filters by their names in the address, those that are asked for."""
        every = {"q": self.words, "famille": self.family, "metier": self.trade, "ouvert": "1" if self.is_open else ""}
        return {name: value for name, value in every.items() if value}

    def beside_words(self) -> list[tuple[str, str]]:
        """What the search form carries along."""
        return [(name, value) for name, value in self.fields().items() if name != "q"]

    @property
    def query(self) -> str:
        """The rest of the address of a page of these results."""
        return f"{urlencode(self.fields())}&" if self.fields() else ""

    def url(self, **changes: Any) -> str:
        """This page with what changes, from its first shop on."""
        kept = replace(self, **changes).fields()
        return f"?{urlencode(kept)}#commerces" if kept else "?#commerces"

    def removals(self) -> Iterator[Chip]:
        """What is asked for, each with the address that asks for everything else."""
        if self.words:
            yield Chip(_("« %(words)s »") % {"words": self.words}, self.url(words=""), icon="x")
        if self.trade:
            yield Chip(trades.of(self.trade).label, self.url(trade=""), icon="x")
        elif self.family:
            yield Chip(trades.FAMILIES[self.family], self.url(family=""), icon="x")
        if self.is_open:
            yield Chip(_("Ouverts maintenant"), self.url(is_open=False), icon="x")
