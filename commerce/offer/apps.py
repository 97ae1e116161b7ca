from oscar.apps.offer.apps import OfferConfig as OscarOfferConfig


class OfferConfig(OscarOfferConfig):
    name = "commerce.offer"

    def ready(self):
        from oscar.apps.offer import receivers  # noqa: F401 (its views stay unloaded: no offer has a page)

    def get_urls(self):
        return []
