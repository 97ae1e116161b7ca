"""What the market adds to the demonstration has every case in it, and each came about through the verbs of real shops."""

import tomllib
from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from commerce.catalogue.models import Category, CategoryRequest, PriceChange, Product
from commerce.customer import addresses
from commerce.customer.models import Favourite, StockAlert
from commerce.demo.customers import CHLOE, NEIGHBOURS
from commerce.order.models import Line, Order, OrderStatusChange, Purchase
from commerce.order.statuses import OrderStatus, PurchaseStatus
from commerce.papers.models import Paper
from commerce.partner.models import StockRecord
from commerce.payment import debts
from commerce.payment.models import Refund, ShopAccount
from commerce.shipping.models import ShopDelivery
from commerce.talk.models import Conversation, Side
from kit import clock
from membership import gate
from membership.models import City, User
from pages.demo.cast import folder

pytestmark = pytest.mark.usefixtures("market", "db")
S = OrderStatus


def product(slug: str) -> Product:
    return Product.objects.everywhere().get(slug=slug)


def record(slug: str) -> StockRecord:
    return StockRecord.objects.get(product__slug=slug)


def orders_of(email: str) -> dict[str, set[str]]:
    """The states of somebody's orders, by shop."""
    found: dict[str, set[str]] = {}
    for order in Order.objects.filter(user__email=email).select_related("shop"):
        found.setdefault(order.shop.slug, set()).add(order.status)
    return found


def test_the_market_of_annecy_is_open():
    assert gate.is_open(City.objects.get())


# Products


def test_departments_have_two_levels():
    told = tomllib.loads((folder() / "categories.toml").read_text("utf-8"))["categories"]
    assert Category.objects.filter(depth=1).count() == len(told)
    assert Category.objects.filter(depth=2).count() == sum(len(each["children"]) for each in told)


def test_every_product_is_its_shops_own():
    assert {each.shop.slug for each in Product.objects.everywhere().select_related("shop")} == {
        "boulangerie-pernet",
        "fromagerie-des-aravis",
        "le-fil-de-l-eau",
        "chocolats-aubin",
        "la-cave-du-canal",
        "terre-et-gres",
        "colin-maillard",
    }


def test_every_product_has_its_picture():
    assert not Product.objects.everywhere().browsable_dashboard().filter(pictures=None).exists()


def test_cheese_is_sold_by_weight():
    comte = product("comte-18-mois")
    assert (comte.is_weighed, comte.portion_grams) == (True, 50)


def test_wine_says_how_strong_it_is():
    wines = Product.objects.everywhere().filter(shop__slug="la-cave-du-canal", product_class__slug="alcohol")
    assert wines
    assert all(any(value.attribute.code == "degree" for value in wine.attribute_values.all()) for wine in wines)


def test_bread_can_not_be_returned():
    assert product("pain-de-campagne").withdrawal_exemption == "perishable"


def test_a_book_can_be_returned():
    assert product("l-ete-ou-papa-a-vendu-le-bateau").withdrawal_exemption == ""


def test_something_is_made_to_order():
    assert product("gateau-d-anniversaire-8-parts").made_to_order_days > 0


@pytest.mark.parametrize("slug", ["biere-brune-aux-noix", "brioche-a-tete"])
def test_something_is_sold_out(annecy_on_sale, slug):
    assert not annecy_on_sale.in_stock().filter(slug=slug).exists()


@pytest.fixture
def annecy_on_sale():
    return Product.objects.in_city(City.objects.get()).on_sale()


def test_what_is_made_daily_was_made_this_morning():
    today = clock.now().astimezone(City.objects.get().zone).date()
    assert set(StockRecord.objects.filter(mode="daily").values_list("refilled_on", flat=True)) == {today}


def test_a_price_was_cut_on_its_day():
    changes = list(PriceChange.objects.filter(product__slug="theiere-ventrue").order_by("at"))
    assert changes[-1].price == record("theiere-ventrue").price
    assert changes[-1].price < changes[0].price
    assert timedelta(days=1) < clock.now() - changes[-1].at < timedelta(days=20)


def test_nothing_costs_more_than_the_cast_says():
    told = tomllib.loads((folder() / "products" / "annecy.toml").read_text("utf-8"))["products"]
    prices = {each["slug"]: Decimal(each["price"]) for each in told}
    records = StockRecord.objects.filter(product__parent=None).select_related("product")
    assert all(each.price == prices[each.product.slug] for each in records)


def test_boots_come_in_sizes_and_colours():
    boots = product("bottes-de-pluie-saute-flaque")
    assert boots.variants.count() == 12
    assert boots.pictures.count() == 3
    assert sum(each.num_in_stock == 0 for each in StockRecord.objects.filter(product__parent=boots)) == 2


def test_every_product_tells_what_the_law_wants():
    assert not Product.objects.everywhere().filter(is_complete=False).exists()


def test_a_department_is_asked_for():
    asked = CategoryRequest.objects.order_by("asked_at")
    assert [(each.wanted, each.is_waiting) for each in asked] == [("Loisirs créatifs", True)]


# Deliveries and cards


def test_the_bakery_delivers_at_home():
    delivery = ShopDelivery.objects.get(shop__slug="boulangerie-pernet")
    assert delivery.home_is_on
    assert [zone.postcodes for zone in delivery.zones.all()] == [["74000"], ["74940", "74960"]]


def test_the_chocolates_go_to_relay_points():
    delivery = ShopDelivery.objects.get(shop__slug="chocolats-aubin")
    assert (delivery.home_is_on, delivery.relay_is_on) == (False, True)


def test_a_pot_is_on_its_way_to_a_relay_point():
    order = Order.objects.get(way=Order.Way.RELAY)
    assert (order.shop.slug, order.relay.postcode, order.relay.town) == ("terre-et-gres", "74000", "Annecy")
    assert order.tracking.number.startswith("DEMO")


def test_the_book_shop_offers_pickup_alone():
    delivery = ShopDelivery.objects.get(shop__slug="le-fil-de-l-eau")
    assert (delivery.home_is_on, delivery.relay_is_on) == (False, False)


def test_the_owner_accepted_to_deliver():
    delivery = ShopDelivery.objects.get(shop__slug="boulangerie-pernet")
    assert delivery.accepted_by.email == "boulangerie@example.org"
    assert delivery.accepted_at < clock.now() - timedelta(days=19)


def test_a_shop_is_on_holiday():
    aubin = City.objects.get().shops.get(slug="chocolats-aubin")
    assert aubin.calendar.coming_specials(clock.now())[0].word == "congés"


def test_the_book_shop_takes_no_cards():
    assert not ShopAccount.objects.filter(shop__slug="le-fil-de-l-eau").exists()


def test_shops_that_take_cards_have_an_account_that_receives():
    assert ShopAccount.objects.filter(can_take_cards=True, can_receive=True).count() == 6


# Customers


def test_neighbours_have_accounts_of_the_town():
    assert set(User.objects.exclude(city=None).values_list("email", flat=True)) == {CHLOE, *NEIGHBOURS}


def test_chloe_has_confirmed_her_address():
    assert User.objects.get(email=CHLOE).email_confirmed_at


# Orders


def test_chloe_follows_orders_in_every_state_of_their_way():
    assert orders_of(CHLOE) == {
        "fromagerie-des-aravis": {S.COLLECTED, S.PAID},
        "boulangerie-pernet": {S.COLLECTED, S.DELIVERED, S.PAID},
        "le-fil-de-l-eau": {S.READY, S.DUE_IN_SHOP},
        "terre-et-gres": {S.SENT},
    }


def test_an_order_of_a_neighbour_is_being_prepared():
    assert orders_of("yanis@example.org")["boulangerie-pernet"] == {S.PREPARING}


def test_the_book_shop_has_one_of_each_end():
    found = Order.objects.filter(shop__slug="le-fil-de-l-eau")
    assert {S.NOT_COLLECTED, S.CANCELLED, S.READY} <= set(found.values_list("status", flat=True))
    assert found.filter(status=S.READY, reminded_at__isnull=False, kept_until__gt=clock.now()).exists()


def test_the_baker_has_orders_to_prepare():
    assert Order.objects.filter(shop__slug="boulangerie-pernet").to_prepare().exists()


def test_a_payment_that_was_left_has_expired():
    purchases = Purchase.objects.filter(user__email="lea@example.org")
    assert PurchaseStatus.EXPIRED in purchases.values_list("status", flat=True)


def test_what_a_left_payment_held_is_on_the_shelf_again():
    left = record("gateau-d-anniversaire-8-parts")
    assert not left.num_allocated


def test_every_other_purchase_is_confirmed():
    others = Purchase.objects.exclude(user__email="lea@example.org")
    assert {each.status for each in others} == {PurchaseStatus.CONFIRMED}


def test_orders_were_placed_at_their_moment():
    ages = [clock.now() - placed for placed in Order.objects.values_list("date_placed", flat=True)]
    assert timedelta(minutes=30) < min(ages) < timedelta(hours=2)
    assert timedelta(days=11) < max(ages) < timedelta(days=13)


def test_no_order_changed_in_the_future():
    changes = OrderStatusChange.objects.all()
    assert changes
    assert all(change.at <= clock.now() for change in changes)


def test_a_state_says_which_shop_it_was():
    order = Order.objects.filter(status=S.COLLECTED, shop__slug="boulangerie-pernet").first()
    change = order.status_changes.order_by("pk").last()
    assert (change.by.email, change.acting_as) == ("boulangerie@example.org", "Boulangerie Pernet")


def test_an_order_bears_the_number_of_its_town_and_purchase():
    assert all(number.startswith("74010-") for number in Order.objects.values_list("number", flat=True))


def test_the_ledger_agrees_with_the_stand_in_to_the_cent():
    told = StringIO()
    call_command("reconcile", stdout=told)
    assert "agree to the cent" in told.getvalue()
    assert not told.getvalue().startswith("0 purchases")


# Chloé's account


def chloe() -> User:
    return User.objects.get(email=CHLOE)


def test_chloe_has_an_address_and_what_she_keeps_and_waits_for():
    assert [address.line1 for address in addresses.of(chloe())] == ["12 rue de l’Isle"]
    kept = Favourite.objects.of_user(chloe())
    assert {str(each.product or each.shop) for each in kept} == {"Pain de campagne", "Fromagerie des Aravis"}
    assert StockAlert.objects.of_user(chloe()).waiting().count() == 1


def test_chloe_waits_for_an_answer_of_the_bakery():
    [waiting] = Conversation.objects.waiting_for(Side.SHOP)
    assert waiting.order.shop.slug == "boulangerie-pernet"
    assert waiting.messages.get().by == chloe()


def test_chloe_was_answered_before():
    earlier = Conversation.objects.exclude(shop_unread__gt=0).get()
    assert [message.side for message in earlier.messages.all()] == ["customer", "shop"]
    assert earlier.customer_unread == 0


def test_chloe_has_an_invoice_and_a_credit_note():
    kinds = {paper.kind for paper in Paper.objects.of_customer(chloe())}
    assert kinds == {"receipt", "invoice", "credit"}


def test_a_loaf_was_missing_and_its_price_went_back_to_chloe():
    [lacking] = Line.objects.filter(order__user=chloe(), missing__gt=0)
    assert (lacking.quantity, lacking.missing, lacking.instead) == (2, 1, "")
    refund = lacking.order.refunds.get()
    assert (refund.cause, refund.amount, refund.state) == ("missing", lacking.line_price_incl_tax / 2, "done")


def test_a_neighbour_gets_something_else_instead():
    replaced = Line.objects.exclude(instead="").get()
    assert replaced.order.user.email == "yanis@example.org"
    assert replaced.price_now == replaced.line_price_incl_tax
    assert replaced.order.purchase.wish.what == "replace"


def test_a_customer_wants_to_be_called():
    assert Purchase.objects.get(if_missing="call").phone


def test_a_shop_owes_what_stripe_kept_of_an_order_it_refused():
    refused = Order.objects.get(status=OrderStatus.REFUNDED)
    assert refused.shop.slug == "colin-maillard"
    assert debts.of(refused.shop) == Refund.objects.get(order=refused).owed > 0
