from oscar.apps.catalogue.apps import CatalogueOnlyConfig
from oscar.core.application import OscarConfig


class CatalogueConfig(CatalogueOnlyConfig):
    name = "commerce.catalogue"

    def ready(self):
        # Oscar's own ready() loads its views, and they its Haystack search: our pages are in `views.py`.
        from oscar.apps.catalogue import receivers  # noqa: F401

        OscarConfig.ready(self)

    def get_urls(self):
        return []
