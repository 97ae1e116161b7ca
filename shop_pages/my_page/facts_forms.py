"""The small forms of a shop's facts: each a part of the page."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from membership import phones, social
from membership.models import Shop
from membership.models.members import hex_colour

capitalised = lazy(capfirst, str)


class FactsForm(forms.ModelForm):
    """`saved` is what is said once it is visible."""

    saved: Any = ""

    def save(self, commit: bool = True) -> Shop:
        # Only what this form is about: another may be saved at the same moment.
        self.instance.save(update_fields=[*self.written, "changed_at"])
        return self.instance

    @property
    def written(self) -> list[str]:
        return list(self._meta.fields or ())

    def put_on(self, shop: Shop) -> None:
        """Write what was typed, as far as it is right, on a shop that is only shown."""
        for name in self._meta.fields or ():
            if name in self.cleaned_data:
                setattr(shop, name, self.cleaned_data[name])


class WordsForm(FactsForm):
    saved = _("Vos mots sont en ligne.")

    class Meta:
        model = Shop
        fields = ["trade", "trade_label", "tagline", "words"]
        labels = {
            "trade": _("Votre métier"),
            "trade_label": _("Dans vos mots"),
            "tagline": _("En une phrase"),
            "words": _("Quelques mots"),
        }
        help_texts = {
            "trade": _("Pour vous ranger au bon endroit : dans la rue, dans l’annuaire."),
            "trade_label": _("S’affiche à la place. Par exemple : Boulangerie au levain."),
            "tagline": _("Ce que vous diriez à qui passe la porte pour la première fois."),
            "words": _(
                "Votre maison, ce que vous faites, ce que vous vendez, réparez, préparez. Une ligne vide sépare deux paragraphes."
            ),
        }
        widgets = {"words": forms.Textarea(attrs={"rows": 8}), "tagline": forms.Textarea(attrs={"rows": 2})}

    def clean_tagline(self) -> str:
        return " ".join(self.cleaned_data["tagline"].split())


class ContactForm(FactsForm):
    saved = _("Vos coordonnées sont en ligne.")
    # Longer than what is kept: « +33 (0)4 65 71 00 42 » is written with signs that go.
    phone = forms.CharField(
        label=_("Téléphone"),
        required=False,
        max_length=40,
        help_text=_("Celui du commerce : on vous appelle d’un geste."),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )
    website = forms.URLField(
        label=_("Votre site"),
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text=_("Si vous en avez un ailleurs."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url", "placeholder": "www."}),
        error_messages={"invalid": _("L’adresse d’un site s’écrit comme www.maboutique.fr.")},
    )

    class Meta:
        model = Shop
        fields = ["phone", "email", "website"]
        labels = {"email": _("Adresse e-mail")}
        help_texts = {
            "email": _("Celle que vos clients voient et écrivent."),
        }
        widgets = {
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        error_messages = {
            "email": {"invalid": _("Une adresse e-mail s’écrit comme bonjour@maboutique.fr.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        for network in social.ROWS:
            self.fields[network.key] = forms.CharField(
                label=network.label,
                required=False,
                max_length=200,
                initial=self.instance.social_links.get(network.key, ""),
                widget=forms.TextInput(attrs=attrs),
            )

    @property
    def networks(self) -> list[forms.BoundField]:
        return [self[network.key] for network in social.ROWS]

    def clean_phone(self) -> str:
        return phones.normalised(self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        told = dict(self.instance.social_links)
        for network in social.ROWS:
            try:
                told[network.key] = social.url(network, cleaned.get(network.key, ""))
            except social.NotOnThisNetwork as error:
                self.add_error(network.key, str(error))
        cleaned["social_links"] = {key: address for key, address in told.items() if address}
        return cleaned

    def put_on(self, shop: Shop) -> None:
        super().put_on(shop)
        shop.social_links = self.cleaned_data.get("social_links", shop.social_links)

    def save(self, commit: bool = True) -> Shop:
        self.instance.social_links = self.cleaned_data["social_links"]
        return super().save(commit)

    @property
    def written(self) -> list[str]:
        return [*super().written, "social_links"]


class PaymentsForm(FactsForm):
    saved = _("C’est affiché sur votre page.")
    counter_payments = forms.MultipleChoiceField(
        label=_("Ce que vous acceptez au comptoir"),
        choices=[(code, capitalised(label)) for code, label in Shop.CounterPayment.choices],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Shop
        fields = ["counter_payments"]


class ColourInput(forms.ColorInput):
    """A browser always sends a colour: HTML knows neither an empty one nor its length."""

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class ColoursForm(FactsForm):
    saved = _("Votre store a ses nouvelles couleurs. Votre devanture est redessinée dans la minute.")
    colour = forms.CharField(
        label=_("Première couleur"),
        help_text=_("Celle de l’enseigne, la plus foncée."),
        validators=[hex_colour],
        widget=ColourInput(attrs={"class": "colour"}),
    )
    second_colour = forms.CharField(
        label=_("Seconde couleur"),
        help_text=_("Les rayures entre deux, plutôt claires."),
        validators=[hex_colour],
        widget=ColourInput(attrs={"class": "colour"}),
    )

    class Meta:
        model = Shop
        fields = ["colour", "second_colour"]
