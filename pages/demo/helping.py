"""Help that the demonstration's shops asked for: one for the next working day, one that is late, one that is done."""

from datetime import timedelta

from kit import clock
from membership.helping import answering, asking, windows
from membership.models import HelpRequest, Shop, User
from pages.demo.loading import Loading
from pages.demo.people import make

LATE_BY = timedelta(days=5)  # calls of so long ago are past, whatever the weekday


def load(loading: Loading) -> None:
    annecy, dinan = loading.town("annecy"), loading.town("dinan")
    if annecy is None or dinan is None:
        return
    staff = make(email="staff@example.org", name="Camille Lefèvre")
    with loading.dated(loading.now - timedelta(days=9)):
        done = _ask(annecy.shops["boulangerie-pernet"], "explain", "page", "Comment écrire que je ferme lundi ?")
        answering.take(request=done, by=staff)
        answering.finish(
            request=done, by=staff, words="Vous savez tout : « Fermer aujourd’hui », ou une date à l’avance."
        )
    with loading.dated(loading.now - LATE_BY):
        _ask(dinan.shops["fleurs-de-marguerite"], "explain", "membership", "Que faut-il pour passer à Pro ?")
    with loading.dated(loading.now):
        _ask(
            annecy.shops["boulangerie-pernet"],
            "do",
            "products",
            "Quatre tartes de Noël à mettre en vente, les photos sont dans ma bibliothèque.",
        )


def _ask(shop: Shop, kind: str, topic: str, words: str) -> HelpRequest:
    """By its owner, for the first window of the next working day."""
    owner = User.objects.owners_of(shop)[0]
    now = clock.now()
    free = windows.free(now)
    window = next((each for each in free if each.begins_at.date() > now.date()), free[0])
    return asking.ask(shop=shop, by=owner, kind=kind, topic=topic, words=words, phone=owner.phone, window=window)
