"""A seller's day: orders of every kind, and the addresses of one shop's desk."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from commerce.order import changing, confirming, placing
from commerce.order.addresses import DeliveryAddress
from commerce.order.models import Order
from commerce.payment.models import ShopAccount
from membership import current
from tests.commerce import factories
from tests.factories import sign_in, user

HOME = DeliveryAddress(
    first_name="Chloé", last_name="Bernard", line1="3 quai de l’Île", postcode="74000", town="Annecy"
)


def url(name, shop, **more):
    return reverse(f"desk-{name}", kwargs={"city": shop.city, "slug": shop.slug, **more})


def an_order(shop, *products, by_card=False, home=False, note="", to=()) -> Order:
    """One of each product, from a new customer, confirmed; then led through the states `to`."""
    city = shop.city
    if by_card and not ShopAccount.objects.filter(shop=shop).exists():
        factories.card_account(shop)
    if home:
        factories.delivers(shop)
    person = user(city=city, first_name="Chloé", last_name="Bernard", phone="06 39 98 00 01")
    with current.in_city(city):
        basket = factories.basket(city, *[(each, 1) for each in products], owner=person)
        choice = placing.Choice("home" if home else "pickup", note)
        purchase = placing.place(basket=basket, user=person, choices={shop.pk: choice}, address=HOME if home else None)
        if by_card:
            confirming.confirm(purchase, payment_intent_id=f"pi_{purchase.pk}")
        order = purchase.orders.get()
        for state in to:
            changing.change(order=order, to=state, acting_as=shop.name)
    return Order.objects.get(pk=order.pk)


def photo(name: str = "pain.jpg") -> SimpleUploadedFile:
    made = BytesIO()
    Image.new("RGB", (80, 60), "#b5472f").save(made, "JPEG")
    return SimpleUploadedFile(name, made.getvalue(), content_type="image/jpeg")


@pytest.fixture
def desk(client, librairie):
    """The book shop's owner is at the desk."""
    sign_in(client, librairie.person)
    return client


@pytest.fixture
def order(open_annecy, librairie, book):
    """A book, to be paid in the shop."""
    return an_order(librairie, book)


@pytest.fixture
def paid_order(open_annecy, librairie, book):
    return an_order(librairie, book, by_card=True)
