"""A basket as its customer reads it before ordering: a part for each shop, what is paid now and what in the shops."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from commerce.basket.models import Basket, Line
from commerce.catalogue import kinds, terms
from commerce.order import pickup_words
from commerce.order.ways import PICKUP, RELAY
from commerce.payment import cards
from commerce.shipping import zone_words
from commerce.shipping.methods import FREE, HomeDelivery
from commerce.shipping.repository import Method, methods_of
from commerce.shipping.windows import Window
from kit import clock
from kit.money import format_money
from membership.models import Shop


@dataclass(frozen=True)
class Part:
    shop: Shop
    lines: list[Line]
    methods: list[Method]
    way: str
    is_by_card: bool
    window: Window | None = None

    @property
    def made_days(self) -> int:
        """Until the last of it is ready, of what is made to order."""
        return max((line.product.made_to_order_days for line in self.lines), default=0)

    @property
    def when(self) -> str:
        """« demain, entre 10 h et 11 h », when it is fetched or brought; empty where no time was chosen."""
        if self.window is None or self.is_relay:
            return ""
        return pickup_words.sentence(self.window, self.shop.city.zone, clock.now())

    @property
    def method(self) -> Method:
        return next((each for each in self.methods if each.code == self.way), self.methods[0])

    @property
    def is_fetched(self) -> bool:
        """In the shop, or where it says."""
        return self.method.code == PICKUP

    @property
    def is_relay(self) -> bool:
        return self.method.code == RELAY

    @property
    def is_pickup_only(self) -> bool:
        return len(self.methods) == 1

    @property
    def subtotal(self) -> Decimal:
        return sum((line.line_price_incl_tax for line in self.lines), Decimal("0.00"))

    @property
    def is_at_most(self) -> bool:
        """Something of it is weighed when it is prepared, and may cost less then."""
        return any(line.product.is_weighed for line in self.lines)

    @property
    def fee(self) -> Decimal:
        return self.method.fee(self.subtotal)

    @property
    def total(self) -> Decimal:
        return self.subtotal + self.fee

    @property
    def home(self) -> HomeDelivery | None:
        return next((way for way in self.methods if isinstance(way, HomeDelivery)), None)

    @property
    def is_under_minimum(self) -> bool:
        """For so little the shop brings nothing to anybody."""
        return self.home is not None and self.home.missing_everywhere(self.subtotal) > 0

    @property
    def missing_to_order(self) -> Decimal:
        """What is still to be bought before it is brought where it was said; nothing where it is fetched."""
        is_brought = self.home is not None and self.method is self.home
        return self.home.missing_to_order(self.subtotal) if self.home and is_brought else FREE

    @property
    def nearly(self) -> list[str]:
        """What a little more would bring: to be delivered, and for nothing."""
        return zone_words.nearly(self.home.possible, self.subtotal) if self.home else []

    @property
    def exempt(self) -> list[str]:
        """What can't be withdrawn from and why (C. conso L221-28): told before the order."""
        return [
            terms.exempt(line.product.title, line.product.withdrawal_exemption)
            for line in self.lines
            if line.product.withdrawal_exemption
        ]


@dataclass(frozen=True)
class Recap:
    parts: list[Part]

    @property
    def by_card(self) -> Decimal:
        return sum((part.total for part in self.parts if part.is_by_card), Decimal("0.00"))

    @property
    def in_shop(self) -> Decimal:
        return self.total - self.by_card

    @property
    def total(self) -> Decimal:
        return sum((part.total for part in self.parts), Decimal("0.00"))

    @property
    def is_at_most_by_card(self) -> bool:
        return any(part.is_at_most for part in self.parts if part.is_by_card)

    @property
    def is_at_most_in_shop(self) -> bool:
        return any(part.is_at_most for part in self.parts if not part.is_by_card)

    @property
    def needs_address(self) -> bool:
        return any(part.method.is_home for part in self.parts)

    @property
    def relays(self) -> list[Part]:
        """What is sent to a relay point, the same for all of it."""
        return [part for part in self.parts if part.is_relay]

    @property
    def offers_delivery(self) -> bool:
        return any(method.is_home for part in self.parts for method in part.methods)

    @property
    def exempt(self) -> list[str]:
        return [words for part in self.parts for words in part.exempt]

    @property
    def changed_prices(self) -> list[str]:
        """Said before paying: what costs something else than when it was put in."""
        return [said for part in self.parts for line in part.lines if (said := changed_price(line))]

    @property
    def has_alcohol(self) -> bool:
        return any(kinds.of(line.product).is_alcohol for part in self.parts for line in part.lines)

    @property
    def card_shop_names(self) -> str:
        return ", ".join(part.shop.name for part in self.parts if part.is_by_card)

    @property
    def in_shop_names(self) -> str:
        return ", ".join(part.shop.name for part in self.parts if not part.is_by_card)


def changed_price(line: Line) -> str:
    """Nothing if it costs what it did when the customer last touched it."""
    before, now = line.price_incl_tax, line.unit_price_incl_tax
    if before is None or now is None or before == now:
        return ""
    return _("« %(title)s » : le prix a changé depuis votre choix, %(now)s au lieu de %(before)s.") % {
        "title": line.product.title,
        "now": format_money(now),
        "before": format_money(before),
    }


def of(
    basket: Basket, ways: Mapping[str, str], windows: Mapping[int, Window] | None = None, postcode: str = ""
) -> Recap:
    """`ways` by shop id as text (a session's keys); a shop that isn't in it is picked up. `windows`: when, by shop.
    `postcode`: where a delivery goes, if that is known."""
    times = windows or {}
    found: dict[int, tuple[Shop, list[Line]]] = {}
    for line in basket.all_lines():
        shop = line.product.shop
        found.setdefault(shop.pk, (shop, []))[1].append(line)
    return Recap(
        [
            Part(
                shop,
                lines,
                methods_of(shop, postcode),
                ways.get(str(pk), PICKUP),
                cards.may_take(shop),
                times.get(pk),
            )
            for pk, (shop, lines) in sorted(found.items())
        ]
    )
