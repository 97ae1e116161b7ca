"""Blocks of words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from shop_pages.blocks.parts import TEXT_FEATURES, LinkBlock, PictureBlock
from shop_pages.blocks.previews import PreviewedBlock


class HeroBlock(PreviewedBlock):
    """The head of the page: its title is the page's."""

    title = blocks.CharBlock(label=_("Titre"), max_length=60, required=False, help_text=_("Vide : le nom du commerce."))
    words = blocks.TextBlock(label=_("Une ou deux phrases"), max_length=280, required=False, rows=3)
    picture = PictureBlock(label=_("Photo"), required=False, help_text=_("Vide : votre devanture dessinée."))
    button = LinkBlock(required=False)

    class Meta:
        icon = "home"
        label = _("En-tête")
        description = _("Votre nom en grand, une phrase, une photo. Ouvert ou fermé s’y lit tout seul.")
        template = "blocks/hero.html"
        group = _("Présenter")


class TextBlock(PreviewedBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, required=False)
    text = blocks.RichTextBlock(label=_("Texte"), features=TEXT_FEATURES)

    class Meta:
        icon = "pilcrow"
        label = _("Texte")
        description = _("Un titre et quelques paragraphes.")
        template = "blocks/text.html"
        group = _("Présenter")


class QuoteBlock(PreviewedBlock):
    text = blocks.TextBlock(label=_("Phrase"), max_length=280, rows=3)
    author = blocks.CharBlock(label=_("De qui"), max_length=80, required=False)

    class Meta:
        icon = "openquote"
        label = _("Citation")
        description = _("Une phrase en grand, la vôtre ou celle d’un client.")
        template = "blocks/quote.html"
        group = _("Présenter")


class CallBlock(PreviewedBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80)
    text = blocks.TextBlock(label=_("Texte"), max_length=280, rows=2, required=False)
    button = LinkBlock()

    class Meta:
        icon = "pick"
        label = _("Appel")
        description = _("Ce que vous attendez du visiteur : un titre et un bouton.")
        template = "blocks/call.html"
        group = _("Informer")
