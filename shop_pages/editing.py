"""The ways from a shop to what one writes of it: the plain forms, and for Pro the editor."""

from dataclasses import replace

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from membership import doors
from membership.models import Shop, ShopRole, User
from shop_pages.models import ShopPage

# A seller sells; who writes is owner or editor.
WRITING_ROLES = (ShopRole.Role.OWNER, ShopRole.Role.EDITOR)


def edit_url(shop: Shop) -> str:
    """Where « Modifier ma page » leads: the Wagtail editor on the shop's page; empty while it has no page."""
    page = ShopPage.objects.of_shop(shop.pk)
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""


def has_writing_role(shop: Shop, user: User) -> bool:
    """Whether the plain forms are this person's, whatever the offer."""
    return Shop.objects.for_person(user, *WRITING_ROLES).filter(pk=shop.pk).exists()


def may_write(shop: Shop, user: User) -> bool:
    """Whether the editor is."""
    return shop.is_pro and has_writing_role(shop, user)


def _door_url(shop: Shop, user: User) -> str | None:
    if may_write(shop, user) and (url := edit_url(shop)):
        return url
    if has_writing_role(shop, user):
        return reverse("shop-pages:my-page", args=[shop.pk])
    return doors.PAGE.url(shop, user)


def _door_action(shop: Shop, user: User) -> str | Promise:
    if may_write(shop, user):
        return _("Modifier ma page")
    return _("Tenir ma page à jour") if has_writing_role(shop, user) else _("Voir ma page")


def _door_text(shop: Shop, user: User) -> str | Promise:
    if may_write(shop, user):
        return _("Vos blocs, vos photos, vos nouvelles : composez, regardez, publiez.")
    if has_writing_role(shop, user):
        return _("Horaires, photos, quelques mots, contact : ce que vos clients voient de vous.")
    return _("Ce que vos clients voient de votre commerce.")


# Takes the place of the members' space's own door to the page.
PAGE_DOOR = replace(doors.PAGE, url=_door_url, action=_door_action, text=_door_text, is_main=True)
