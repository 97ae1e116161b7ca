from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kit import robots

MOST_LINKS = 2


class LetterForm(forms.Form):
    name = forms.CharField(
        label=_("Votre nom"), max_length=80, widget=forms.TextInput(attrs={"class": "input", "autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Adresse e-mail"),
        help_text=_("La boutique vous répond à cette adresse."),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
    )
    about = forms.CharField(
        label=_("À propos de"),
        max_length=100,
        required=False,
        help_text=_("Un produit, une commande, un horaire."),
        widget=forms.TextInput(attrs={"class": "input"}),
    )
    words = forms.CharField(
        label=_("Votre message"), max_length=3000, widget=forms.Textarea(attrs={"class": "input", "rows": 8})
    )

    def clean_name(self) -> str:
        return self._one_line("name")

    def clean_about(self) -> str:
        return self._one_line("about")

    def clean_words(self) -> str:
        words = self.cleaned_data["words"]
        if robots.links(words) > MOST_LINKS:
            raise forms.ValidationError(
                gettext(
                    "Votre message contient plus de %(count)d liens, comme ceux des robots : gardez les plus utiles."
                )
                % {"count": MOST_LINKS}
            )
        return words

    def _one_line(self, field: str) -> str:
        # They become the subject of a mail.
        words = " ".join(self.cleaned_data[field].split())
        if robots.links(words):
            raise forms.ValidationError(gettext("Un lien n’a pas sa place ici : mettez-le dans le message."))
        return words
