"""What membership costs and needs, for the answers of the FAQ: it knows nothing of members, this floor knows both."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from faq import figures
from kit import clock
from membership import gate
from membership.models import PlanPrice
from pages.offers import euros

WORDS = {
    8: gettext_lazy("huit"),
    9: gettext_lazy("neuf"),
    10: gettext_lazy("dix"),
    11: gettext_lazy("onze"),
    12: gettext_lazy("douze"),
}


def pro_price() -> str:
    """What a shop that joins today pays a month."""
    return euros(PlanPrice.objects.current().amount)


def pro_list_price() -> str:
    """The list price beside it: struck only if it was really charged (C. conso L112-1-1), else as what comes later."""
    current = PlanPrice.objects.current()
    later = PlanPrice.objects.after(current)
    if later is None:
        return _("prix normal")
    amount = euros(later.amount)
    if PlanPrice.objects.was_charged(later, clock.today()):
        return format_html("{} <s>{}</s>", _("au lieu de"), amount)
    return _("puis %(amount)s") % {"amount": amount}


def pro_needed() -> str:
    """Pro members that open the market of a town."""
    return _in_words(gate.NEEDED)


def pro_needed_others() -> str:
    return _("%(count)s autres") % {"count": _in_words(gate.NEEDED - 1)}


def _in_words(number: int) -> str:
    return str(WORDS.get(number, number))


def register_all() -> None:
    figures.register("pro-price", gettext_lazy("Prix de Pro par mois"), pro_price)
    figures.register("pro-list-price", gettext_lazy("Prix normal de Pro"), pro_list_price)
    figures.register("pro-needed", gettext_lazy("Adhérents Pro pour ouvrir un marché"), pro_needed)
    figures.register("pro-needed-others", gettext_lazy("Autres adhérents Pro nécessaires"), pro_needed_others)
