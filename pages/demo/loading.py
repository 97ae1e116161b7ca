"""The demonstration is loaded once, begun again when somebody asks for it, and refused over anybody's real data.

The cast lives three months before the visitor comes: shops were accepted and went Pro one after the other, orders were
placed in the last three weeks. The stand-in for Stripe is set back and let run on to the present with them, so that both
agree about all that happened.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from kit import clock
from kit.models import ClockSetting, OutgoingMail
from membership import subscriptions
from membership.board import history
from membership.models import User
from pages import shares
from pages.demo import cast as casts
from pages.demo import people, shops, standin, towns, wiping
from pages.demo.cast import Cast, real_now
from pages.demo.towns import LoadedTown
from pages.demo.whose import LAST_PERSON, Whose, whose
from pages.publisher import Publisher
from shop_pages import fronts, provisioning

# Before the visitor comes: the first shop was accepted, and the market's shelves were filled.
FIRST, BEGAN = timedelta(days=90), timedelta(days=20)
Say = Callable[[str], None]


class DemoRefused(Exception):
    """Nothing was loaded and nothing wiped; the sentence says why and what to do."""


@dataclass
class Loading:
    """What a loader is told: the cast, the towns that stand already, and how to live at another moment."""

    cast: Cast
    now: datetime
    say: Say
    towns: list[LoadedTown] = field(default_factory=list)

    @property
    def began_at(self) -> datetime:
        return self.now - BEGAN

    def town(self, slug: str) -> LoadedTown | None:
        return next((town for town in self.towns if town.city.slug == slug), None)

    @contextmanager
    def at(self, moment: datetime) -> Iterator[None]:
        """Everything in the block happens at that moment, at the stand-in too: moments only go forward there. Months that
        were paid on the way are known."""
        standin.catch_up(moment)
        with self.dated(moment):
            subscriptions.repair_due()
            yield

    def be_present(self) -> None:
        """Stripe's time is the visitor's, and what was paid by now is known."""
        if standin.now() < self.now - timedelta(seconds=1):
            with self.at(self.now):
                pass

    def ago(self, days: int) -> AbstractContextManager[None]:
        return self.dated(self.now - timedelta(days=days))

    def dated(self, moment: datetime) -> AbstractContextManager[None]:
        """The same without Stripe; never later than now."""
        return clock.shifted(min(moment, self.now) - real_now())


Loader = Callable[[Loading], None]
_loaders: dict[str, tuple[bool, int, Loader]] = {}


def register(name: str, loader: Loader, *, order: int = 100, moves_stripe: bool = False) -> None:
    """A floor above loads its part, after the towns, in a transaction of its own; `name` is told while it does. Those
    that live through days at the stand-in too (`moves_stripe`, `Loading.at`) come first: when the others load, every
    month is paid until now, whatever day they speak of."""
    _loaders[name] = (not moves_stripe, order, loader)


def load(say: Say, *, reset: bool = False, cast: Cast | None = None) -> bool:
    """True if something was loaded, False if all of it was there. Raises `DemoRefused`."""
    if not settings.DEMO:
        raise DemoRefused(_("Pas de démonstration sans son réglage : lancez avec DEMO=1."))
    found = whose()
    if found is Whose.REAL:
        raise DemoRefused(
            _("La base contient de vraies données : la démonstration ne s’y charge pas et n’y efface rien.")
        )
    if found is Whose.DEMOS and not reset:
        return False
    try:
        standin.require()
    except standin.StandInMissing as missing:
        raise DemoRefused(str(missing)) from missing
    if found is not Whose.NOBODYS:
        say(_("Effacer la démonstration précédente"))
        wiping.wipe()
    with disable_reference_index_auto_update():
        _load(Loading(cast or casts.read(), real_now(), say))
    return True


def _load(loading: Loading) -> None:
    say = loading.say
    say(_("Les communes, la page d’accueil, les questions fréquentes"))
    call_command("prepare_site", stdout=io.StringIO())
    publish()  # who publishes is who bills
    standin.reset(loading.now - FIRST)
    for told in loading.cast.towns:
        count = len(told["shops"])
        words = ngettext("%(town)s, %(count)d commerce", "%(town)s, %(count)d commerces", count)
        say(words % {"town": told["name"], "count": count})
        with transaction.atomic():
            loading.towns.append(towns.load(told, loading.ago))
    say(_("Les commerces passent à Pro, l’un après l’autre"))
    for days, row, town in towns.to_go_pro(loading.towns):
        with transaction.atomic(), loading.at(loading.now - timedelta(days=days)):
            shops.go_pro(row, town.shops[row["slug"]], loading.cast)
    for name, (has_time, _order, loader) in sorted(_loaders.items(), key=lambda row: row[1][:2]):
        if has_time:
            loading.be_present()
        say(name)
        with transaction.atomic():
            loader(loading)
    say(_("Les devantures"))
    fronts.draw_missing()
    shares.draw_missing()
    loading.be_present()
    history.write_due()
    standin.catch_up(real_now())
    _finish()
    standin.listen()


@transaction.atomic
def _finish() -> None:
    """What was written on the way left at its time; then the people who run the platform, the last of them last."""
    OutgoingMail.objects.waiting().update(
        state=OutgoingMail.State.SENT, sent_at=F("next_attempt_at"), created_at=F("next_attempt_at")
    )
    ClockSetting.set_offset(timedelta())
    staff = people.make(email="staff@example.org", name="Camille Lefèvre")
    staff.is_staff = True
    staff.save()
    staff.groups.add(provisioning.staff_group())
    operator = people.make(email=LAST_PERSON, name="Dominique Roche")
    User.objects.filter(pk=operator.pk).update(is_staff=True, is_superuser=True)
    Site.clear_site_root_paths_cache()


def publish() -> None:
    """Who publishes a demonstration: nobody, and the legal page says so."""
    told = {
        "name": "Les Petits Commerces (démonstration)",
        "legal_form": "Société imaginaire, au capital de 0 €",
        "address": "1 rue de l’Exemple, 74000 Annecy",
        "siren": "000000000",
        "register_entry": "Aucun : rien ne se vend ici",
        "vat_number": "FR12000000000",
        "phone": "01 99 00 00 00",
        "director": "Dominique Roche",
        "host_name": "Votre machine",
        "host_address": "Chez vous",
        "host_phone": "01 99 00 00 01",
    }
    Publisher.objects.update_or_create(pk=Publisher.read().pk or 1, defaults=told)
