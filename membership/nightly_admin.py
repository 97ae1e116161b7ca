"""What staff see of the nightly comparison with Stripe: a table, and a line on the admin's home if it put something right."""

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext
from wagtail_modeladmin.options import ModelAdmin

from membership.modeladmin_rights import ReadOnly
from membership.models import StripeRound
from membership.waiting import Waiting


def repaired_last_night() -> list[Waiting]:
    """When it last ran and what it found; nothing if all agreed."""
    last = StripeRound.objects.newest()
    if last is None or not last.repaired:
        return []
    text = ngettext(
        "Nuit du %(night)s : %(count)d abonnement corrigé d’après Stripe",
        "Nuit du %(night)s : %(count)d abonnements corrigés d’après Stripe",
        last.repaired,
    )
    words = text % {"night": f"{last.night:%d/%m}", "count": last.repaired}
    return [Waiting(words, reverse("comparaisons_modeladmin_inspect", args=[last.pk]))]


class StripeRoundAdmin(ModelAdmin):
    model = StripeRound
    menu_label = gettext_lazy("Comparaisons avec Stripe")
    menu_icon = "tasks"
    base_url_path = "comparaisons"
    permission_helper_class = ReadOnly
    inspect_view_enabled = True
    list_display = ("night", "finished_at", "compared", "repaired")
    list_export = (*list_display, "details")
    export_filename = "comparaisons"
    search_fields = ("details",)
