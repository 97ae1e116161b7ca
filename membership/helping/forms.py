"""Asking for help, on one page; choosing another moment, with the same choice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership import phones
from membership.helping import windows
from membership.helping.windows import Window
from membership.models import HelpRequest, Shop, User

MAIL = "mail"
FULL = _("Ce moment vient d’être pris. Rien de ce que vous avez écrit n’est perdu : choisissez-en un autre.")


class WhenForm(forms.Form):
    """`when` is the key of a free window, or `MAIL`."""

    when = forms.ChoiceField(
        label=_("Quand vous répondre ?"),
        error_messages={"required": _("Choisissez un moment, ou l’e-mail."), "invalid_choice": FULL},
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer()

    def offer(self) -> None:
        """The windows that are free at this moment."""
        self.windows = {window.key: window for window in windows.free(clock.now())}
        choices = [(key, str(window)) for key, window in self.windows.items()]
        self.fields["when"].choices = [*choices, (MAIL, _("Répondez-moi par e-mail"))]  # type: ignore[attr-defined]

    def is_full(self) -> None:
        """The window went to somebody else between the check and the writing."""
        self.add_error("when", str(FULL))
        self.offer()

    @property
    def window(self) -> Window | None:
        return self.windows.get(self.cleaned_data["when"])

    @property
    def days(self) -> list[tuple[str, list[Window]]]:
        """The free windows, day by day, as the page shows them."""
        found: dict[str, list[Window]] = {}
        for window in self.windows.values():
            found.setdefault(window.short_day, []).append(window)
        return list(found.items())

    @property
    def chosen(self) -> str:
        return self["when"].value() or ""


class AskForm(WhenForm):
    kind = forms.ChoiceField(
        label=_("Ce qu’il vous faut"),
        choices=HelpRequest.Kind.choices,
        error_messages={"required": _("Choisissez : nous vous expliquons, ou nous le faisons.")},
        widget=forms.RadioSelect,
    )
    topic = forms.ChoiceField(
        label=_("À quel sujet ?"),
        choices=[("", _("Choisissez un sujet")), *HelpRequest.Topic.choices],
        error_messages={"required": _("Choisissez un sujet : la bonne personne vous répond.")},
        widget=forms.Select({"class": "input"}),
    )
    words = forms.CharField(
        label=_("En quelques mots"),
        required=False,
        max_length=2000,
        error_messages={"max_length": _("Deux mille caractères au plus : le reste se dira au téléphone.")},
        widget=forms.Textarea({"class": "input", "rows": 4}),
    )
    phone = forms.CharField(
        label=_("Votre téléphone"),
        required=False,
        max_length=30,
        help_text=_("Pour un rappel. Il reste entre vous et nous."),
        widget=forms.TextInput({"class": "input", "autocomplete": "tel", "inputmode": "tel"}),
    )
    field_order = ["kind", "topic", "words", "when", "phone"]

    def __init__(self, *args: Any, shop: Shop, user: User, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).update(phone=user.phone or shop.phone, kind=HelpRequest.Kind.EXPLAIN)
        super().__init__(*args, **kwargs)
        self.shop = shop

    def clean_kind(self) -> str:
        kind = self.cleaned_data["kind"]
        if kind == HelpRequest.Kind.DO and not self.shop.is_pro:
            raise forms.ValidationError(_("« Faites-le pour moi » fait partie de Pro. Choisissez « Aidez-moi »."))
        return kind

    def clean_phone(self) -> str:
        return phones.normalised(self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_call = cleaned.get("when") not in (None, MAIL)
        if is_call and not cleaned.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("À quel numéro vous appeler ?"))
        return cleaned
