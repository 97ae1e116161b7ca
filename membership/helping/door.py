"""The door « Besoin d’aide » of the members' space: it says when we call."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from membership.doors import Door
from membership.helping import showing
from membership.models import HelpRequest, Shop, User


def _text(shop: Shop, user: User) -> str | Promise:
    request = HelpRequest.objects.of(shop).open().next_first().first()
    if request is not None:
        return showing.promise(request)
    if shop.is_pro:
        return _("Nous vous expliquons, ou nous le faisons pour vous.")
    return _("Nous vous expliquons, au téléphone ou par e-mail.")


DOOR = Door(
    key="help",
    title=_("Besoin d’aide"),
    text=_text,
    url=lambda shop, user: reverse("membership:help", args=[shop.pk]),
    action=_("Besoin d’aide"),
    icon="circle-help",
    position=60,
    is_small=True,
)
