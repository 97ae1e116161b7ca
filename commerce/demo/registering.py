"""What the market gives to the demonstration; costs nothing where there is none."""

from typing import Any

from django.http import HttpResponse

from commerce.customer import hints
from commerce.demo import customers, loader, steps
from commerce.demo.wiping import without_triggers
from membership.models import City
from pages.demo import loading, sessions, wiping


def register_all() -> None:
    loading.register("Les produits, les livraisons, les commandes", loader.load, moves_stripe=True)
    wiping.register("what is never shortened", without_triggers)
    sessions.customer_entered.connect(give_hint, dispatch_uid="demo-customer-hint")
    customers.register_people()
    steps.register_all()


def give_hint(sender: type[City], response: HttpResponse, city: City, **kwargs: Any) -> None:
    """The page then asks for the name and the basket's count."""
    hints.give(response, city)
