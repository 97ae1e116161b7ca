"""Blocks that show what the shop knows already: nothing is typed twice."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kit import clock
from membership.models import Shop
from shop_pages import products
from shop_pages.blocks.own import OwnDepartmentBlock, OwnProductsBlock
from shop_pages.blocks.previews import PreviewedBlock


class HoursBlock(PreviewedBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("Horaires"))

    class Meta:
        icon = "time"
        label = _("Horaires")
        description = _("La semaine et vos fermetures, telles que vous les tenez dans votre espace.")
        template = "blocks/hours.html"
        group = _("Votre commerce")


class MapBlock(PreviewedBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("Nous trouver"))
    words = blocks.TextBlock(
        label=_("Quelques mots"),
        max_length=280,
        rows=2,
        required=False,
        help_text=_("Se garer, entrer, le bon arrêt de bus…"),
    )

    class Meta:
        icon = "site"
        label = _("Adresse et chemin")
        description = _("L’adresse, le téléphone, le chemin.")
        template = "blocks/map.html"
        group = _("Votre commerce")


class MomentBlock(blocks.StructBlock):
    time = blocks.TimeBlock(label=_("Heure"))
    words = blocks.CharBlock(label=_("Ce qui se passe"), max_length=100)

    class Meta:
        icon = "time"
        label = _("moment")


class DayBlock(PreviewedBlock):
    """The shop's day, hour by hour; what is past today is paler."""

    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("Au fil de la journée"))
    moments = blocks.ListBlock(MomentBlock(), label=_("Moments"), min_num=1, max_num=12)

    class Meta:
        icon = "time"
        label = _("La journée")
        description = _("Ce qui se passe heure par heure : la fournée, l’arrivage, l’atelier.")
        template = "blocks/day.html"
        group = _("Votre commerce")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        shop = context.get("shop")
        now = clock.now().astimezone(shop.city.zone if shop else None).time()
        moments = sorted(value["moments"], key=lambda moment: moment["time"])
        # The last moment before now is the one that is on.
        past = [moment["time"] <= now for moment in moments]
        context["moments"] = [
            {"time": moment["time"], "words": moment["words"], "is_past": gone and following}
            for moment, gone, following in zip(moments, past, [*past[1:], False], strict=True)
        ]
        return context


class ProductsBlock(PreviewedBlock):
    """Products of the shop, « Ajouter au panier » included; nothing at all while there are none to buy."""

    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("À emporter"))
    mode = blocks.ChoiceBlock(label=_("Lesquels"), choices=products.Mode.choices, default=products.Mode.NEWEST)
    chosen = OwnProductsBlock(
        label=_("Vos produits"),
        help_text=_("Aucun coché : ceux que vous mettez en avant dans votre tableau de bord."),
    )
    category = OwnDepartmentBlock(label=_("Rayon"))
    count = blocks.IntegerBlock(label=_("Combien"), min_value=1, max_value=12, default=4)

    class Meta:
        icon = "tag"
        label = _("Produits")
        description = _(
            "Vos produits avec leur prix et « Ajouter au panier ». Rien ne paraît quand le marché est fermé."
        )
        template = "blocks/products.html"
        group = _("Votre commerce")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        shop = context.get("shop")
        context["products"] = shown(shop, value) if shop else []
        # A sample stands in for them where a block is looked at before anything is sold.
        context["products"] = context["products"] or context.get("sample_products", [])
        return context


def shown(shop: Shop, value: Any) -> list[products.ProductCard]:
    chosen = value["chosen"] or []
    limit = max(value["count"], len(chosen)) if value["mode"] == products.Mode.CHOSEN else value["count"]
    return products.cards(shop, value["mode"], limit, value["category"] or "", chosen)
