from oscar.apps.basket.apps import BasketConfig as OscarBasketConfig


class BasketConfig(OscarBasketConfig):
    name = "commerce.basket"

    def ready(self):
        """Oscar loads its views here; ours are reached by `commerce/urls.py`."""

    def get_urls(self):
        return []
