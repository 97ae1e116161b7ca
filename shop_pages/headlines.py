"""How a shop's pages are called in search results: from what the shop says, else from its facts; its editors may write
other words."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kit import heads, place_names
from kit.search_text import normalise
from membership.models import Shop

if TYPE_CHECKING:
    from shop_pages.models import MiniSitePage, ShopPage


def title(page: "ShopPage | MiniSitePage", shop: Shop, *, is_further: bool) -> str:
    if page.seo_title:
        return page.seo_title
    at_town = place_names.at(shop.city.name)
    if is_further:
        return heads.title(f"{page.title} · {shop.name} {at_town}", f"{page.title} · {shop.name}", page.title)
    trade = trade_of(shop)
    named = f"{shop.name}, {trade} {at_town}" if trade else f"{shop.name} {at_town}"
    return heads.title(
        _("%(shop)s : horaires et adresse") % {"shop": named},
        named,
        f"{shop.name} {at_town}",
        shop.name,
    )


def description(page: "ShopPage | MiniSitePage", shop: Shop, *, is_further: bool) -> str:
    if page.search_description:
        return page.search_description
    at_town = place_names.at(shop.city.name)
    facts = _facts(shop, at_town)
    if is_further:
        return heads.description(f"{page.title}, {shop.name} {at_town}.", _sentence(shop.tagline), facts)
    said = shop.tagline or next(iter(shop.words.strip().split("\n")), "")
    if not said:
        return heads.description(facts, _("Horaires et itinéraire."))
    return heads.description(_sentence(said), facts)


def trade_of(shop: Shop) -> str:
    """The trade inside a sentence; nothing where the name says it already (« Boulangerie Pernet »)."""
    trade = shop.trade_name
    first = normalise(trade.split(",")[0].split(" ")[0])
    if first and first in normalise(shop.name).split():
        return ""
    return trade[:1].lower() + trade[1:]


def _facts(shop: Shop, at_town: str) -> str:
    """« Boulangerie, pâtisserie à Annecy, 4 rue des Tilleuls. »"""
    trade = f"{shop.trade_name} {at_town}"
    return f"{trade}, {shop.street_address}." if shop.street_address else f"{trade}."


def _sentence(said: str) -> str:
    return said if not said or said[-1] in ".!?…" else f"{said}."
