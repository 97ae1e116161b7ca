"""The door to a shop's messages."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from membership.doors import Door
from membership.models import Shop, User


def _text(shop: Shop, user: User) -> str | Promise:
    unread = shop.messages.unread().count()
    if not unread:
        return _("Ce que des visiteurs vous écrivent depuis votre page.")
    return ngettext("%(count)d message à lire.", "%(count)d messages à lire.", unread) % {"count": unread}


DOOR = Door(
    key="messages",
    title=_("Mes messages"),
    text=_text,
    url=lambda shop, user: reverse("shop-pages:messages", args=[shop.pk]),
    action=_("Lire mes messages"),
    icon="mail",
    position=25,
    is_small=True,
)
