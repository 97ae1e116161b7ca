"""Help that the demonstration's shops asked for: one for the next working day, one that is late, one that staff did for
the baker, with what they changed."""

from datetime import timedelta

from django.urls import reverse

from kit import clock
from membership import acted, acting, teams
from membership.helping import answering, asking, windows
from membership.models import HelpRequest, Shop, User
from pages.demo.loading import Loading
from pages.demo.people import make

# Minutes into the visit, and what was done.
CHANGED = ((4, "shop-pages:my-hours"), (9, "shop-pages:my-photos"), (11, "shop-pages:my-photos"))
LATE_BY = timedelta(days=5)  # calls of so long ago are past, whatever the weekday


def load(loading: Loading) -> None:
    annecy, dinan = loading.town("annecy"), loading.town("dinan")
    if annecy is None or dinan is None or "fleurs-de-marguerite" not in dinan.shops:
        return
    staff = make(email="staff@example.org", name="Camille Lefèvre")
    staff.is_staff = True
    staff.save(update_fields=["is_staff"])
    staff.groups.add(teams.staff_group())
    _done(loading, annecy.shops["boulangerie-pernet"], staff)
    with loading.dated(loading.now - LATE_BY):
        _ask(dinan.shops["fleurs-de-marguerite"], "explain", "membership", "Que faut-il pour passer à Pro ?")
    with loading.dated(loading.now):
        _ask(
            annecy.shops["boulangerie-pernet"],
            "do",
            "products",
            "Quatre tartes de Noël à mettre en vente, les photos sont dans ma bibliothèque.",
        )


def _done(loading: Loading, shop: Shop, staff: User) -> None:
    asked_at = loading.now - timedelta(days=9)
    with loading.dated(asked_at):
        request = _ask(shop, "do", "page", "Mes horaires de décembre, et deux photos de la vitrine de Noël.")
    called_at = request.call_at or asked_at
    with loading.dated(called_at):
        visit = acting.begin(shop=shop, by=staff, request=request)
    for minutes, name in CHANGED:
        with loading.dated(called_at + timedelta(minutes=minutes)):
            acted.write(acting=visit, name=name, address=reverse(name, args=[shop.pk]))
    with loading.dated(called_at + timedelta(minutes=16)):
        acting.end(acting=visit)
        answering.finish(
            request=request,
            by=staff,
            words="Décembre est en ligne, les deux photos aussi. La troisième était floue : envoyez-la à nouveau.",
        )


def _ask(shop: Shop, kind: str, topic: str, words: str) -> HelpRequest:
    """By its owner, for the first window of the next working day."""
    owner = User.objects.owners_of(shop)[0]
    now = clock.now()
    free = windows.free(now)
    window = next((each for each in free if each.begins_at.date() > now.date()), free[0])
    return asking.ask(shop=shop, by=owner, kind=kind, topic=topic, words=words, phone=owner.phone, window=window)
