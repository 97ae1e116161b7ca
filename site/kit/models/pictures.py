"""Pictures and documents of pages and products alike: custom models from the first migration on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.search import index

# Whoever looks for pictures types the name of what they belong to: nobody scrolls a thousand collections.
BY_COLLECTION = index.RelatedFields("collection", [index.SearchField("name"), index.AutocompleteField("name")])


class Picture(AbstractImage):
    """An uploaded picture; its renditions are made after the upload, never while a page is served."""

    alt = models.CharField(_("texte de remplacement"), max_length=200, blank=True)
    is_ready = models.BooleanField(default=False, editable=False)

    admin_form_fields = (*Image.admin_form_fields, "alt")
    search_fields = [*AbstractImage.search_fields, BY_COLLECTION]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> str:
        return self.alt or self.title


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    @property
    def alt(self) -> str:
        return self.image.alt


class File(AbstractDocument):
    admin_form_fields = Document.admin_form_fields
    search_fields = [*AbstractDocument.search_fields, BY_COLLECTION]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
