"""What the market gives to the demonstration; costs nothing where there is none."""

from commerce.demo import customers, loader, steps
from commerce.demo.wiping import without_ledger_triggers
from pages.demo import loading, wiping


def register_all() -> None:
    loading.register("Les produits, les livraisons, les commandes", loader.load)
    wiping.register("ledger", without_ledger_triggers)
    customers.register_people()
    steps.register_all()
