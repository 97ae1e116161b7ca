"""How a shop is found by words: the text of one shop, and the national table that keeps it."""

from collections.abc import Iterable
from functools import cache

from django.db import models

from kit.search_text import index_text, normalise, query_terms
from membership import trades
from membership.models import Shop
from membership.models.members import ShopQuerySet
from pages import trade_words
from pages.search_words import MOST_WORDS, SearchWord


def text_of(shop: Shop) -> str:
    """Name, trade, place and the shop's own words, without accents or endings."""
    trade = shop.trade_row
    return index_text(
        *(shop.name, shop.trade_name, trade_words.words_of(trade), shop.city.name, shop.postcode),
        *(shop.tagline, shop.words),
    )


def order_name_of(shop: Shop) -> str:
    """What lists are ordered by, the same in every database: letters and figures alone."""
    return normalise(shop.name).replace(" ", "")[:80]


def kept_text(shop: Shop) -> str:
    """The text that the table keeps if the query brought it along, or a fresh one."""
    entry = getattr(shop, "search_entry", None)
    return text_of(shop) if entry is None else entry.text


def words_of(asked: str) -> list[str]:
    """The stems of what somebody typed: « du pain » is `pain`; none for no words."""
    return query_terms(asked)[:MOST_WORDS]


def matches(text: str, words: list[str]) -> bool:
    """Whether every word begins a word of the text."""
    return all(f" {word}" in text for word in words)


def found_by(shops: ShopQuerySet, words: list[str]) -> ShopQuerySet:
    """Those in whose text every word begins a word, by name; none for no words."""
    if not words:
        return shops.none()
    for word in words:
        shops = shops.filter(search_entry__text__contains=f" {word}")
    return shops.order_by("search_entry__order_name", "pk")


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
    def write(self, shop: Shop) -> None:
        """Bring the shop's entry up to date."""
        self.update_or_create(shop=shop, defaults={"text": text_of(shop), "order_name": order_name_of(shop)})
        SearchWord.objects.keep(words_said(shop))

    def bring_up_to_date(self) -> int:
        """Write the entries of listed shops that are missing, or that say what is no longer so; how many."""
        kept = {pk: (text, name) for pk, text, name in self.order_by().values_list("pk", "text", "order_name")}
        behind, changed = [], []
        for shop in Shop.objects.listed().select_related("city__commune"):
            text, order_name = text_of(shop), order_name_of(shop)
            if kept.get(shop.pk) != (text, order_name):
                behind.append(self.model(shop=shop, text=text, order_name=order_name))
                changed.append(shop)
        self.bulk_create(
            behind,
            update_conflicts=True,
            unique_fields=["shop"],
            update_fields=["text", "order_name"],
            batch_size=500,
        )
        SearchWord.objects.keep(text for shop in changed for text in words_said(shop))
        return len(behind)


def words_said(shop: Shop) -> Iterable[str]:
    """Names as they are written, sentences in small letters: a word that begins one has no capital of its own."""
    return shop.name, shop.city.name, shop.trade_name.lower(), shop.tagline.lower(), shop.words.lower()
