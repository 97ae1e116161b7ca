"""A stock in words, for who is about to buy."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commerce.catalogue.facts import measure
from commerce.catalogue.models import Product
from commerce.partner.models import StockRecord

FEW = 5  # from here down the number is told


@dataclass(frozen=True)
class StockWords:
    """`left` is None where nobody counts."""

    title: str
    text: str = ""
    left: int | None = None

    @property
    def is_out(self) -> bool:
        return self.left == 0


def stock_of(product: Product) -> StockWords:
    """Of what comes in sizes or colours, all of them together. Costs no query on a product from `for_cards()`."""
    if product.is_parent:
        return _together([stock_of(each.product) for each in product.offered_variants])
    record = next(iter(product.stockrecords.all()), None)
    if record is None:
        return StockWords(_("Épuisé"), left=0)
    if not record.is_counted:
        return StockWords(_("Disponible"))
    left = max(0, record.net_stock_level)
    if not left:
        is_daily = record.mode == StockRecord.Mode.DAILY
        return StockWords(
            _("Épuisé aujourd’hui") if is_daily else _("Épuisé"), _("De retour demain matin") if is_daily else "", 0
        )
    return StockWords(_("En stock"), _left(product, left), left)


def _together(stocks: list[StockWords]) -> StockWords:
    there = [each for each in stocks if not each.is_out]
    if not there:
        return StockWords(_("Épuisé"), left=0)
    counts = [each.left for each in there if each.left is not None]
    total = sum(counts) if len(counts) == len(there) else None
    text = (
        ""
        if len(there) == len(stocks)
        else _("%(there)d choix sur %(all)d") % {"there": len(there), "all": len(stocks)}
    )
    return StockWords(_("En stock"), text, total)


def _left(product: Product, left: int) -> str:
    if product.is_weighed:
        return _("Il en reste %(weight)s") % {"weight": measure(left * product.portion_grams)}
    if left > FEW:
        return ""
    return ngettext("Il n’en reste qu’un", "Il n’en reste que %(left)d", left) % {"left": left}
