"""Blocks that tell what changes: news and offers with their dates, and what people ask."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kit import clock
from shop_pages.blocks.parts import SHORT_FEATURES, LinkBlock
from shop_pages.blocks.previews import PreviewedBlock


class NewsItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=100)
    text = blocks.TextBlock(label=_("Texte"), max_length=400, rows=3, required=False)
    date = blocks.DateBlock(label=_("À partir du"), help_text=_("Ce jour-là, la nouvelle paraît."))
    until = blocks.DateBlock(label=_("Jusqu’au"), required=False, help_text=_("Après ce jour, la nouvelle se retire."))
    link = LinkBlock(required=False)

    class Meta:
        icon = "date"
        label = _("nouvelle")


class NewsBlock(PreviewedBlock):
    """Newest first; what is to come and what is past isn't there."""

    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("Nouvelles"))
    news = blocks.ListBlock(NewsItemBlock(), label=_("Nouvelles"), min_num=1, max_num=12)

    class Meta:
        icon = "date"
        label = _("Nouvelles et offres")
        description = _("Elles paraissent et se retirent seules, aux dates que vous donnez.")
        template = "blocks/news.html"
        group = _("Informer")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        shop = context.get("shop")
        today = clock.now().astimezone(shop.city.zone if shop else None).date()
        current = [item for item in value["news"] if is_on(item, today)]
        current += context.get("shop_news", [])  # told in the plain form of the members' space
        context["news"] = sorted(current, key=lambda item: item["date"], reverse=True)
        return context


def is_on(item: Any, today: date) -> bool:
    return item["date"] <= today and (not item["until"] or today <= item["until"])


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=120)
    answer = blocks.RichTextBlock(label=_("Réponse"), features=SHORT_FEATURES)

    class Meta:
        icon = "help"
        label = _("question")


class QuestionsBlock(PreviewedBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("On nous demande souvent"))
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1, max_num=20)

    class Meta:
        icon = "help"
        label = _("Questions")
        description = _("Des questions qui se déplient sur leur réponse.")
        template = "blocks/questions.html"
        group = _("Informer")
