"""« Mon profil » and « Mentions légales »: what a member writes about itself."""

from typing import Any

import stdnum.fr.tva
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NotANumber

from membership import phones
from membership.models import Member, Shop


class ShopNameForm(forms.ModelForm):
    class Meta:
        model = Shop
        fields = ["name", "trade", "trade_label"]
        labels = {
            "name": _("Nom du commerce"),
            "trade": _("Métier"),
            "trade_label": _("Métier, dans vos mots"),
        }
        help_texts = {
            "name": _("Public. Le nom sur la devanture ; l’adresse de votre page ne change pas."),
            "trade": _("Public. Pour vous ranger au bon endroit : dans la rue, dans l’annuaire."),
            "trade_label": _("Public. S’affiche à la place du métier."),
        }
        error_messages = {"name": {"required": _("Un commerce a un nom.")}}

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class ContactForm(forms.ModelForm):
    """Who is behind the shop. What is public depends on what the shop's own page says already."""

    contact_phone = forms.CharField(
        label=_("Téléphone"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )

    class Meta:
        model = Member
        fields = ["contact_name", "contact_email", "contact_phone"]
        labels = {"contact_name": _("Votre nom"), "contact_email": _("Adresse e-mail")}
        widgets = {
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "contact_email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        error_messages = {
            "contact_name": {"required": _("À qui parlons-nous ?")},
            "contact_email": {
                "required": _("Sans adresse e-mail, nous ne pouvons pas vous écrire."),
                "invalid": _("Une adresse e-mail s’écrit comme bonjour@maboutique.fr."),
            },
        }

    def __init__(self, *args: Any, shop: Shop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact_name"].required = self.fields["contact_email"].required = True
        self.fields["contact_name"].help_text = _t(
            "Public : la loi veut savoir qui publie une page. Dans les mentions légales seulement."
        )
        self.fields["contact_email"].help_text = _public_unless(shop.email, _t("l’e-mail du commerce"))
        self.fields["contact_phone"].help_text = _public_unless(shop.phone, _t("le téléphone du commerce"))

    def clean_contact_phone(self) -> str:
        return phones.normalised(self.cleaned_data["contact_phone"])


def _public_unless(of_shop: str, what: str) -> str:
    if of_shop:
        return _t("Entre nous. Vos clients lisent %(what)s : %(value)s.") % {"what": what, "value": of_shop}
    return _t("Public tant que « Contact » ne donne pas %(what)s : la loi veut que l’on puisse vous joindre.") % {
        "what": what
    }


class LegalForm(forms.ModelForm):
    """What a member may write itself; the rest is the register's."""

    class Meta:
        model = Member
        fields = ["register_entry", "is_vat_exempt", "vat_number", "legal_address"]
        labels = {
            "register_entry": _("Registre"),
            "is_vat_exempt": _("Je ne facture pas la TVA (art. 293 B du CGI)"),
            "vat_number": _("Numéro de TVA"),
            "legal_address": _("Adresse légale"),
        }
        help_texts = {
            "register_entry": _("RCS et sa ville pour un commerçant, RNE pour un artisan ou un micro-entrepreneur."),
            "is_vat_exempt": _(
                "La franchise en base : vos prix sont sans TVA, vos reçus le disent. On ne la coche donc pas avec un numéro de TVA. Les commandes déjà passées ne changent pas."
            ),
            "vat_number": _("FR, deux chiffres, puis votre SIREN. Vide si vous ne facturez pas la TVA."),
            "legal_address": _("Le siège de l’entreprise, sur une ligne. Vide, c’est l’adresse du commerce."),
        }

    def clean_vat_number(self) -> str:
        typed = self.cleaned_data["vat_number"]
        if not typed:
            return ""
        try:
            digits = stdnum.fr.tva.validate(typed)
        except NotANumber as error:
            raise ValidationError(
                _t("Ce numéro n’existe pas : il s’écrit FR, deux chiffres, puis les neuf de votre SIREN.")
            ) from error
        if digits[2:] != self.instance.siren:
            raise ValidationError(
                _t("Ce numéro est celui d’une autre entreprise : il finit par votre SIREN, %(siren)s.")
                % {"siren": self.instance.siren}
            )
        return f"FR{digits}"

    def clean_legal_address(self) -> str:
        return " ".join(self.cleaned_data["legal_address"].split())

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("is_vat_exempt") and told.get("vat_number"):
            self.add_error(
                "is_vat_exempt",
                _t(
                    "L’un ou l’autre : avec un numéro de TVA vous la facturez, avec l’article 293 B vous ne la facturez pas."
                ),
            )
        return told


class CorrectionForm(forms.Form):
    words = forms.CharField(
        label=_("Qu’est-ce qui n’est pas juste ?"),
        max_length=1000,
        help_text=_("Par exemple : l’entreprise est devenue une SARL en mai."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Dites-nous ce qui n’est pas juste.")},
    )
