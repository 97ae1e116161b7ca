"""What we override must still be there: an upgrade of Oscar that renames a hook would switch our rule off in silence."""

import inspect

import pytest
from oscar.apps.basket.abstract_models import AbstractBasket
from oscar.apps.basket.middleware import BasketMiddleware
from oscar.apps.catalogue.abstract_models import AbstractProduct
from oscar.apps.order.utils import OrderCreator as OscarOrderCreator
from oscar.apps.partner.strategy import Selector as OscarSelector
from oscar.apps.partner.strategy import Structured
from oscar.apps.shipping.repository import Repository as OscarRepository

from commerce.basket.middleware import TownBasketMiddleware
from commerce.basket.models import Basket
from commerce.catalogue.models import Product
from commerce.order.utils import OrderCreator
from commerce.partner.strategy import Selector, TownStrategy
from commerce.shipping.repository import Repository

HOOKS = [
    (Basket, AbstractBasket, "all_lines"),
    (TownBasketMiddleware, BasketMiddleware, "__call__"),
    (TownBasketMiddleware, BasketMiddleware, "get_cookie_key"),
    (TownBasketMiddleware, BasketMiddleware, "get_basket"),
    (TownBasketMiddleware, BasketMiddleware, "get_cookie_basket"),
    (TownBasketMiddleware, BasketMiddleware, "apply_offers_to_basket"),
    (TownBasketMiddleware, BasketMiddleware, "process_response"),
    (Product, AbstractProduct, "save"),
    (Product, AbstractProduct, "get_absolute_url"),
    (OrderCreator, OscarOrderCreator, "create_line_models"),
    (OrderCreator, OscarOrderCreator, "update_stock_records"),
    (Selector, OscarSelector, "strategy"),
    (TownStrategy, Structured, "fetch_for_line"),
    (TownStrategy, Structured, "pricing_policy"),
    (TownStrategy, Structured, "availability_policy"),
    (Repository, OscarRepository, "get_available_shipping_methods"),
]
NAMES = [f"{ours.__name__}.{method}" for ours, _upstream, method in HOOKS]


@pytest.mark.parametrize(("ours", "upstream", "method"), HOOKS, ids=NAMES)
def test_what_we_override_is_still_there_upstream(ours, upstream, method):
    assert callable(getattr(upstream, method))
    assert issubclass(ours, upstream)


@pytest.mark.parametrize(("ours", "upstream", "method"), HOOKS, ids=NAMES)
def test_what_we_override_is_called_as_upstream_calls_it(ours, upstream, method):
    theirs = inspect.signature(getattr(upstream, method)).parameters.values()
    needed = [each for each in theirs if each.kind == each.POSITIONAL_OR_KEYWORD and each.default is each.empty]
    mine = inspect.signature(getattr(ours, method)).parameters.values()
    takes_more = any(each.kind == each.VAR_POSITIONAL for each in mine)
    assert takes_more or len(mine) >= len(needed)


@pytest.mark.parametrize(("ours", "upstream", "method"), HOOKS, ids=NAMES)
def test_what_the_list_names_is_really_overridden(ours, upstream, method):
    assert getattr(ours, method) is not getattr(upstream, method)
