"""The next thing to do for a town: rules in order, the first that has something to say."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.calendar.words import short_date
from membership import gate
from membership.models import Application, City


@dataclass(frozen=True)
class Named:
    """A shop, and how many (products, votes) it has."""

    pk: int
    name: str
    count: int = 0


@dataclass(frozen=True)
class Facts:
    """What the rules look at. `waiting` has the longest first, `thin` the emptiest, `candidate` is whom to call."""

    city: City
    standing: gate.Standing
    today: date
    fall: tuple[datetime, int] | None = None
    waiting: list[Application] = field(default_factory=list)
    candidate: Named | None = None
    thin: list[Named] = field(default_factory=list)
    asleep: list[Named] = field(default_factory=list)

    @property
    def overdue(self) -> list[Application]:
        return [application for application in self.waiting if application.is_late(self.today)]

    @property
    def fall_day(self) -> str:
        """« 30 juin », the day on which the town falls under ten; empty if none is known."""
        return short_date(timezone.localdate(self.fall[0])) if self.fall else ""

    @property
    def oldest_wait(self) -> str:
        """How long the first in line has waited; empty if nobody does."""
        if not self.waiting or self.waiting[0].sent_at is None:
            return ""
        days = (self.today - timezone.localdate(self.waiting[0].sent_at)).days
        if days <= 0:
            return _("depuis aujourd’hui")
        return ngettext("depuis %(count)d jour", "depuis %(count)d jours", days) % {"count": days}


@dataclass(frozen=True)
class Action:
    """`key` names the rule; `url` leads to where it is done; `is_urgent` where somebody was promised or a market shuts."""

    key: str
    text: str
    url: str
    is_urgent: bool = False

    @property
    def is_needed(self) -> bool:
        return self.key != HEALTHY


HEALTHY = "healthy"


def next_of(facts: Facts) -> Action:
    return next(action for rule in RULES if (action := rule(facts)))


def _overdue(facts: Facts) -> Action | None:
    if not facts.overdue:
        return None
    count = len(facts.overdue)
    text = ngettext("Décider une demande en retard", "Décider %(count)d demandes en retard", count) % {"count": count}
    return Action("overdue", text, applications_url(facts.city), is_urgent=True)


def _one_short(facts: Facts) -> Action | None:
    if facts.standing.missing != 1:
        return None
    if facts.candidate is None:
        text = _("Chercher un dernier commerce : il n’en manque qu’un")
        return Action("one-short", text, town_url(facts.city))
    asked = ngettext("%(count)d personne la demande", "%(count)d personnes la demandent", facts.candidate.count)
    text = _("Appeler « %(shop)s » : il ne manque qu’un Pro") % {"shop": facts.candidate.name}
    if facts.candidate.count:
        text += f" ({asked % {'count': facts.candidate.count}})"
    return Action("one-short", text, shop_url(facts.candidate))


def _about_to_fall(facts: Facts) -> Action | None:
    if facts.fall is None:
        return None
    text = _("Retenir ceux qui partent : le %(day)s, %(town)s passe à %(count)d") % {
        "day": facts.fall_day,
        "town": facts.city.name,
        "count": facts.fall[1],
    }
    return Action("falling", text, subscriptions_url(facts.city), is_urgent=True)


def _waiting(facts: Facts) -> Action | None:
    if not facts.waiting:
        return None
    count = len(facts.waiting)
    text = ngettext("Décider une demande d’inscription", "Décider %(count)d demandes d’inscription", count)
    return Action("waiting", text % {"count": count}, applications_url(facts.city))


def _thin(facts: Facts) -> Action | None:
    if not facts.thin:
        return None
    shop = facts.thin[0]
    told = ngettext("%(count)d produit", "%(count)d produits", shop.count) % {"count": shop.count}
    text = _("Aider « %(shop)s » à remplir son étal (%(told)s)") % {"shop": shop.name, "told": told}
    return Action("thin", text, shop_url(shop))


def _asleep(facts: Facts) -> Action | None:
    if not facts.asleep:
        return None
    text = _("Prendre des nouvelles de « %(shop)s »") % {"shop": facts.asleep[0].name}
    return Action("asleep", text, shop_url(facts.asleep[0]))


def _healthy(facts: Facts) -> Action:
    missing = facts.standing.missing
    text = _("Rien à faire : tout va bien")
    if missing:
        text = _("Rien ne presse : il manque %(count)d Pro") % {"count": missing}
    return Action(HEALTHY, text, town_url(facts.city))


RULES: tuple[Callable[[Facts], Action | None], ...] = (
    _overdue,
    _one_short,
    _about_to_fall,
    _waiting,
    _thin,
    _asleep,
    _healthy,
)


def town_url(city: City) -> str:
    return reverse("town-board-town", args=[city.slug])


def shop_url(shop: Named) -> str:
    return reverse("boutiques_modeladmin_inspect", args=[shop.pk])


def applications_url(city: City) -> str:
    words = urlencode({"state__exact": "waiting", "q": city.name})
    return f"{reverse('demandes_modeladmin_index')}?{words}"


def subscriptions_url(city: City) -> str:
    return f"{reverse('abonnements_modeladmin_index')}?{urlencode({'ville': city.slug})}"
