"""Fields that offer what the shop itself has: which shop that is, the page's form tells (`shop_pages.choices`)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kit.search_text import normalise
from shop_pages import choices


class OwnProductsBlock(blocks.FieldBlock):
    """Ids of the shop's own products, ticked in a list; an id of another shop is refused."""

    def __init__(self, help_text: Any = None, **kwargs: Any) -> None:
        self.field = forms.TypedMultipleChoiceField(
            choices=choices.own_products,
            coerce=int,
            required=False,
            help_text=help_text,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": _("Un produit n’est pas, ou n’est plus, dans votre boutique.")},
        )
        super().__init__(**kwargs)

    class Meta:
        default: list[int] = []
        icon = "tag"


class OwnDepartmentBlock(blocks.FieldBlock):
    """The name of a department in which the shop has products, or one that was typed before."""

    def __init__(self, help_text: Any = None, **kwargs: Any) -> None:
        self.field = forms.ChoiceField(choices=choices.own_departments, required=False, help_text=help_text)
        super().__init__(**kwargs)

    def value_for_form(self, value: str) -> str:
        """« pains », typed long ago, is the department « Pains »."""
        names = [name for name, _label in choices.own_departments()]
        return next((name for name in names if normalise(name) == normalise(value or "")), value)

    class Meta:
        default = ""
        icon = "tag"
