"""Blocks that show what the shop knows already: nothing is typed twice."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kit import clock
from shop_pages import products


class HoursBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("Horaires"))

    class Meta:
        icon = "time"
        label = _("Horaires")
        template = "blocks/hours.html"
        group = _("Votre commerce")


class MapBlock(blocks.StructBlock):
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
        template = "blocks/map.html"
        group = _("Votre commerce")


class MomentBlock(blocks.StructBlock):
    time = blocks.TimeBlock(label=_("Heure"))
    words = blocks.CharBlock(label=_("Ce qui se passe"), max_length=100)

    class Meta:
        icon = "time"
        label = _("moment")


class DayBlock(blocks.StructBlock):
    """The shop's day, hour by hour; what is past today is paler."""

    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("Au fil de la journée"))
    moments = blocks.ListBlock(MomentBlock(), label=_("Moments"), min_num=1, max_num=12)

    class Meta:
        icon = "time"
        label = _("La journée")
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


class ProductsBlock(blocks.StructBlock):
    """Products of the shop, « Ajouter au panier » included; nothing at all while there are none to buy."""

    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("À emporter"))
    mode = blocks.ChoiceBlock(label=_("Lesquels"), choices=products.Mode.choices, default=products.Mode.NEWEST)
    category = blocks.CharBlock(
        label=_("Nom du rayon"), max_length=80, required=False, help_text=_("Pour « ceux d’un rayon » seulement.")
    )
    count = blocks.IntegerBlock(label=_("Combien"), min_value=1, max_value=12, default=4)

    class Meta:
        icon = "tag"
        label = _("Produits")
        template = "blocks/products.html"
        group = _("Votre commerce")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        shop = context.get("shop")
        context["products"] = (
            products.cards(shop, value["mode"], value["count"], value["category"] or "") if shop else []
        )
        return context
