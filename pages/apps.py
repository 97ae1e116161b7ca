from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Pages du site")

    def ready(self) -> None:
        # Models exist only now: what registers itself is imported here.
        from membership import issuer, signals
        from pages import figures, receivers
        from pages.demo import (
            applications,
            bills,
            crews,
            exports,
            getting_to_ten,
            helping,
            loading,
            people,
            steps,
            suspensions,
            wishes,
        )
        from pages.publisher import Publisher

        issuer.set_provider(Publisher.as_issuer)
        figures.register_all()
        people.register_all()
        steps.register_all()
        loading.register("Les demandes d’inscription", applications.load, order=50)
        loading.register("Les factures de Pro", bills.load, order=200)
        loading.register("Une suspension annoncée", suspensions.load, order=51)
        loading.register("Les villes demandées", wishes.load, order=52)
        loading.register("Les équipes", crews.load, order=55)
        loading.register("Les voix, les alertes, les invitations", getting_to_ten.load, order=58)
        loading.register("Les demandes d’aide", helping.load, order=60)
        loading.register("Des données à emporter", exports.load, order=200)
        signals.city_added.connect(receivers.city_added, dispatch_uid="pages-city-added")
        signals.city_changed.connect(receivers.city_changed, dispatch_uid="pages-city-changed")
        signals.shop_accepted.connect(receivers.shop_accepted, dispatch_uid="pages-shop-accepted")
        signals.shop_changed.connect(receivers.shop_changed, dispatch_uid="pages-shop-changed")
