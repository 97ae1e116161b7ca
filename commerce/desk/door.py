"""The desk among the doors of the members' space."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from commerce.desk import shops
from commerce.talk import finding
from membership.doors import Door, Words
from membership.models import Shop, User


def _url(shop: Shop, user: User) -> str | None:
    if not shops.sells_for(user, shop):
        return None
    return reverse("desk-today", kwargs={"city": shop.city, "slug": shop.slug})


def _text(shop: Shop, user: User) -> Words:
    if count := finding.count_for(shop):
        return ngettext(
            "%(count)d client vous a écrit : à lire.", "%(count)d clients vous ont écrit : à lire.", count
        ) % {"count": count}
    if shop.is_pro:
        return _("Vos commandes du jour, vos produits, leurs prix, vos paiements.")
    return _("Vos produits et vos commandes, du téléphone. Elle s’ouvre avec l’offre Pro.")


DESK = Door(
    key="desk",
    title=_("Ma caisse"),
    text=_text,
    url=_url,
    action=_("Ouvrir ma caisse"),
    icon="layout-dashboard",
    position=20,
)
