"""What is asked and what is struck, day by day, against somebody who looks at every single day."""

from datetime import datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from commerce.catalogue import prices
from commerce.catalogue.models import Product, Promotion
from commerce.partner.strategy import TownStrategy
from kit import clock
from kit.money import percent_cut

FIRST = datetime.fromisoformat("2026-06-01T00:00:00+02:00")
TODAY = 120
cents = st.integers(1, 20_00).map(lambda amount: Decimal(amount) / 100)
# Few different ones, so that they fall together often.
amounts = st.sampled_from([Decimal(each) for each in ("0.01", "2.00", "2.10", "3.00", "4.50", "5.00")])
# The edges of the thirty days come up often.
days = st.integers(0, TODAY) | st.sampled_from([30, 31, 60, 61, 90, 91])
changes = st.dictionaries(days, amounts, max_size=6).map(lambda found: sorted({0: Decimal("5.00"), **found}.items()))


@st.composite
def promotions(draw):
    begins, lasts = draw(days), draw(st.integers(1, 30))
    kind, value = draw(
        st.sampled_from([("percent", Decimal(20)), ("percent", Decimal("33.3")), ("amount", Decimal(1))])
    )
    return Promotion(kind=kind, value=value, starts_at=on(begins), ends_at=on(begins + lasts))


def on(day: int) -> datetime:
    return FIRST + timedelta(days=day)


def asked_on(day: int, changes, promotions, is_book: bool) -> Decimal:
    """The naive way."""
    base = [price for since, price in changes if since <= day][-1]
    found = [base]
    for each in promotions:
        if each.starts_at <= on(day) < each.ends_at:
            less = percent_cut(base, each.value) if each.kind == "percent" else each.value
            found.append(max(base - less, Decimal("0.01")))
    lowest = min(found)
    while is_book and lowest < base * Decimal("0.95"):
        lowest += Decimal("0.01")
    return lowest


def struck_on(today: int, daily: list[Decimal]) -> Decimal | None:
    """The naive way: `daily` is what was asked each day."""

    def change_before(day: int) -> int | None:
        return next((each for each in range(day, 0, -1) if daily[each] != daily[each - 1]), None)

    cut = change_before(today)
    if cut is None or daily[cut] > daily[cut - 1] or today - cut > 30:
        return None
    while (before := change_before(cut - 1)) is not None:
        if daily[before] > daily[before - 1] or cut - before > 30:
            break
        cut = before
    lowest = min(daily[max(0, cut - 30) : cut])
    return lowest if daily[today] < lowest else None


@given(changes=changes, promotions=st.lists(promotions(), max_size=4), is_book=st.booleans(), today=days)
def test_a_price_is_asked_and_struck_as_if_every_day_were_looked_at(changes, promotions, is_book, today):
    rows = [SimpleNamespace(at=on(day), price=price) for day, price in changes]
    daily = [asked_on(day, changes, promotions, is_book) for day in range(today + 1)]
    steps = prices.steps(rows, promotions, is_book=is_book, until=on(today))
    assert steps[-1].price == daily[today]
    assert prices.struck(steps, on(today)) == struck_on(today, daily)


@given(changes=changes, promotions=st.lists(promotions(), max_size=4), today=days)
def test_what_is_asked_now_is_the_last_of_the_history(changes, promotions, today):
    rows = [SimpleNamespace(at=on(day), price=price) for day, price in changes]
    base = [price for since, price in changes if since <= today][-1]
    running = [each for each in promotions if each.runs_at(on(today))]
    steps = prices.steps(rows, promotions, until=on(today))
    assert prices.best(base, running, is_book=False) == steps[-1].price


@given(was=cents, price=cents)
def test_a_percentage_is_never_more_than_it_is(was, price):
    if price < was:
        assert price <= was * (100 - prices.percent(price, was)) / 100


class Thing(SimpleNamespace):
    """A product with its promotions, without a database."""

    portion_price = Product.portion_price


@given(
    price=cents,
    value=st.integers(1, 99),
    rate=st.sampled_from(["20.00", "5.50", "2.10"]),
    grams=st.sampled_from([None, 50, 75]),
    quantity=st.integers(1, 40),
)
def test_parts_of_a_reduced_price_add_up(price, value, rate, grams, quantity):
    now = clock.now()
    made = Promotion(
        kind="percent", value=Decimal(value), starts_at=now - timedelta(days=1), ends_at=now + timedelta(days=1)
    )
    thing = Thing(
        promotions=SimpleNamespace(all=lambda: [made]),
        product_class=SimpleNamespace(slug="other"),
        is_weighed=grams is not None,
        portion_grams=grams,
        shop=SimpleNamespace(member=SimpleNamespace(is_vat_exempt=False)),
    )
    found = TownStrategy().pricing_policy(thing, SimpleNamespace(price=price, tax_rate=rate, price_currency="EUR"))
    assert found.excl_tax + found.tax == found.incl_tax
    assert found.incl_tax >= Decimal("0.01")
    assert found.incl_tax <= (price if grams is None else Thing.portion_price(thing, price))
    assert quantity * found.incl_tax == quantity * found.excl_tax + quantity * found.tax
