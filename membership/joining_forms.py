"""The screens of an application, one question each."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kit.search_text import normalise
from membership import plans, trades
from membership.models import Application, Commune
from membership.register import siret

HOMONYMS = 12


class SiretForm(forms.Form):
    siret = forms.CharField(
        label=_("Votre SIRET"),
        max_length=40,
        help_text=_(
            "Quatorze chiffres, sur vos factures ou votre extrait Kbis. Il sert à vérifier, jamais à afficher."
        ),
        error_messages={"required": _("Écrivez votre SIRET : quatorze chiffres.")},
        widget=forms.TextInput({"class": "input", "inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_siret(self) -> str:
        return siret.cleaned(self.cleaned_data["siret"])


class StepForm(forms.ModelForm):
    """A screen: writes its fields on the application. `needed` must not stay empty."""

    needed: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.required = name in self.needed
            if not isinstance(field.widget, forms.CheckboxInput | forms.RadioSelect):
                field.widget.attrs.setdefault("class", "input")


class IdentityForm(StepForm):
    class Meta:
        model = Application
        fields = ["legal_name", "is_franchise", "words"]
        labels = {
            "legal_name": _("Nom de l’entreprise, tel qu’il est déclaré"),
            "is_franchise": _("Nous sommes franchisés indépendants"),
            "words": _("Un mot pour nous l’expliquer"),
        }
        widgets = {"words": forms.Textarea({"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        facts = self.instance.facts
        if facts is not None:  # the register says it: nobody types it again
            del self.fields["legal_name"]
        if facts is None or not facts.is_large:
            del self.fields["is_franchise"]
        if facts is None or not (facts.is_large or facts.is_closed):
            del self.fields["words"]


class ShopForm(StepForm):
    needed = ("shop_name",)

    class Meta:
        model = Application
        fields = ["shop_name", "trade"]
        labels = {"shop_name": _("Le nom sur la devanture"), "trade": _("Votre métier")}
        error_messages = {"shop_name": {"required": _("Comment s’appelle votre commerce ?")}}
        widgets = {"shop_name": forms.TextInput({"autocomplete": "organization"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["trade"] = forms.ChoiceField(
            label=_("Votre métier"),
            choices=[("", _("À choisir plus tard")), *trades.CHOICES],
            required=False,
            widget=forms.Select({"class": "input"}),
        )


class TownForm(StepForm):
    """The town among the communes of France: found by its name or postcode, chosen if there are several."""

    town = forms.CharField(
        label=_("Ville ou code postal"),
        max_length=80,
        required=False,
        widget=forms.TextInput({"autocomplete": "address-level2"}),
    )
    commune = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Application
        fields = ["street_address"]
        labels = {"street_address": _("Numéro et rue")}
        widgets = {"street_address": forms.TextInput({"autocomplete": "street-address"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.instance.commune
        self.chosen: Commune | None = known
        self.found: list[Commune] = []
        if known is not None:
            self.initial.update({"town": known.name, "commune": known.pk})

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        words = (told.get("town") or "").strip()
        if not words:
            self.add_error("town", _t("Dans quelle ville est votre commerce ?"))
            return told
        self.chosen = self._chosen(told.get("commune") or "", words)
        if self.chosen is None:
            self.found = self._matching(words)
            if len(self.found) == 1:
                self.chosen = self.found[0]
            elif self.found:
                self.add_error("town", ValidationError(_t("Plusieurs communes répondent : laquelle ?"), code="several"))
            else:
                sentence = _t("Nous ne connaissons pas de commune de ce nom. Essayez le code postal.")
                self.add_error("town", ValidationError(sentence, code="unknown"))
        return told

    def _chosen(self, insee_code: str, words: str) -> Commune | None:
        """The commune that was chosen from the list, while what is typed still means it."""
        commune = Commune.objects.filter(pk=insee_code).first() if insee_code else None
        if commune is None:
            return None
        means = words in commune.postcodes if words.isdigit() else commune.search_name.startswith(normalise(words))
        return commune if means else None

    def _matching(self, words: str) -> list[Commune]:
        found = list(Commune.objects.matching(words)[:HOMONYMS])
        named = [commune for commune in found if commune.search_name == normalise(words)]
        return named or found

    def save(self, commit: bool = True) -> Application:
        application = self.instance
        if self.chosen is not None and application.commune_id != self.chosen.pk:
            application.commune = self.chosen
            application.postcode = self.chosen.first_postcode
        return super().save(commit)


class ContactForm(StepForm):
    needed = ("contact_name", "email")

    class Meta:
        model = Application
        fields = ["contact_name", "email", "phone"]
        labels = {"contact_name": _("Votre nom"), "phone": _("Téléphone")}
        help_texts = {"email": _("Nous y envoyons le lien qui ramène ici, puis notre réponse.")}
        error_messages = {
            "contact_name": {"required": _("À qui répondons-nous ?")},
            "email": {"required": _("Sans adresse e-mail, nous ne pouvons pas vous répondre.")},
        }
        widgets = {
            "contact_name": forms.TextInput({"autocomplete": "name"}),
            "email": forms.EmailInput({"autocomplete": "email"}),
            "phone": forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
        }


class OfferForm(StepForm):
    needed = ("offer",)

    class Meta:
        model = Application
        fields = ["offer"]
        error_messages = {"offer": {"required": _("Choisissez l’une des deux offres : on peut changer d’avis.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("offer", plans.STANDARD.code)


class SendForm(StepForm):
    terms = forms.BooleanField(
        label=_("J’accepte les conditions d’utilisation"),
        error_messages={"required": _("Pour envoyer, acceptez les conditions d’utilisation.")},
    )

    class Meta:
        model = Application
        fields = ["words"]
        labels = {"words": _("Un mot pour nous")}
        widgets = {"words": forms.Textarea({"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["terms"].required = True


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("Votre réponse"),
        max_length=2000,
        widget=forms.Textarea({"class": "input", "rows": 5}),
        error_messages={"required": _("Écrivez votre réponse.")},
    )
