from oscar.apps.checkout.apps import CheckoutConfig as OscarCheckoutConfig


class CheckoutConfig(OscarCheckoutConfig):
    name = "commerce.checkout"

    def ready(self):
        """Oscar loads its views here; ours are reached by `commerce/urls.py`."""

    def get_urls(self):
        return []
