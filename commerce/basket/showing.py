"""The basket as its page shows it: a part for each shop, each line with what changed since it was put in."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commerce.basket import contents
from commerce.basket.models import Basket, Line
from commerce.catalogue import cards, terms
from commerce.catalogue.facts import measure
from commerce.catalogue.models import Product
from commerce.checkout import recap
from commerce.shipping.words import Way, payment, ways
from kit.money import format_money
from membership.models import Shop
from pages.streets import Shown


@dataclass(frozen=True)
class ShownLine:
    line: Line
    picture: str | Shown
    detail: str
    notice: str
    left: int | None
    conditions: list[str]

    @property
    def product(self):
        return self.line.product

    @property
    def price(self) -> Decimal:
        return self.line.line_price_incl_tax

    @property
    def grams(self) -> int | None:
        return self.line.quantity * self.product.portion_grams if self.product.is_weighed else None

    @property
    def amount(self) -> str:
        """« environ 250 g, au plus 6,70 € » of what is weighed."""
        if not self.product.is_weighed:
            return ""
        return _("environ %(weight)s, au plus %(price)s") % {
            "weight": measure(self.grams or 0),
            "price": format_money(self.price),
        }

    @property
    def step_words(self) -> tuple[str, str]:
        """What the two buttons do."""
        if self.product.is_weighed:
            portion = {"portion": measure(self.product.portion_grams)}
            return _("%(portion)s de moins") % portion, _("%(portion)s de plus") % portion
        return _("Un de moins"), _("Un de plus")

    @property
    def can_more(self) -> bool:
        return self.left is None or self.line.quantity < self.left


@dataclass(frozen=True)
class Part:
    shop: Shop
    lines: list[ShownLine]
    ways: list[Way]
    payment: Way
    subtotal: Decimal
    is_by_card: bool
    nearly: list[str]

    @property
    def has_weighed(self) -> bool:
        return any(each.product.is_weighed for each in self.lines)


@dataclass(frozen=True)
class Contents:
    parts: list[Part]
    recap: recap.Recap

    @property
    def rows(self) -> list[dict[str, object]]:
        """As `components/sum.html` takes it."""
        now, later = self.recap.by_card, self.recap.in_shop
        found: list[dict[str, object]] = [
            {"label": part.shop.name, "amount": part.subtotal} for part in self.parts if part.is_by_card
        ]
        if now:
            found.append({"label": _("Par carte, maintenant"), "amount": now, "kind": "now"})
        if later:
            found.append(
                {
                    "label": _("En boutique, au retrait"),
                    "note": self.recap.in_shop_names,
                    "amount": later,
                    "kind": "later",
                }
            )
        return found

    @property
    def count(self) -> int:
        """Articles: pieces, and each weighed thing as one."""
        return sum(1 if each.product.is_weighed else each.line.quantity for part in self.parts for each in part.lines)

    @property
    def has_problem(self) -> bool:
        """Something in it can't be ordered as it stands."""
        return any(
            each.left is not None and each.line.quantity > each.left for part in self.parts for each in part.lines
        )

    @property
    def sentence(self) -> str:
        shops = ngettext("%(count)d commerce", "%(count)d commerces", len(self.parts)) % {"count": len(self.parts)}
        articles = ngettext("%(count)d article", "%(count)d articles", self.count) % {"count": self.count}
        return f"{shops}, {articles}."


def of(basket: Basket, postcode: str = "") -> Contents:
    """Costs what `all_lines()` costs, however many lines there are. `postcode`: of the customer, if it is known."""
    told = recap.of(basket, {}, postcode=postcode)
    parts = [
        Part(
            part.shop,
            [_line(each) for each in part.lines],
            ways(part.shop),
            payment(part.shop),
            part.subtotal,
            part.is_by_card,
            part.nearly,
        )
        for part in told.parts
    ]
    return Contents(parts, told)


def _line(line: Line) -> ShownLine:
    product = line.product
    return ShownLine(line, cards.shown(product), _detail(line), notice(line), left_of(line), conditions(product))


def left_of(line: Line) -> int | None:
    """How many can be had; None where nobody counts."""
    info = line.purchase_info
    if not product_is_sold(line):
        return 0
    return getattr(info.availability, "num_available", None)


def product_is_sold(line: Line) -> bool:
    return line.product.is_sold and line.product.shop.is_pro


def _detail(line: Line) -> str:
    asked = line.basket.strategy.asked(line.product, line.stockrecord)
    price = format_money(asked)
    if line.product.is_weighed:
        return _("Au poids, %(price)s le kg") % {"price": price}
    unit_price = cards.unit_price(line.product, asked)
    return " · ".join(text for text in (_("%(price)s pièce") % {"price": price}, unit_price) if text)


def conditions(product: Product) -> list[str]:
    """What is known of it before it is ordered: how long it takes to make, that it can't be sent back and why."""
    found = []
    if product.made_to_order_days:
        found.append(terms.delay(product.made_to_order_days))
    if product.withdrawal_exemption:
        found.append(terms.no_withdrawal(product.withdrawal_exemption))
    return found


def notice(line: Line) -> str:
    """What changed since the customer last touched the line: a price, the stock, the sale itself."""
    if not product_is_sold(line):
        return str(contents.NotForSale(line.product)) + " " + _("Retirez-le pour continuer.")
    left = left_of(line)
    if left is not None and line.quantity > left:
        return contents.sentence_of(line.product, left) + " " + _("Changez la quantité pour continuer.")
    return recap.changed_price(line)
