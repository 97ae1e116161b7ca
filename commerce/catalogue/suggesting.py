"""What the market's search field proposes while somebody types: departments, shops and products, as the list would."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from commerce.catalogue import cards, prices, searching
from commerce.catalogue.asked import LONGEST, Asked
from commerce.catalogue.board import Board
from commerce.catalogue.models import Product
from kit import clock
from kit.money import format_money
from kit.search_text import query_terms
from membership.models import City

SHORTEST = 2
PRODUCTS, PLACES = 6, 3


@dataclass(frozen=True)
class Suggestion:
    name: str
    note: str
    url: str


def propose(city: City, words: str) -> list[dict[str, Any]]:
    """Groups that have something: `{"label": …, "options": [{"name", "note", "url"}]}`."""
    words = " ".join(words.replace("\0", "").split())[:LONGEST]
    if len(words) < SHORTEST:
        return []
    board = Board(clock.now(), has_text=True)
    groups = (
        (_("Rayons"), departments(city, board, words)),
        (_("Commerces"), shops(city, board, words)),
        (_("Produits"), products(board, words)),
    )
    return [{"label": label, "options": [vars(each) for each in found]} for label, found in groups if found]


def departments(city: City, board: Board, words: str) -> list[Suggestion]:
    """Those called so in which something stands."""
    held = {path for paths in board.paths.values() for path in paths}
    found = [
        each
        for each in board.categories
        if _is_called(each.name, words) and any(path.startswith(each.path) for path in held)
    ]
    return [
        Suggestion(each.name, "", reverse("market-category", kwargs={"city": city, "slug": each.slug}))
        for each in found[:PLACES]
    ]


def shops(city: City, board: Board, words: str) -> list[Suggestion]:
    """Those called so, or of such a trade: their products."""
    market = reverse("market", kwargs={"city": city})
    found = [shop for shop in board.shops.values() if _is_called(searching.called(shop), words)]
    return [Suggestion(shop.name, shop.trade_name, Asked(shops=(shop.slug,)).url(market)) for shop in found[:PLACES]]


def products(board: Board, words: str) -> list[Suggestion]:
    ranks = searching.find(board, words, is_typing=True).ranks or {}
    keys = sorted((row.pk for row in board.rows if row.pk in ranks), key=lambda pk: ranks[pk])[:PRODUCTS]
    found = {each.pk: each for each in Product.objects.among(keys).for_prices().select_related("shop__city")}
    return [_suggestion(found[pk], board.at) for pk in keys]


def _suggestion(product: Product, at: datetime) -> Suggestion:
    price = format_money(prices.lowest(product, at))
    if product.is_weighed:
        price = f"{price} {cards.PER_KILO}"
    return Suggestion(product.title, f"{price}, {product.shop.name}", product.get_absolute_url())


def _is_called(name: str, words: str) -> bool:
    """The name has each of the words; the last may only have begun."""
    *whole, beginning = query_terms(words) or [""]
    text = searching.stems(name)
    return bool(beginning) and f" {beginning}" in text and all(f" {stem} " in text for stem in whole)
