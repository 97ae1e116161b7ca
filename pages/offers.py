"""The two offers as visitors read them. What each allows is `membership.plans`, what Pro costs is dated data."""

from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kit import clock
from membership.models import PlanPrice

NBSP = "\u00a0"


@dataclass(frozen=True)
class Offer:
    """As `components/board.html` takes it."""

    name: str
    price: str
    detail: str
    intro: str
    points: list[str]


@dataclass(frozen=True)
class Offers:
    standard: Offer
    pro: Offer


def euros(amount: Decimal) -> str:
    """« 5 € », « 4,50 € »: an offer's price, without cents that say nothing."""
    places = 0 if amount == amount.to_integral_value() else 2
    return f"{number_format(amount, places)}{NBSP}€"


def card_fee() -> str:
    """« 1,4 % + 0,25 € », as announced."""
    return f"{number_format(settings.ANNOUNCED_CARD_RATE)}{NBSP}% + {euros(settings.ANNOUNCED_CARD_FIXED)}"


def current() -> Offers:
    return Offers(standard(), pro())


def standard() -> Offer:
    return Offer(
        name=_("Standard"),
        price=euros(Decimal(0)),
        detail="",
        intro=_("Une page pour votre commerce, faite pour être trouvée."),
        points=[
            _("Vos horaires, vos photos, votre adresse"),
            _("Sur la page de votre ville et dans l’annuaire national"),
            _("Vos coordonnées à la vue de tous : vos clients vous joignent sans intermédiaire"),
        ],
    )


def pro() -> Offer:
    price, detail = pro_price()
    return Offer(
        name=_("Pro"),
        price=price,
        detail=detail,
        intro=_("Votre mini-site, et votre place au marché."),
        points=[
            _("Un mini-site à vous, que nous vous aidons à faire et à tenir"),
            _("Dès dix commerces Pro en ville, vous vendez en ligne"),
            _("Par carte : %(fee)s par paiement, ce que prend Stripe, au centime près. Aucune commission")
            % {"fee": card_fee()},
        ],
    )


def pro_price() -> tuple[str | SafeString, str]:
    """(price, what is to be said of it). The list price is struck only if it was really charged (`was_charged`)."""
    try:
        now = PlanPrice.objects.current()
    except PlanPrice.DoesNotExist:
        return _("Prix à venir"), _("par mois, TTC")
    later = PlanPrice.objects.after(now)
    if later is None or later.amount <= now.amount:
        return euros(now.amount), _("par mois, TTC")
    if PlanPrice.objects.was_charged(later, clock.today()):
        struck = format_html(
            '{} <small><span class="sr">{} </span><s>{}</s></small>',
            euros(now.amount),
            _("au lieu de"),
            euros(later.amount),
        )
        return struck, _("par mois, TTC. Vous gardez votre prix quand l’offre de lancement finit.")
    return euros(now.amount), _("par mois, TTC, puis %(later)s. Inscrit maintenant, vous gardez vos %(now)s.") % {
        "later": euros(later.amount),
        "now": euros(now.amount),
    }
