"""The bakery took its data along yesterday: the file waits in « Emporter mes données »."""

from datetime import timedelta

from membership import exporting
from membership.models import Shop, User
from pages.demo.loading import Loading

SHOP = "boulangerie-pernet"


def load(loading: Loading) -> None:
    town = loading.town("annecy")
    shop = Shop.objects.in_city(town.city).at_address(SHOP).first() if town else None
    owner = User.objects.owners_of(shop).first() if shop else None
    if shop is not None and owner is not None:
        with loading.dated(loading.now - timedelta(days=1)):
            exporting.ask(shop=shop, by=owner)
