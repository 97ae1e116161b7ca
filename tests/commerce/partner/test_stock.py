from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine

from commerce.partner import stock
from commerce.partner.models import Partner, StockRecord
from kit import clock, due
from membership import shop_changes, signals
from membership.models import Shop
from tests import factories as cast
from tests.commerce import factories

PARIS = ZoneInfo("Europe/Paris")


def at(day: int, hour: int, zone: ZoneInfo = PARIS) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=zone)


@pytest.fixture
def bread(boulangerie):
    with time_machine.travel(at(23, 9), tick=False):
        return factories.product(shop=boulangerie, title="Pain de campagne", mode="daily", daily=12)


def emptied(product, **values):
    product.stockrecords.update(**{"num_in_stock": 0, "num_allocated": 0, **values})


def left(product) -> int:
    return factories.record(product).net_stock_level


def test_what_is_baked_daily_is_there_again_in_the_morning(bread):
    emptied(bread)
    with time_machine.travel(at(24, 5), tick=False):
        stock.refill_due()
    assert left(bread) == 12


def test_nothing_is_refilled_before_morning(bread):
    emptied(bread)
    with time_machine.travel(at(24, 3), tick=False):
        stock.refill_due()
    assert left(bread) == 0


def test_a_day_refills_once(bread):
    with time_machine.travel(at(24, 5), tick=False):
        stock.refill_due()
        emptied(bread)
        stock.refill_due()
    assert left(bread) == 0


def test_the_refill_comes_on_top_of_what_is_promised(bread):
    emptied(bread, num_in_stock=3, num_allocated=3)
    with time_machine.travel(at(24, 5), tick=False):
        stock.refill_due()
    assert (left(bread), factories.record(bread).num_allocated) == (12, 3)


def test_morning_is_the_towns_own(db):
    reunion = cast.city(name="Saint-Denis", insee_code="97411", departement="974")
    with time_machine.travel(at(23, 12), tick=False):
        bread = factories.product(shop=cast.shop(city=reunion, pro=True), mode="daily", daily=5)
    emptied(bread)
    with time_machine.travel(at(24, 5, ZoneInfo("Indian/Reunion")), tick=False):  # two in the morning in Paris
        stock.refill_due()
    assert left(bread) == 5


def test_counted_stock_is_never_refilled(boulangerie):
    product = factories.product(shop=boulangerie, stock=1)
    emptied(product)
    with time_machine.travel(at(24, 5), tick=False):
        stock.refill_due()
    assert left(product) == 0


def test_the_refill_is_one_of_the_jobs_that_fall_due():
    assert "daily-stock" in due.names()


def test_a_sale_at_the_counter_takes_one_off(boulangerie):
    product = factories.product(shop=boulangerie, stock=3)
    assert stock.sold_at_counter(factories.record(product), boulangerie.person) == 2


def test_the_counter_can_not_sell_what_is_promised(boulangerie):
    product = factories.product(shop=boulangerie, stock=2)
    product.stockrecords.update(num_allocated=2)
    with pytest.raises(stock.NothingLeft):
        stock.sold_at_counter(factories.record(product), boulangerie.person)


def test_nobody_counts_what_is_not_counted(boulangerie):
    product = factories.product(shop=boulangerie, mode="uncounted")
    assert stock.sold_at_counter(factories.record(product), boulangerie.person) is None


def test_a_counted_stock_says_what_can_still_be_sold(boulangerie):
    product = factories.product(shop=boulangerie, stock=2)
    product.stockrecords.update(num_allocated=2)
    stock.set_stock(factories.record(product), by=boulangerie.person, quantity=5)
    assert (left(product), factories.record(product).num_in_stock) == (5, 7)


def test_a_stock_can_become_a_daily_one(boulangerie):
    record = factories.record(factories.product(shop=boulangerie, stock=2))
    stock.set_stock(record, by=boulangerie.person, mode=StockRecord.Mode.DAILY, daily=12, quantity=12)
    record.refresh_from_db()
    assert (record.mode, record.daily_quantity, record.net_stock_level) == ("daily", 12, 12)


def test_a_price_change_is_remembered_with_who_made_it(boulangerie):
    product = factories.product(shop=boulangerie, price="4.50")
    stock.set_price(factories.record(product), Decimal("4.90"), boulangerie.person)
    assert [(str(each.price), each.by) for each in product.price_changes.all()] == [
        ("4.50", None),
        ("4.90", boulangerie.person),
    ]


def test_the_same_price_again_is_no_change(boulangerie):
    product = factories.product(shop=boulangerie, price="4.50")
    assert stock.set_price(factories.record(product), Decimal("4.50"), boulangerie.person) is None


def test_a_price_of_nothing_is_refused(boulangerie):
    with pytest.raises(ValueError, match="more than 0"):
        stock.set_price(factories.record(factories.product(shop=boulangerie)), Decimal(0), boulangerie.person)


def test_an_accepted_shop_can_sell(annecy):
    shop = cast.shop(city=annecy)
    signals.shop_accepted.send(Shop, shop=shop)
    assert (shop.partner.name, shop.delivery.home_is_on) == (shop.name, False)


def test_a_shop_told_twice_is_one_seller(annecy):
    shop = cast.shop(city=annecy)
    signals.shop_accepted.send(Shop, shop=shop)
    signals.shop_accepted.send(Shop, shop=shop)
    assert Partner.objects.filter(shop=shop).count() == 1


def test_a_renamed_shop_is_found_by_its_new_name(boulangerie):
    product = factories.product(shop=boulangerie, title="Baguette")
    boulangerie.name = "Fournil Zeste"
    boulangerie.save()
    shop_changes.written(shop=boulangerie, fields=["name"])
    found = type(product).objects.in_city(boulangerie.city).filter(search_text__contains=" zest ")
    assert [each.title for each in found] == ["Baguette"]


def test_what_is_refilled_says_when(bread):
    with time_machine.travel(at(24, 5), tick=False):
        stock.refill_due()
        assert factories.record(bread).refilled_on == clock.now().astimezone(PARIS).date()
