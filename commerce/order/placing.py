"""From one basket to one purchase with an order for each shop: held, numbered and frozen, before any money moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from oscar.core.loading import get_class

from commerce.basket.models import Basket
from commerce.basket.models import Line as BasketLine
from commerce.catalogue import kinds
from commerce.order import confirming, holds, pickups
from commerce.order.addresses import DeliveryAddress
from commerce.order.models import Order, Purchase, ShippingAddress
from commerce.order.relay_points import Parcel
from commerce.order.statuses import OrderStatus
from commerce.order.utils import OrderCreator
from commerce.order.ways import PICKUP, RELAY
from commerce.order.wishes import TAKE_IT_OFF, Wish
from commerce.partner.strategy import Selector
from commerce.payment import cards
from commerce.shipping.repository import Method, Repository
from commerce.shipping.windows import Window
from kit import clock
from membership import gate
from membership.models import City, Shop, User

OrderTotalCalculator = get_class("checkout.calculators", "OrderTotalCalculator")
LEAST_BY_CARD = Decimal(
    "0.50"
)  # Stripe refuses less (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts)


class CantPlace(Exception):
    """The purchase can't be placed as it is; nothing was held."""


class BasketIsEmpty(CantPlace):
    pass


class AlreadyPaying(CantPlace):
    """The basket is being paid already, perhaps in another tab."""


class TotalChanged(CantPlace):
    """A price, a shop or a fee changed since the customer saw the recap."""


class PaymentChanged(CantPlace):
    """A shop began to take cards, or stopped, since the customer saw what is paid now and what in the shops."""


class TooLittleForACard(CantPlace):
    pass


class AgeIsNotDeclared(CantPlace):
    """Alcohol is in it, and the customer hasn't said to be eighteen (C. santé publique L3342-1)."""


class NobodyToCall(CantPlace):
    """The customer wants to be called if something is missing, and told no number."""


class AccountIsClosed(CantPlace):
    """The customer closed the account meanwhile."""


class ShopCantSell(CantPlace):
    def __init__(self, shop: Shop) -> None:
        super().__init__(shop.slug)
        self.shop = shop


class WayIsGone(CantPlace):
    """The shop doesn't offer the chosen way (any more), or not where the customer lives."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(shop.slug)
        self.shop = shop


class BelowMinimum(CantPlace):
    """The shop comes to this address from an amount on that isn't reached (any more)."""

    def __init__(self, shop: Shop, missing: Decimal) -> None:
        super().__init__(shop.slug)
        self.shop, self.missing = shop, missing


class PointIsMissing(CantPlace):
    """A parcel for a relay point, and nobody said which."""


@dataclass(frozen=True)
class Choice:
    """How one shop's part reaches the customer; `window`: when it is fetched or brought (None: the shop says when);
    `parcel`: to which relay point it is sent, verified."""

    way: str = PICKUP
    note: str = ""
    window: Window | None = None
    parcel: Parcel | None = None


@transaction.atomic
def place(
    *,
    basket: Basket,
    user: User,
    choices: Mapping[int, Choice],
    address: DeliveryAddress | None = None,
    expected_total: Decimal | None = None,
    expected_by_card: Decimal | None = None,
    is_adult: bool = False,
    wish: Wish = TAKE_IT_OFF,
) -> Purchase:
    """Hold the stock, number the purchase, write an order a shop. `choices` by shop id; who isn't in it is picked up. `is_adult`: the customer said so.
    `wish`: what the shops do if something isn't there.

    Raises `membership.gate.MarketIsClosed`, `commerce.order.holds.SoldOut`, `commerce.order.pickups.WindowsAreGone`, or a
    `CantPlace`.
    """
    city: City = basket.city
    gate.require_open(city)
    _hold_customer(user)
    if wish.lacks_phone:
        raise NobodyToCall
    locked = Basket.objects.select_for_update().get(pk=basket.pk)
    if locked.status != Basket.OPEN:
        raise AlreadyPaying
    holds.hold(holds.wanted(locked.lines.all()))
    _hold_shops(locked)
    lines = _lines_of(locked)  # after the locks: prices, stocks and shops as they are held
    if not lines:
        raise BasketIsEmpty
    has_alcohol = any(kinds.of(line.product).is_alcohol for line in lines)
    if has_alcohol and not is_adult:
        raise AgeIsNotDeclared

    number = _next_number(city)
    purchase = Purchase.objects.create(
        city=city,
        number=number,
        user=user,
        basket=locked,
        card_total=0,
        in_shop_total=0,
        adult_declared_at=clock.now() if has_alcohol else None,
        if_missing=wish.what,
        phone=wish.phone if wish.is_call else "",
        created_at=clock.now(),
        expires_at=clock.now() + timedelta(minutes=settings.PAYMENT_MINUTES),
    )
    parts = _by_shop(lines)
    pickups.claim(_promised(parts, choices), at=clock.now())
    for position, (shop, shop_lines) in enumerate(parts, 1):
        order = _place_part(purchase, position, shop, shop_lines, choices.get(shop.pk, Choice()), address)
        if order.is_paid_by_card:
            purchase.card_total += order.total_incl_tax
        else:
            purchase.in_shop_total += order.total_incl_tax
    if expected_total is not None and purchase.total != expected_total:
        raise TotalChanged
    if expected_by_card is not None and purchase.card_total != expected_by_card:
        raise PaymentChanged
    if 0 < purchase.card_total < LEAST_BY_CARD:
        raise TooLittleForACard
    purchase.save()
    locked.freeze()
    if not purchase.card_total:
        confirming.confirm(purchase)
        purchase.refresh_from_db()
    return purchase


def _hold_customer(user: User) -> None:
    """Who closes the account at this moment does it before, so that nothing is ordered, or after, held back by the order.
    Locked first: closing locks the person, then the basket."""
    if not User.objects.select_for_update(no_key=True).get(pk=user.pk).is_active:
        raise AccountIsClosed(user.pk)


def _hold_shops(basket: Basket) -> None:
    """A shop that leaves or is suspended at this moment does it before, and can't sell, or after, with the order there.
    Before the town's lock: leaving takes the two in this order."""
    shops = Shop.objects.filter(pk__in=basket.lines.values("product__shop"))
    list(shops.select_for_update(no_key=True, of=("self",)).order_by("pk").values_list("pk", flat=True))


def _lines_of(basket: Basket) -> list[BasketLine]:
    lines = basket.lines.select_related(
        "product__shop__city__commune",
        "product__shop__member",
        "product__shop__subscription",
        "product__shop__stripe_account",
        "product__product_class",
        "stockrecord__partner",
    )
    return list(lines.order_by("pk"))


def _by_shop(lines: list[BasketLine]) -> list[tuple[Shop, list[BasketLine]]]:
    """Shops by primary key: the order of their numbers, the same however the basket was filled."""
    found: dict[int, tuple[Shop, list[BasketLine]]] = {}
    for line in lines:
        shop = line.product.shop
        if not shop.is_pro or not line.product.is_sold:
            raise ShopCantSell(shop)
        found.setdefault(shop.pk, (shop, []))[1].append(line)
    return [found[pk] for pk in sorted(found)]


def _promised(parts: list[tuple[Shop, list[BasketLine]]], choices: Mapping[int, Choice]) -> list[pickups.Wanted]:
    """The windows that the customer chose."""
    found = []
    for shop, lines in parts:
        choice = choices.get(shop.pk)
        if choice is not None and choice.way in pickups.COLUMNS and choice.window is not None:
            days = max(line.product.made_to_order_days for line in lines)
            found.append(pickups.Wanted(shop, choice.window, days, way=choice.way))
    return found


def _next_number(city: City) -> int:
    """Under the town's lock, taken after the stock's: the same order everywhere."""
    City.objects.select_for_update(no_key=True).get(pk=city.pk)
    return (Purchase.objects.filter(city=city).aggregate(last=Max("number"))["last"] or 0) + 1


def _place_part(purchase, position, shop, lines, choice, address) -> Order:
    """One shop's order, out of a frozen basket of its own: copies, so that the customer's basket can come back."""
    part = Basket.objects.create(city=purchase.city, owner=purchase.user, status=Basket.FROZEN)
    for line in lines:
        line.pk, line.id, line.basket = None, None, part
    BasketLine.objects.bulk_create(lines)
    part.strategy = Selector().strategy(user=purchase.user)
    methods = Repository().get_shipping_methods(part, user=purchase.user, shipping_addr=address)
    method = next((each for each in methods if each.code == choice.way), None)
    if method is None or (method.is_home and (address is None or not method.serves(address.postcode))):
        raise WayIsGone(shop)
    if method.is_home and (missing := method.missing_to_order(part.total_incl_tax)):
        raise BelowMinimum(shop, missing)
    parcel = choice.parcel if method.code == RELAY else None
    if method.code == RELAY and parcel is None:
        raise PointIsMissing
    charge = method.calculate(part)
    window = choice.window if method.code in pickups.COLUMNS else None
    order = OrderCreator().place_order(
        basket=part,
        total=OrderTotalCalculator().calculate(part, charge),
        shipping_method=method,
        shipping_charge=charge,
        user=purchase.user,
        shipping_address=_written_on_it(method, address, parcel),
        order_number=f"{purchase.reference}-{position}",
        status=OrderStatus.AWAITING_PAYMENT,
        purchase=purchase,
        shop=shop,
        city=purchase.city,
        paid_by=Order.PaidBy.CARD if cards.may_take(shop) else Order.PaidBy.IN_SHOP,
        way=method.code,
        place=parcel.point.words if parcel else method.place,
        relay_point=parcel.point.to_json() if parcel else None,
        note=choice.note,
        **(pickups.frozen(window, method.code) if window else {}),
    )
    part.submit()
    return order


def _written_on_it(method: Method, address: DeliveryAddress | None, parcel: Parcel | None) -> ShippingAddress | None:
    """To the door, or to the relay point with the name of who fetches it there."""
    if parcel is not None:
        return parcel.address.for_order()
    return address.for_order() if method.is_home and address else None
