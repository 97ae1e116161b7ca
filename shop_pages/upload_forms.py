"""The forms of pictures and documents, set as Wagtail's own bases in the settings."""

from typing import Any

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from shop_pages import at_hand


class AtHandFirst:
    """Who may put a file into several collections finds the shop at hand chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("collection")  # type: ignore[attr-defined]
        if field is not None and not self.instance.pk:  # type: ignore[attr-defined]
            allowed = {collection.pk for collection in field.queryset}
            field.initial = next((pk for pk in at_hand.collections() if pk in allowed), None)


class PictureForm(AtHandFirst, BaseImageForm):
    pass


class DocumentForm(AtHandFirst, BaseDocumentForm):
    pass
