from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from shop_pages import choices


class ColourInput(forms.TextInput):
    """The device's own picker: nobody types « #B5472F » with a thumb."""

    input_type = "color"


class MerchantPageForm(WagtailAdminPageForm):
    """Refuses what the person couldn't have chosen: choosers show one's own things only, but a form may send any id.
    What stood on the page before stays: staff may have put it there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A page that is being made stands nowhere yet: its parent is the shop's.
        page = self.instance if self.instance.pk else self.parent_page.specific
        self.shop = page.shop_page.shop
        # A picker always shows a colour: without one of its own, the awning's.
        if "accent" in self.fields and not self.initial.get("accent"):
            self.initial["accent"] = self.shop.colour.lower()
        sold = [block.value for block in self.instance.body if block.block_type == "products"]
        choices.offer(
            choices.Offered(
                self.shop,
                kept=[pk for value in sold for pk in value["chosen"]],
                kept_departments=[value["category"] for value in sold],
            )
        )

    def clean_accent(self) -> str:
        accent = self.cleaned_data["accent"]
        return "" if accent.lower() == self.shop.colour.lower() else accent

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        body = cleaned.get("body")
        if (
            body is not None
            and self.for_user is not None
            and strangers(body, self.for_user, but=references(self.instance.body))
        ):
            self.add_error(
                "body",
                forms.ValidationError(
                    _("Un bloc contient une image ou une page qui n’est pas à vous : choisissez-en une autre.")
                ),
            )
        return cleaned


References = set[tuple[type[models.Model], str]]


def references(body: Any) -> References:
    """What the body shows or leads to, by model and key."""
    return {(model, pk) for model, pk, _model_path, _content_path in body.stream_block.extract_references(body)}


def strangers(body: Any, user: Any, *, but: References) -> bool:
    """Whether the body refers to pictures, documents or pages that the person may not choose."""
    wanted: dict[type[models.Model], set[str]] = {}
    for model, pk in references(body) - but:
        wanted.setdefault(model, set()).add(pk)
    for model, pks in wanted.items():
        policy = policy_registry.get_by_type(model)
        if issubclass(model, Page):
            allowed = policy_registry.get_by_type(Page).explorable_instances(user)
        elif model in (get_image_model(), get_document_model()):
            allowed = policy.instances_user_has_any_permission_for(user, ["choose"])
        else:
            return True
        if allowed.filter(pk__in=pks).count() != len(pks):
            return True
    return False
