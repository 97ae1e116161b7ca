"""What the customer wants if something isn't there: said once for a purchase, read by every shop in it."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class IfMissing(models.TextChoices):
    CALL = "call", gettext_lazy("Appelez-moi")
    REPLACE = "replace", gettext_lazy("Remplacez-le par ce qui s’en approche")
    TAKE_OFF = "take_off", gettext_lazy("Retirez-le")


@dataclass(frozen=True)
class Wish:
    """`phone` is where to call, and empty for any other wish."""

    what: str = IfMissing.TAKE_OFF
    phone: str = ""

    @property
    def is_call(self) -> bool:
        return self.what == IfMissing.CALL

    @property
    def lacks_phone(self) -> bool:
        return self.is_call and not self.phone

    @property
    def for_customer(self) -> str:
        if self.is_call:
            return _("Le commerçant vous appelle au %(phone)s.") % {"phone": self.phone}
        if self.what == IfMissing.REPLACE:
            return _("Le commerçant le remplace par ce qui s’en approche, jamais plus cher.")
        return _("Le commerçant le retire : vous ne le payez pas.")

    @property
    def for_shop(self) -> str:
        """After « S’il manque quelque chose : », the telephone apart."""
        if self.is_call:
            return _("appelez le client") if not self.phone else _("appelez au")
        if self.what == IfMissing.REPLACE:
            return _("remplacez par ce qui s’en approche, jamais plus cher")
        return _("retirez-le")


TAKE_IT_OFF = Wish()
