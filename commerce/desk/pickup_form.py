"""« Retrait »: when customers may come. Who fills nothing in has an hour at a time, from two hours after the order on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from commerce.shipping.models import ShopDelivery

LONGEST_NOTICE = 14 * 24


class PickupForm(forms.ModelForm):
    class Meta:
        model = ShopDelivery
        fields = ("window_minutes", "notice_hours", "cutoff", "orders_a_window")
        labels = {
            "window_minutes": _("Un créneau dure"),
            "notice_hours": _("Il vous faut, avant un retrait"),
            "cutoff": _("Heure limite du jour"),
            "orders_a_window": _("Commandes par créneau, au plus"),
        }
        help_texts = {
            "notice_hours": _("En heures. 24 : un jour. Ce qui est fait à la commande a son propre délai en plus."),
            "cutoff": _("Ce qui est commandé après compte pour le lendemain. Vide : pas de limite."),
            "orders_a_window": _("Vide : autant qu’il en vient."),
        }
        widgets = {
            "window_minutes": forms.Select({"class": "input"}),
            "notice_hours": forms.NumberInput({"class": "input", "max": LONGEST_NOTICE}),
            "cutoff": forms.TimeInput({"class": "input", "type": "time"}, format="%H:%M"),
            "orders_a_window": forms.NumberInput({"class": "input", "min": 1}),
        }
        error_messages = {
            "notice_hours": {"required": _("Un nombre d’heures ; 0 si c’est prêt tout de suite.")},
            "cutoff": {"invalid": _("Une heure, comme 17:00.")},
        }

    def clean_notice_hours(self) -> int:
        hours = self.cleaned_data["notice_hours"]
        if hours > LONGEST_NOTICE:
            raise forms.ValidationError(_("Quatorze jours au plus, soit 336 heures."))
        return hours

    def clean_orders_a_window(self) -> int | None:
        most = self.cleaned_data["orders_a_window"]
        if most == 0:
            raise forms.ValidationError(_("Une au moins. Pour ne pas vendre, masquez vos produits."))
        return most
