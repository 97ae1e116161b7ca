"""Towns that visitors of the demonstration asked for before."""

from datetime import timedelta

from kit import clock
from membership.models import CityWish, Commune
from pages import wishes
from pages.demo.loading import Loading

# Commune, how many asked, how many of them want to be told, hours between two of them, the last of them hours ago.
ASKED = (
    ("29232", 9, 5, 7, 3),  # Quimper
    ("56007", 6, 2, 70, 20),  # Auray
    ("35288", 4, 3, 160, 45),  # Saint-Malo
    ("26113", 3, 1, 300, 90),  # Die
    ("34199", 2, 1, 500, 200),  # Pézenas
)


def load(loading: Loading) -> None:
    for insee_code, count, told, between, last in ASKED:
        commune = Commune.objects.get(pk=insee_code)
        for number in range(count):
            with loading.dated(loading.now - timedelta(hours=last + between * number)):
                email = f"habitant{number + 1}.{insee_code}@example.org" if number < told else ""
                made = wishes.ask(commune=commune, email=email)
                # The database's own date knows nothing of the moment that is played.
                CityWish.objects.filter(pk=made.pk).update(created_at=clock.now())
