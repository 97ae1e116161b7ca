"""Trends of towns in words and as drawings."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from kit import charts
from kit.calendar.words import short_date
from kit.charts import Drawn, Mark, Point
from membership import gate
from membership.models import City, MarketTransition


def words(points: Sequence[Point]) -> str:
    """What the line shows, for who doesn't see it."""
    first, last = points[0], points[-1]
    if len(points) == 1:
        return _("%(count)d adhérents Pro aujourd’hui ; l’histoire commence.") % {"count": last.value}
    return _("%(first)d adhérents Pro le %(day)s, %(last)d aujourd’hui ; entre %(least)d et %(most)d.") % {
        "first": first.value,
        "day": short_date(first.on),
        "last": last.value,
        "least": min(point.value for point in points),
        "most": max(point.value for point in points),
    }


def small(city: City, points: Sequence[Point]) -> Drawn:
    title = _("Adhérents Pro à %(town)s") % {"town": city.name}
    return charts.spark(points, name=f"allure-{city.slug}", title=title, words=words(points), level=gate.NEEDED)


def large(city: City, points: Sequence[Point], transitions: Sequence[MarketTransition]) -> Drawn:
    return charts.curve(
        points,
        name=f"courbe-{city.slug}",
        title=_("Adhérents Pro à %(town)s, 90 jours") % {"town": city.name},
        words=words(points),
        level=gate.NEEDED,
        level_words=_("En pointillé : dix, où le marché ouvre."),
        marks=[_mark(transition) for transition in transitions],
    )


def _mark(transition: MarketTransition) -> Mark:
    sentence = _("Ouvert le %(day)s : %(cause)s") if transition.is_opening else _("Fermé le %(day)s : %(cause)s")
    day = transition.at.astimezone(transition.city.zone).date()
    told = sentence % {"day": short_date(day), "cause": transition.cause}
    return Mark(day, told, is_up=transition.is_opening)
