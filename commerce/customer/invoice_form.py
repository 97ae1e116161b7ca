"""« Il me faut une facture »: who it is made out to."""

import stdnum.eu.vat
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NotANumber


class InvoiceForm(forms.Form):
    company = forms.CharField(
        label=_("Nom de l’entreprise"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Une facture porte un nom.")},
    )
    address = forms.CharField(
        label=_("Adresse"),
        max_length=250,
        help_text=_("Sur une ligne : rue, code postal, ville."),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        error_messages={"required": _("Une facture porte une adresse.")},
    )
    vat_number = forms.CharField(
        label=_("Numéro de TVA"),
        max_length=20,
        required=False,
        help_text=_("FR, deux chiffres, puis le SIREN de l’entreprise."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_vat_number(self) -> str:
        typed = self.cleaned_data["vat_number"]
        if not typed:
            return ""
        try:
            return str(stdnum.eu.vat.validate(typed))
        except NotANumber as error:
            raise ValidationError(_("Ce numéro n’existe pas. Vérifiez-le, ou laissez ce champ vide.")) from error
