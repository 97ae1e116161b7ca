"""Customers: the one whom a visitor may be, in two towns with two accounts, and some neighbours."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit import clock
from membership.models import City, User
from pages.demo import people
from pages.demo.loading import Loading
from pages.demo.people import Person

CHLOE = "client@example.org"
DINAN_PASSWORD = "marche-dinan"
NEIGHBOURS = {
    "yanis@example.org": "Yanis Perret",
    "mireille@example.org": "Mireille Dunand",
    "paulette@example.org": "Paulette Cochet",
    "lea@example.org": "Léa Bonnaz",
}


def load(loading: Loading) -> None:
    if annecy := loading.town("annecy"):
        make(CHLOE, "Chloé Martel", annecy.city)
        for email, name in NEIGHBOURS.items():
            make(email, name, annecy.city)
    if dinan := loading.town("dinan"):
        make(CHLOE, "Chloé Martel", dinan.city, DINAN_PASSWORD)


def make(email: str, name: str, city: City, password: str = people.PASSWORD) -> User:
    user = people.make(email=email, name=name, phone="06 39 98 20 01", city=city, password=password)
    user.email_confirmed_at = clock.now()
    user.save(update_fields=["email_confirmed_at"])
    return user


def register_people() -> None:
    people.registry.register(
        "client-annecy",
        Person(
            CHLOE,
            _("Chloé, cliente à Annecy"),
            _("Elle a déjà commandé : ses achats, leurs états et ses reçus sont là."),
            lambda: reverse("customer-home", kwargs={"city": "annecy"}),
            town="annecy",
            icon="shopping-basket",
        ),
        order=1,
    )
    people.registry.register(
        "client-dinan",
        Person(
            CHLOE,
            _("Chloé encore, à Dinan"),
            _("La même adresse, un autre compte : chaque ville est une boutique à part."),
            lambda: reverse("customer-home", kwargs={"city": "dinan"}),
            town="dinan",
            password=DINAN_PASSWORD,
            icon="shopping-basket",
        ),
        order=2,
    )
