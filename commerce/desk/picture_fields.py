"""Several pictures at once, as a telephone's gallery gives them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from kit.pictures import originals

LARGEST = 20 * 2**20  # bytes
MOST = 10  # of one product; a page shows them all


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Cleaned pictures (`kit.pictures.originals`), none if none was sent."""

    widget = ManyFiles(attrs={"accept": "image/*", "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[ContentFile]:
        uploads = [each for each in (data if isinstance(data, list | tuple) else [data]) if each]
        if len(uploads) > MOST:
            raise ValidationError(_("Dix photos à la fois, pas plus."))
        return [self._one(super(PicturesField, self).clean(each, initial)) for each in uploads]

    def _one(self, upload: Any) -> ContentFile:
        if upload.size > LARGEST:
            raise ValidationError(
                _("« %(name)s » pèse plus de vingt mégaoctets : choisissez-en une plus petite."),
                params={"name": upload.name},
            )
        return originals.cleaned(upload)


class DescriptionForm(forms.Form):
    """What a picture shows, for who doesn't see it."""

    alt = forms.CharField(label=_("Ce que montre la photo"), max_length=200, required=False)
    picture = forms.IntegerField(widget=forms.HiddenInput)
