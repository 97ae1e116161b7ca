"""Who publishes and who hosts the platform: facts that its operator fills in, shown on `/mentions-legales/`."""

from typing import NamedTuple

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from membership.issuer import Issuer


class Entry(NamedTuple):
    """As `components/deflist.html` takes it."""

    term: str | Promise
    text: str


@register_setting(icon="user")
class Publisher(BaseGenericSetting):
    """What the law wants to be said of an online publisher (LCEN, art. 1-1) and of its host."""

    name = models.CharField(gettext_lazy("nom ou dénomination"), max_length=150, blank=True)
    legal_form = models.CharField(gettext_lazy("forme juridique et capital"), max_length=150, blank=True)
    address = models.CharField(gettext_lazy("adresse"), max_length=250, blank=True)
    siren = models.CharField("SIREN", max_length=11, blank=True)
    register_entry = models.CharField(gettext_lazy("registre"), max_length=100, blank=True)
    vat_number = models.CharField(gettext_lazy("numéro de TVA"), max_length=20, blank=True)
    phone = models.CharField(gettext_lazy("téléphone"), max_length=20, blank=True)
    email = models.EmailField(gettext_lazy("adresse e-mail"), blank=True, default="contact@lespetitscommerces.org")
    director = models.CharField(gettext_lazy("directeur de la publication"), max_length=150, blank=True)
    host_name = models.CharField(gettext_lazy("hébergeur"), max_length=150, blank=True)
    host_address = models.CharField(gettext_lazy("adresse de l’hébergeur"), max_length=250, blank=True)
    host_phone = models.CharField(gettext_lazy("téléphone de l’hébergeur"), max_length=20, blank=True)

    IDENTITY = ("name", "legal_form", "address", "siren", "register_entry", "vat_number", "phone", "email", "director")
    HOSTING = ("host_name", "host_address", "host_phone")

    class Meta:
        verbose_name = gettext_lazy("éditeur et hébergeur")

    @classmethod
    def read(cls) -> "Publisher":
        """The facts as filled in, or blank ones. Never writes, unlike Wagtail's own `load`: pages are read by GET."""
        return cls.objects.first() or cls()

    @classmethod
    def as_issuer(cls) -> Issuer:
        """The same facts as they stand on the invoices of Pro."""
        facts = cls.read()
        return Issuer(
            name=facts.name,
            legal_form=facts.legal_form,
            address=facts.address,
            siren=facts.siren,
            register_entry=facts.register_entry,
            vat_number=facts.vat_number,
            email=facts.email,
            phone=facts.phone,
            edit_url=reverse("wagtailsettings:edit", args=["pages", "publisher"]),
        )

    @property
    def identity(self) -> list[Entry]:
        return self._entries(self.IDENTITY)

    @property
    def hosting(self) -> list[Entry]:
        return self._entries(self.HOSTING)

    @property
    def is_incomplete(self) -> bool:
        return not all(getattr(self, name) for name in (*self.IDENTITY, *self.HOSTING))

    def _entries(self, names: tuple[str, ...]) -> list[Entry]:
        fields = [self._meta.get_field(name) for name in names]
        return [
            Entry(
                str(field.verbose_name).capitalize() if field.name != "siren" else "SIREN",
                getattr(self, field.name) or _("à compléter"),
            )
            for field in fields
        ]
