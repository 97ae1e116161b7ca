"""How Dinan gets to its ten: voices, addresses to be told, shops that are missed, and a neighbour the baker invited."""

from datetime import timedelta

from kit import clock
from membership import alerts, emails, neighbours, terms, votes
from membership.models import Application, City, OpeningAlert, Shop
from membership.votes import Voice
from pages.demo.applications import MERCERIE
from pages.demo.loading import Loading
from pages.demo.people import make

TOWN, BAKER, INVITED = "dinan", "au-four-a-bois", "horlogerie-tanguy"
VOICES = {"fleurs-de-marguerite": 12, INVITED: 5}
CONFIRMED = ("armelle@example.org", "yannick@example.org", "soizic@example.org")
UNSURE = "corentin@example.org"
MISSED = (
    ("Le Comptoir des thés", "12 rue de l’Horloge", 3),
    ("Cordonnerie Le Floch", "rue de la Poissonnerie", 2),
)


def load(loading: Loading) -> None:
    town = loading.town(TOWN)
    if town is None:
        return
    with loading.dated(loading.now - timedelta(days=6)):
        _vote(town.city, town.shops)
        _ask_to_be_told(town.city)
        for name, street, count in MISSED:
            for number in range(count):
                votes.name(city=town.city, shop_name=name, street=street, voice=_voice(number))
    if BAKER in town.shops and INVITED in town.shops:
        with loading.dated(loading.now - timedelta(days=15)):
            _invite(town.shops[BAKER], town.shops[INVITED])


def _vote(city: City, shops: dict[str, Shop]) -> None:
    for slug, count in VOICES.items():
        if slug in shops:
            for number in range(count):
                votes.cast(shop=Shop.objects.with_standing().get(pk=shops[slug].pk), voice=_voice(number))


def _voice(number: int) -> Voice:
    """Neighbours of nobody: the networks reserved for examples are too few for twelve."""
    return Voice(f"198.18.{number}.1", "demo")


def _ask_to_be_told(city: City) -> None:
    for email in (*CONFIRMED, UNSURE):
        alerts.ask(city=city, email=email)
    for alert in OpeningAlert.objects.of(city):
        if alert.email != UNSURE:
            alerts.confirm(city=city, token=alert.token)


def _invite(baker: Shop, invited: Shop) -> None:
    """The shop of who was invited is there already: its application is written as it stood when it was accepted."""
    neighbours.link_of(baker)
    now, member = clock.now(), invited.member
    application = Application.objects.create(
        siret=invited.siret,
        state=Application.State.ACCEPTED,
        shop=invited,
        shop_name=invited.name,
        legal_name=member.legal_name,
        commune=invited.city.commune,
        contact_name=member.contact_name,
        email=member.contact_email,
        offer="standard",
        terms_version=terms.VERSION,
        terms_accepted_at=now,
        created_at=now,
        changed_at=now,
        sent_at=now,
        decided_at=now,
        decided_by=make(email="staff@example.org", name="Camille Lefèvre"),
        invited_by=baker,
    )
    emails.neighbour_joined(application)
    Application.objects.filter(siret=MERCERIE).update(invited_by=baker)
