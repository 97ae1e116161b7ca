"""Stock django-oscar, as its own sandbox sets it up: its templates, its views, its strategies."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.beside_oscar.stock_settings"
django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
from oscar.apps.address.models import Country
from oscar.apps.catalogue.models import Category, Product, ProductCategory, ProductClass
from oscar.apps.partner.models import Partner, StockRecord

from bench.beside_oscar import answering

ADDRESS = {
    "first_name": "Chloé",
    "last_name": "Martin",
    "line1": "1 rue du Lac",
    "line4": "Annecy",
    "postcode": "74000",
}


class StockOscar:
    def fill(self, count: int) -> None:
        kind, _ = ProductClass.objects.get_or_create(name="Chose")
        partner, _ = Partner.objects.get_or_create(name="Maison")
        shelf = Category.objects.first() or Category.add_root(name="Divers")
        numbers = range(Product.objects.count(), count)
        made = Product.objects.bulk_create(
            Product(title=f"Fromage de {n}", slug=f"fromage-{n}", product_class=kind, description="Choisi.")
            for n in numbers
        )
        ProductCategory.objects.bulk_create(ProductCategory(product=each, category=shelf) for each in made)
        StockRecord.objects.bulk_create(
            StockRecord(product=each, partner=partner, partner_sku=each.slug, price="4.50", num_in_stock=9)
            for each in made
        )

    def shopper(self, lines: int) -> Client:
        person = User.objects.create_user(f"chloe{lines}", f"chloe{lines}@example.org", "un-mot-de-passe")
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        for product in Product.objects.order_by("pk")[:lines]:
            client.post(f"/basket/add/{product.pk}/", {"quantity": 1})
        client.post("/checkout/shipping-address/", ADDRESS)
        client.get("/checkout/shipping-method/")
        return client

    def path(self, page: str) -> str:
        if page == "product":
            return Product.objects.earliest("pk").get_absolute_url()
        return {"list": "/catalogue/", "basket": "/basket/", "checkout": "/checkout/preview/"}[page]


if __name__ == "__main__":
    setup_test_environment()
    call_command("migrate", verbosity=0)
    Country.objects.create(
        iso_3166_1_a2="FR", iso_3166_1_a3="FRA", printable_name="France", name="France", is_shipping_country=True
    )
    answering.serve(StockOscar())
