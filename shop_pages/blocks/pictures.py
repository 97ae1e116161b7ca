"""Blocks of pictures: photographs, people, a video."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from shop_pages import videos
from shop_pages.blocks.parts import CaptionedPictureBlock, PictureBlock
from shop_pages.blocks.previews import PreviewedBlock


class PhotosBlock(PreviewedBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, required=False)
    photos = blocks.ListBlock(CaptionedPictureBlock(), label=_("Photos"), min_num=1, max_num=4)

    class Meta:
        icon = "image"
        label = _("Photos avec légende")
        description = _("Une à quatre grandes photos, chacune avec quelques mots dessous.")
        template = "blocks/photos.html"
        group = _("Présenter")


class GalleryBlock(PreviewedBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, required=False)
    photos = blocks.ListBlock(PictureBlock(label=_("Photo")), label=_("Photos"), min_num=2, max_num=24)

    class Meta:
        icon = "grip"
        label = _("Galerie")
        description = _("Beaucoup de photos d’un coup d’œil.")
        template = "blocks/gallery.html"
        group = _("Présenter")


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Nom"), max_length=60)
    role = blocks.CharBlock(label=_("Ce qu’elle ou il fait"), max_length=80, required=False)
    picture = PictureBlock(label=_("Photo"), required=False)

    class Meta:
        icon = "user"
        label = _("personne")


class TeamBlock(PreviewedBlock):
    title = blocks.CharBlock(label=_("Titre"), max_length=80, default=_("L’équipe"))
    people = blocks.ListBlock(PersonBlock(), label=_("Personnes"), min_num=1, max_num=16)

    class Meta:
        icon = "group"
        label = _("Équipe")
        description = _("Qui vous accueille, avec ou sans photo.")
        template = "blocks/team.html"
        group = _("Présenter")


class VideoBlock(PreviewedBlock):
    """A picture that says where the video is and leads there; nothing of its host is in the page."""

    title = blocks.CharBlock(label=_("Titre"), max_length=80, required=False)
    address = blocks.CharBlock(
        label=_("Adresse de la vidéo"),
        max_length=300,
        validators=[videos.check],
        search_index=False,
        help_text=_("YouTube, Vimeo, Dailymotion ou PeerTube : copiez-la de la barre de votre navigateur."),
    )
    picture = PictureBlock(label=_("Image"), required=False, help_text=_("Vide : votre devanture dessinée."))
    words = blocks.TextBlock(label=_("Quelques mots"), max_length=200, rows=2, required=False)

    class Meta:
        icon = "media"
        label = _("Vidéo")
        description = _(
            "Votre vidéo s’ouvre chez son hébergeur quand on le demande : rien ne suit vos visiteurs avant."
        )
        template = "blocks/video.html"
        group = _("Présenter")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["video"] = videos.find(value["address"] or "")
        return context
