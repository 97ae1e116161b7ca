"""This market: ten shops with hours, a basket over all of them, the three steps of its checkout."""

from django.test import Client

from bench import street
from bench.beside_oscar import answering
from commerce.catalogue.models import Category, Product
from commerce.partner.sellers import ensure
from membership.models import City, Shop
from tests import factories as people
from tests.commerce import factories

TEN = 10


class OurMarket:
    def __init__(self, city: City) -> None:
        self.city = city
        self.shelf = Category.add_root(name="Divers")
        for number in range(TEN):
            ensure(people.shop(city=city, name=f"Maison {number}", pro=True, hours=street.WEEK))

    def fill(self, count: int) -> None:
        shops = list(Shop.objects.in_city(self.city))
        for number in range(Product.objects.in_city(self.city).count(), count):
            factories.product(shop=shops[number % TEN], title=f"Fromage de {number}", category=self.shelf)

    def shopper(self, lines: int) -> Client:
        person = people.user(city=self.city, first_name="Chloé", last_name="Martin")
        things = Product.objects.in_city(self.city).order_by("pk")[:lines]
        factories.basket(self.city, *((each, 1) for each in things), owner=person)
        client = Client()
        people.sign_in(client, person)
        proposed = client.get(self._at("commande/comment/")).context["form"]
        client.post(self._at("commande/comment/"), {field.html_name: field.value() or "" for field in proposed})
        return client

    def path(self, page: str) -> str:
        if page == "product":
            return Product.objects.in_city(self.city).earliest("pk").get_absolute_url()
        return self._at({"list": "marche/", "basket": "panier/", "checkout": "commande/payer/"}[page])

    def _at(self, path: str) -> str:
        return f"/{self.city.slug}/{path}"


if __name__ == "__main__":
    with street.database():
        answering.serve(OurMarket(people.city()))
