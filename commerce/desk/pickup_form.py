"""« Retrait »: when customers may come. Who fills nothing in has an hour at a time, from two hours after the order on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from commerce.shipping.models import ShopDelivery

LONGEST_NOTICE = 14 * 24
LONGEST_KEPT = 14


class PickupForm(forms.ModelForm):
    class Meta:
        model = ShopDelivery
        fields = ("window_minutes", "notice_hours", "cutoff", "orders_a_window", "kept_days")
        labels = {
            "window_minutes": _("Un créneau dure"),
            "notice_hours": _("Il vous faut, avant un retrait"),
            "cutoff": _("Heure limite du jour"),
            "orders_a_window": _("Commandes par créneau, au plus"),
            "kept_days": _("Gardée prête, en jours d’ouverture"),
        }
        help_texts = {
            "notice_hours": _("En heures. 24 : un jour. Ce qui est fait à la commande a son propre délai en plus."),
            "cutoff": _("Ce qui est commandé après compte pour le lendemain. Vide : pas de limite."),
            "orders_a_window": _("Vide : autant qu’il en vient."),
            "kept_days": _(
                "Après l’heure de retrait. Ensuite le client est rappelé ; non payée, elle se ferme un jour plus tard."
            ),
        }
        widgets = {
            "window_minutes": forms.Select({"class": "input"}),
            "notice_hours": forms.NumberInput({"class": "input", "max": LONGEST_NOTICE}),
            "cutoff": forms.TimeInput({"class": "input", "type": "time"}, format="%H:%M"),
            "orders_a_window": forms.NumberInput({"class": "input", "min": 1}),
            "kept_days": forms.NumberInput({"class": "input", "min": 1, "max": LONGEST_KEPT}),
        }
        error_messages = {
            "notice_hours": {"required": _("Un nombre d’heures ; 0 si c’est prêt tout de suite.")},
            "cutoff": {"invalid": _("Une heure, comme 17:00.")},
            "kept_days": {"required": _("Un nombre de jours, 1 au moins.")},
        }

    def clean_notice_hours(self) -> int:
        hours = self.cleaned_data["notice_hours"]
        if hours > LONGEST_NOTICE:
            raise forms.ValidationError(_("Quatorze jours au plus, soit 336 heures."))
        return hours

    def clean_kept_days(self) -> int:
        days = self.cleaned_data["kept_days"]
        if not 1 <= days <= LONGEST_KEPT:
            raise forms.ValidationError(_("Entre un jour et quatorze."))
        return days

    def clean_orders_a_window(self) -> int | None:
        most = self.cleaned_data["orders_a_window"]
        if most == 0:
            raise forms.ValidationError(_("Une au moins. Pour ne pas vendre, masquez vos produits."))
        return most
