"""Blocks of words and pictures."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kit import clock
from shop_pages.blocks.parts import SHORT_FEATURES, TEXT_FEATURES, CaptionedPictureBlock, LinkBlock, PictureBlock


class HeroBlock(blocks.StructBlock):
    """The head of the page: its title is the page's."""

    title = blocks.CharBlock(label=_("Titre"), max_length=60, required=False, help_text=_("Vide : le nom du commerce."))
    words = blocks.TextBlock(label=_("Une ou deux phrases"), max_length=280, required=False, rows=3)
    picture = PictureBlock(label=_("Photo"), required=False)
    button = LinkBlock(required=False)

    class Meta:
        icon = "home"
        label = _("En-tête")
        template = "blocks/hero.html"
        group = _("Présenter")


class TextBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, required=False)
    text = blocks.RichTextBlock(label=_("Texte"), features=TEXT_FEATURES)

    class Meta:
        icon = "pilcrow"
        label = _("Texte")
        template = "blocks/text.html"
        group = _("Présenter")


class PhotosBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, required=False)
    photos = blocks.ListBlock(CaptionedPictureBlock(), label=_("Photos"), min_num=1, max_num=4)

    class Meta:
        icon = "image"
        label = _("Photos avec légende")
        template = "blocks/photos.html"
        group = _("Présenter")


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, required=False)
    photos = blocks.ListBlock(PictureBlock(label=_("Photo")), label=_("Photos"), min_num=2, max_num=24)

    class Meta:
        icon = "grip"
        label = _("Galerie")
        template = "blocks/gallery.html"
        group = _("Présenter")


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Phrase"), max_length=280, rows=3)
    author = blocks.CharBlock(label=_("De qui"), max_length=80, required=False)

    class Meta:
        icon = "openquote"
        label = _("Citation")
        template = "blocks/quote.html"
        group = _("Présenter")


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Nom"), max_length=60)
    role = blocks.CharBlock(label=_("Ce qu’elle ou il fait"), max_length=80, required=False)
    picture = PictureBlock(label=_("Photo"), required=False)

    class Meta:
        icon = "user"
        label = _("personne")


class TeamBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("L’équipe"))
    people = blocks.ListBlock(PersonBlock(), label=_("Personnes"), min_num=1, max_num=16)

    class Meta:
        icon = "group"
        label = _("Équipe")
        template = "blocks/team.html"
        group = _("Présenter")


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=120)
    answer = blocks.RichTextBlock(label=_("Réponse"), features=SHORT_FEATURES)

    class Meta:
        icon = "help"
        label = _("question")


class QuestionsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("On nous demande souvent"))
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1, max_num=20)

    class Meta:
        icon = "help"
        label = _("Questions")
        template = "blocks/questions.html"
        group = _("Informer")


class NewsItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=100)
    text = blocks.TextBlock(label=_("Texte"), max_length=400, rows=3, required=False)
    date = blocks.DateBlock(label=_("Date"))
    until = blocks.DateBlock(label=_("Jusqu’au"), required=False, help_text=_("Après ce jour, la nouvelle se retire."))
    link = LinkBlock(required=False)

    class Meta:
        icon = "date"
        label = _("nouvelle")


class NewsBlock(blocks.StructBlock):
    """Newest first; what is past goes by itself."""

    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("Nouvelles"))
    news = blocks.ListBlock(NewsItemBlock(), label=_("Nouvelles"), min_num=1, max_num=12)

    class Meta:
        icon = "date"
        label = _("Nouvelles et offres")
        template = "blocks/news.html"
        group = _("Informer")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        today = clock.today()
        current = [item for item in value["news"] if not item["until"] or item["until"] >= today]
        context["news"] = sorted(current, key=lambda item: item["date"], reverse=True)
        return context


class CallBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80)
    text = blocks.TextBlock(label=_("Texte"), max_length=280, rows=2, required=False)
    button = LinkBlock()

    class Meta:
        icon = "pick"
        label = _("Appel")
        template = "blocks/call.html"
        group = _("Informer")
