"""« Prévenez-moi »: a customer waits for a product that is sold out, and is written to once when it is back.

In the order in which they asked, and no more of them than there are pieces: who was told has a day's start before the
next are.
"""

from datetime import timedelta

from django.db import transaction

from commerce.catalogue.models import Product
from commerce.customer import emails
from commerce.customer.models import StockAlert
from commerce.partner import words
from kit import clock
from membership import gate
from membership.models import User

START = timedelta(days=1)


class IsThere(Exception):
    """It isn't sold out: nobody has to wait."""


def ask(*, user: User, product: Product) -> None:
    """Asked twice is asked once, at the place of the first. Raises `IsThere`."""
    if not words.stock_of(product).is_out:
        raise IsThere(product.pk)
    StockAlert.objects.get_or_create(user=user, product=product, told_at=None)


def forget(*, user: User, product: Product) -> None:
    StockAlert.objects.of_user(user).waiting().filter(product=product).delete()


def tell_due() -> int:
    """How many were written to."""
    wanted = StockAlert.objects.waiting().values("product")
    back = Product.objects.everywhere().on_sale().filter(pk__in=wanted).for_cards().order_by("pk")
    open_towns: dict[int, bool] = {}
    told = 0
    for product in back:
        city = product.shop.city
        if city.pk not in open_towns:
            open_towns[city.pk] = gate.is_open(city)
        if open_towns[city.pk]:
            told += _tell(product)
    return told


def _tell(product: Product) -> int:
    left = words.stock_of(product).left
    now = clock.now()
    with transaction.atomic():
        # One round at a time: a second one waits here, and finds them told.
        rows = StockAlert.objects.select_for_update(of=("self",)).of_product(product)
        if left is not None:
            left = max(0, left - rows.told_since(now - START).count())
        due = list(rows.waiting().select_related("user__city__commune").order_by("pk")[:left])
        for alert in due:
            alert.told_at = now
            alert.save(update_fields=["told_at"])
            if alert.user.is_active:
                emails.back_in_stock(alert)
    return len(due)
