"""Orders of the last days, each placed, paid and handed over at its moment, through the verbs that everybody uses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from commerce.basket.contents import add
from commerce.basket.models import Basket
from commerce.catalogue.models import Product
from commerce.demo.customers import CHLOE
from commerce.desk import handling
from commerce.order import cancelling, changing, collecting, missing, pickups, placing, sending, weighing
from commerce.order.addresses import DeliveryAddress
from commerce.order.missing import Gap
from commerce.order.models import Order, Purchase
from commerce.order.placing import Choice
from commerce.order.relay_points import Parcel
from commerce.order.statuses import OrderStatus
from commerce.order.ways import HOME, RELAY
from commerce.order.wishes import TAKE_IT_OFF, IfMissing, Wish
from commerce.partner.strategy import Selector
from commerce.payment import paying, refunds
from commerce.shipping.relay import asking as relay_points
from kit import clock
from membership import gate
from membership.current import in_city
from membership.models import User
from pages.demo import standin
from pages.demo.loading import Loading
from pages.demo.towns import LoadedTown

S = OrderStatus
HOME_OF_CHLOE = {"line1": "12 rue de l’Isle", "postcode": "74000", "town": "Annecy", "phone": "06 39 98 20 01"}


@dataclass(frozen=True)
class Bought:
    """`basket`: how many of each product, by slug. `ends`: the states each shop's order went through since, by the
    shop's slug; `lacking`: what wasn't there, by product; `ways`: who delivers; `relays`: who sends to a relay point;
    `tomorrow`: fetched the day after or later, else as early as can be. `is_closed`: nobody came, and the clock went its
    rounds."""

    ago: timedelta
    email: str
    basket: Mapping[str, int]
    ends: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ways: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    lacking: Mapping[str, Gap] = field(default_factory=dict)
    wish: Wish = TAKE_IT_OFF
    tomorrow: bool = False
    is_left: bool = False
    is_cancelled: bool = False
    is_closed: bool = False


NO_MORE = "Le dernier vient de partir au magasin. Toutes nos excuses."
DONE = (S.PREPARING, S.READY, S.COLLECTED)
BOUGHT = (
    Bought(
        timedelta(days=12),
        CHLOE,
        {"comte-18-mois": 5, "pain-de-campagne": 1},
        {"fromagerie-des-aravis": DONE, "boulangerie-pernet": DONE},
    ),
    Bought(
        timedelta(days=11),
        "paulette@example.org",
        {"@le-fil-de-l-eau": 1},
        {"le-fil-de-l-eau": (S.PREPARING, S.READY)},
        is_closed=True,
    ),
    Bought(
        timedelta(days=10), "mireille@example.org", {"@le-fil-de-l-eau": 1}, {"le-fil-de-l-eau": (S.PREPARING, S.READY)}
    ),
    Bought(
        timedelta(days=8),
        "mireille@example.org",
        {"croissant-au-beurre": 6, "brioche-de-saint-genix": 1},
        {"boulangerie-pernet": DONE},
    ),
    Bought(
        timedelta(days=5),
        CHLOE,
        {"baguette-de-tradition": 2, "tarte-aux-myrtilles-6-parts": 1},
        {"boulangerie-pernet": (S.PREPARING, S.READY, S.DELIVERED)},
        ways=("boulangerie-pernet",),
        lacking={"baguette-de-tradition": Gap(1, is_out=False)},
    ),
    Bought(
        timedelta(days=4),
        CHLOE,
        {"@terre-et-gres": 1},
        {"terre-et-gres": (S.PREPARING, S.READY, S.SENT)},
        relays=("terre-et-gres",),
    ),
    # Stripe keeps its fee on what is given back: the toy shop owes it.
    Bought(timedelta(days=3, hours=20), "paulette@example.org", {"ours-barnabe": 1}, {"colin-maillard": (S.REFUSED,)}),
    Bought(timedelta(days=3, hours=2), "lea@example.org", {"gateau-d-anniversaire-8-parts": 1}, is_left=True),
    Bought(
        timedelta(days=2),
        CHLOE,
        {"@le-fil-de-l-eau": 1, "beaufort-d-alpage": 4},
        {"le-fil-de-l-eau": (S.PREPARING, S.READY), "fromagerie-des-aravis": DONE},
    ),
    Bought(
        timedelta(hours=20),
        "paulette@example.org",
        {"tourte-de-seigle": 1, "pain-aux-noix-de-savoie": 1},
        {"boulangerie-pernet": (S.PREPARING, S.READY)},
    ),
    Bought(
        timedelta(hours=3),
        "yanis@example.org",
        {"galette-frangipane-6-parts": 1, "eclairs-au-cafe-les-trois": 1},
        {"boulangerie-pernet": (S.PREPARING,)},
        lacking={"eclairs-au-cafe-les-trois": Gap(1, "Trois éclairs au chocolat", is_out=False)},
        wish=Wish(IfMissing.REPLACE),
    ),
    Bought(timedelta(hours=2, minutes=40), "paulette@example.org", {"@le-fil-de-l-eau": 1}, is_cancelled=True),
    Bought(timedelta(hours=2), "mireille@example.org", {"@eglantine": 1}, tomorrow=True),
    Bought(
        timedelta(hours=1),
        CHLOE,
        {"baguette-de-tradition": 2, "comte-30-mois": 3, "@le-fil-de-l-eau": 1},
        wish=Wish(IfMissing.CALL, HOME_OF_CHLOE["phone"]),
    ),
)


def load(loading: Loading) -> None:
    """Oldest first: the stand-in's clock only goes forward. Nothing where the cast is too small for a market."""
    town = loading.town("annecy")
    with loading.dated(loading.began_at):
        if town is None or not gate.is_open(town.city):
            return
    for row in BOUGHT:
        with loading.at(loading.now - row.ago), in_city(town.city):
            purchase = buy(row, town)
        if purchase is None:
            continue
        if row.is_left:
            with loading.at(loading.now - row.ago + timedelta(hours=1)):
                paying.expire_due()
            continue
        work(purchase, row, loading)
        if row.is_closed:
            never_fetched(purchase, loading)
        if row.is_cancelled:
            cancel(purchase, loading.now - row.ago + timedelta(minutes=30), loading)
    with loading.dated(loading.now):
        collecting.due()


def buy(row: Bought, town: LoadedTown) -> Purchase | None:
    user = User.objects.of_realm(town.city.pk, row.email)
    wanted = [(_product(slug, town), quantity) for slug, quantity in row.basket.items()]
    if user is None or any(product is None for product, _quantity in wanted):
        return None
    basket = Basket.objects.create(owner=user, city=town.city)
    basket.strategy = Selector().strategy(user=user)
    for product, quantity in wanted:
        if product is not None:
            add(basket, product, quantity)
    purchase = placing.place(
        basket=basket,
        user=user,
        choices=_choices(row, user, [product for product, _quantity in wanted if product is not None]),
        is_adult=True,
        wish=row.wish,
        address=DeliveryAddress(user.first_name, user.last_name, **HOME_OF_CHLOE) if row.ways else None,
    )
    if purchase.card_total:
        paying.begin(purchase)
        if not row.is_left:
            pay(purchase)
    Order.objects.filter(purchase=purchase).update(date_placed=clock.now())
    return purchase


def _choices(row: Bought, user: User, products: list[Product]) -> dict[int, Choice]:
    """Sent to the nearest relay point, or delivered or fetched in a window that is free at that moment."""
    at, found = clock.now(), {}
    for product in products:
        shop = product.shop
        if shop.slug in row.relays:
            code = HOME_OF_CHLOE["postcode"]
            point = relay_points.points_near(code)[0]
            parcel = Parcel(code, point, user.first_name, user.last_name, HOME_OF_CHLOE["phone"])
            found[shop.pk] = Choice(way=RELAY, parcel=parcel)
            continue
        days = max(each.made_to_order_days for each in products if each.shop_id == shop.pk)
        if shop.slug in row.ways:
            found[shop.pk] = Choice(way=HOME, window=pickups.first_for(shop, at, made_days=days, way=HOME))
            continue
        first = pickups.first_for(shop, at, made_days=max(days, 1 if row.tomorrow else 0))
        found[shop.pk] = Choice(window=first)
    return found


def pay(purchase: Purchase) -> None:
    standin.pay(purchase.stripe_session_id)
    standin.settle()
    paying.settle(purchase)


def _product(slug: str, town: LoadedTown) -> Product | None:
    """A product of the town by its slug, or by `@` and a shop's the first that this shop has enough of."""
    products = Product.objects.in_city(town.city).on_sale().for_cards()
    if slug.startswith("@"):
        return products.sold_by_shops([slug[1:]]).in_stock().by_title().first()
    return products.filter(slug=slug).first()


def work(purchase: Purchase, row: Bought, loading: Loading) -> None:
    """Each shop's people take its order along: an hour or so between two states, the last a moment ago at most."""
    for order in purchase.orders.select_related("shop").order_by("pk"):
        seller = User.objects.owners_of(order.shop).first()
        states = row.ends.get(order.shop.slug, ())
        for number, state in enumerate(states, 1):
            moment = loading.now - row.ago + timedelta(minutes=40) * number
            if state in (S.COLLECTED, S.DELIVERED) and order.promised is not None:
                moment = max(moment, order.promised.begin + timedelta(minutes=10))
            with loading.dated(moment):
                if state == S.READY:
                    weigh(order, seller)
                if state == S.SENT and seller is not None:
                    sending.send(order=order, number=f"DEMO{order.pk:09d}", link="", by=seller)
                    continue
                if state == S.REFUSED and seller is not None:
                    handling.refuse(order=order, reason=NO_MORE, by=seller)
                    refunds.send_due()
                    continue
                changing.change(order=order, to=state, by=seller, acting_as=order.shop.name)
                if state == S.PREPARING:
                    lack(order, row, seller)


def cancel(purchase: Purchase, moment: datetime, loading: Loading) -> None:
    with loading.dated(moment):
        for order in purchase.orders.select_related("shop", "city"):
            cancelling.cancel(order=order, by=purchase.user, reason=_("Je l’ai trouvé à la médiathèque."))


def never_fetched(purchase: Purchase, loading: Loading) -> None:
    """Reminded at its date, closed at its last."""
    for _round in range(2):
        for order in purchase.orders.all():
            if order.kept_until is not None:
                with loading.dated(order.kept_until):
                    collecting.due()


def lack(order: Order, row: Bought, seller: User | None) -> None:
    gaps = {
        line.pk: row.lacking[line.product.slug]
        for line in order.lines.select_related("product")
        if line.product.slug in row.lacking
    }
    if gaps:
        missing.report(order=order, gaps=gaps, by=seller, acting_as=order.shop.name)
        refunds.send_due()


def weigh(order: Order, seller: User | None) -> None:
    """A knife is never exact: a little less than ordered, and the difference goes back."""
    grams = {line.pk: line.ordered_grams * 17 // 18 for line in weighing.unweighed(order)}
    if grams:
        weighing.weigh(order=order, grams=grams, by=seller, acting_as=order.shop.name)
        refunds.send_due()
