"""How a shop is found by words: the text of one shop, and the national table that keeps it."""

from functools import cache

from django.db import models

from kit.search_text import index_text, query_terms
from membership import trades
from membership.models import Shop
from pages import trade_words


def text_of(shop: Shop) -> str:
    """Name, trade and the shop's own words, without accents or endings."""
    trade = shop.trade_row
    return index_text(shop.name, shop.trade_name, trade_words.words_of(trade), shop.tagline, shop.words)


def kept_text(shop: Shop) -> str:
    """The text that the table keeps if the query brought it along, or a fresh one."""
    entry = getattr(shop, "search_entry", None)
    return text_of(shop) if entry is None else entry.text


def words_of(asked: str) -> list[str]:
    """The stems of what somebody typed: « du pain » is `pain`; none for no words."""
    return query_terms(asked)


def matches(text: str, words: list[str]) -> bool:
    """Whether every word begins a word of the text."""
    return all(f" {word}" in text for word in words)


def trades_matching(asked: str) -> list[trades.Trade]:
    """The trades that somebody may mean; none for no words."""
    words = words_of(asked)
    if not words:
        return []
    return [trade for trade in trades.ROWS if matches(trade_text(trade.key), words)]


@cache
def trade_text(key: str) -> str:
    return index_text(trade_words.words_of(trades.of(key)))


class SearchEntryQuerySet(models.QuerySet):
    def matching(self, asked: str) -> "SearchEntryQuerySet":
        """Entries of listed shops in which every word asked for begins a word; none for no words."""
        words = words_of(asked)
        if not words:
            return self.none()
        found = self.filter(shop__status=Shop.Status.ACCEPTED)
        for word in words:
            found = found.filter(text__contains=f" {word}")
        return found.select_related("shop__city__commune", "shop__member", "shop__subscription").order_by("shop__name")

    def write(self, shop: Shop) -> None:
        """Bring the shop's entry up to date."""
        self.update_or_create(shop=shop, defaults={"text": text_of(shop)})

    def write_missing(self) -> int:
        missing = Shop.objects.listed().filter(search_entry=None).select_related("city__commune")
        made = self.bulk_create([self.model(shop=shop, text=text_of(shop)) for shop in missing], batch_size=500)
        return len(made)
