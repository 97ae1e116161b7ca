"""« Le 30, Annecy passe à neuf »: the gate's forecast, in words, and told once to the members whom it concerns.

It says how many will be left and when, never who leaves or whose payment failed.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit import clock, place_names
from membership import emails, gate
from membership.models import City, ForeseenFall

WORDS = [
    gettext_lazy("zéro"),
    gettext_lazy("un"),
    gettext_lazy("deux"),
    gettext_lazy("trois"),
    gettext_lazy("quatre"),
    gettext_lazy("cinq"),
    gettext_lazy("six"),
    gettext_lazy("sept"),
    gettext_lazy("huit"),
    gettext_lazy("neuf"),
]


@dataclass(frozen=True)
class Fall:
    """The first day of the next thirty when a town falls under ten, and what it falls to."""

    city: City
    on: date
    left: int

    @property
    def sentence(self) -> str:
        return _("Le %(day)s, %(city)s passe à %(left)s.") % {
            "day": formats.date_format(self.on, "j F"),
            "city": self.city.name,
            "left": WORDS[self.left],
        }

    @property
    def advice(self) -> str:
        """What can be done, whoever reads it."""
        return _(
            "Ce jour-là, le marché %(of_town)s ferme, à moins qu’un commerce Pro reste ou arrive d’ici là. "
            "Invitez un voisin : c’est le plus sûr."
        ) % {"of_town": place_names.of(self.city.name)}


def of(city: City) -> Fall | None:
    """Costs one query."""
    found = gate.forecast(city)
    return _fall(city, *found) if found else None


def _fall(city: City, at: datetime, left: int) -> Fall:
    return Fall(city, timezone.localtime(at, city.zone).date(), left)


def look_ahead() -> int:
    """A due job: tell the owners of a town once that it will fall; a fall that was lifted is told again if it comes back.
    How many were told."""
    towns = list(City.objects.select_related("commune").with_pro_count(clock.now()).having_at_least(gate.NEEDED))
    found = gate.forecasts(towns)
    falls = {(town.pk, fall.on): fall for town in towns if town.pk in found for fall in [_fall(town, *found[town.pk])]}
    told = {(row.city_id, row.on): row for row in ForeseenFall.objects.standing()}
    for place, row in told.items():
        if place not in falls:
            row.ended_at = clock.now()
            row.save(update_fields=["ended_at"])
    new = [fall for place, fall in falls.items() if place not in told]
    for fall in new:
        _tell(fall)
    return len(new)


@transaction.atomic
def _tell(fall: Fall) -> None:
    # Whoever comes second of two rounds at once finds the row, and its mails.
    row, is_new = ForeseenFall.objects.get_or_create(
        city=fall.city, on=fall.on, ended_at=None, defaults={"left": fall.left}
    )
    if is_new:
        emails.fall_foreseen(row, sentence=fall.sentence, advice=fall.advice)
