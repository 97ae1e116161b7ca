from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    name = "commerce.papers"
    label = "papers"
    verbose_name = _("Reçus, factures et avoirs des boutiques")

    def ready(self) -> None:
        # Models exist only now: what registers itself is imported here.
        from commerce.papers import receivers  # noqa: F401
