from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FaqConfig(AppConfig):
    name = "faq"
    verbose_name = _("Aide")

    def ready(self) -> None:
        # Translations are ready only now: what registers itself is imported here.
        from faq import platform_figures

        platform_figures.register_all()
