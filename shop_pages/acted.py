"""What is changed on a shop's page, in the words its owners read when staff did it, and whose a page of the editor is."""

from django.http import HttpRequest
from django.urls import ResolverMatch
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from membership.acted import Act
from shop_pages.models import ShopPage

PAGE_IDS = ("page_id", "parent_page_id", "page_to_move_id")
PREVIEWS = ("words", "contact", "payments", "colours", "hours")

WORDS = {
    "shop-pages:my-hours": _("Les horaires"),
    "shop-pages:close-today": _("Fermé exceptionnellement ce jour"),
    "shop-pages:reopen-today": _("Rouvert ce jour"),
    "shop-pages:my-photos": Act(_("Les photos : ajout"), when_shown=True),
    "shop-pages:change-photo": _("Une photo changée, déplacée ou retirée"),
    "shop-pages:add-news": _("Une actualité écrite"),
    "shop-pages:news-item": _("Une actualité changée"),
    "shop-pages:remove-news": _("Une actualité retirée"),
    "shop-pages:my-words": _("Les mots de la page"),
    "shop-pages:my-contact": _("Le contact et les réseaux"),
    "shop-pages:my-payments": _("Ce qui est accepté au comptoir"),
    "shop-pages:my-colours": _("Les couleurs du store"),
    "shop-pages:message-mark": _("Un message marqué lu, ou à lire"),
    "shop-pages:message-delete": _("Un message effacé"),
    "shop-pages:add-news-preview": None,
    "shop-pages:news-item-preview": None,
    **{f"shop-pages:my-{part}-preview": None for part in PREVIEWS},
    "wagtailadmin_pages:edit": _("Le mini-site, dans l’éditeur"),
    "wagtailadmin_pages:add": _("Une page ajoutée au mini-site"),
    "wagtailadmin_pages:add_subpage": _("Une page ajoutée au mini-site"),
    "wagtailadmin_pages:delete": _("Une page du mini-site supprimée"),
    "wagtailadmin_pages:unpublish": _("Une page du mini-site retirée du site"),
    "wagtailadmin_pages:move_confirm": _("Une page du mini-site déplacée"),
    "wagtailadmin_pages:set_page_position": _("Les pages du mini-site rangées"),
    "wagtailadmin_pages:preview_on_edit": None,
    "wagtailadmin_pages:preview_on_add": None,
    "wagtailadmin_pages:edit_comments": None,
}


def shop_of_editor(request: HttpRequest, match: ResolverMatch) -> int | None:
    """The shop whose page, or a page beneath it, an address of the editor is about."""
    if match.namespace != "wagtailadmin_pages":
        return None
    pk = next((match.kwargs[name] for name in PAGE_IDS if name in match.kwargs), None)
    page = Page.objects.filter(pk=pk).first() if pk else None
    return ShopPage.objects.shop_above(page) if page is not None else None
