"""Applications of the demonstration, one of each kind: clean, of a closed company, of a chain, and one with a question."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from membership import applying, deciding
from membership.models import Commune, User
from pages.demo.loading import Loading
from pages.demo.people import make

CLEAN, MERCERIE, CLOSED, CHAIN = "00030001200010", "00030002000013", "00030003800015", "00030004600018"


@dataclass(frozen=True)
class Told:
    """Who applied: `ago` before the visitor comes."""

    siret: str
    ago: timedelta
    town: str
    answers: dict[str, Any] = field(default_factory=dict)
    question: str = ""


ALL = (
    Told(
        CLOSED,
        timedelta(days=8),
        "74010",
        {
            "shop_name": "Au temps passé",
            "trade": "autre",
            "contact_name": "Lucien Perrin",
            "email": "lucien@example.org",
            "phone": "06 39 98 41 02",
            "offer": "standard",
            "words": "J’ai rouvert en octobre, la déclaration est en cours.",
        },
    ),
    Told(
        CHAIN,
        timedelta(days=2),
        "74010",
        {
            "shop_name": "Maxi Panier Annecy",
            "trade": "epicerie",
            "contact_name": "Service développement",
            "email": "developpement@example.org",
            "offer": "pro",
        },
    ),
    Told(
        MERCERIE,
        timedelta(days=1, hours=3),
        "22050",
        {
            "shop_name": "La Mercerie des arcades",
            "trade": "mercerie",
            "contact_name": "Solenn Le Bihan",
            "email": "solenn@example.org",
            "offer": "standard",
        },
        question="Vendez-vous aussi sur le marché du jeudi ? Nous l’écririons sur votre page.",
    ),
    Told(
        CLEAN,
        timedelta(hours=5),
        "74010",
        {
            "shop_name": "La Brûlerie des quais",
            "trade": "cafe",
            "contact_name": "Paul Aubert",
            "email": "paul@example.org",
            "phone": "06 39 98 41 05",
            "offer": "pro",
        },
    ),
)


def load(loading: Loading) -> None:
    asker = make(email="staff@example.org", name="Camille Lefèvre")
    for told in ALL:
        with loading.dated(loading.now - told.ago):
            _apply(told, asker)


def _apply(told: Told, asker: User) -> None:
    application = applying.begin(siret=told.siret)
    applying.write_answer(application)
    for name, value in told.answers.items():
        setattr(application, name, value)
    application.commune = Commune.objects.filter(pk=told.town).first()
    applying.keep(application)
    applying.send(application)
    if told.question:
        deciding.ask(application=application, by=asker, words=told.question)
