"""Who can be anybody in the demonstration: the people a visitor may become with one click, and how they are made."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.contrib.auth.hashers import make_password
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from membership.models import City, User
from pages.demo.whose import LAST_PERSON
from pages.registry import Registry

PASSWORD = "marche-demo"


@dataclass(frozen=True)
class Person:
    """`town` is the slug of a customer's town, empty for people of the platform; `start` is where they are led."""

    email: str
    title: str | Promise
    words: str | Promise
    start: Callable[[], str]
    town: str = ""
    password: str = PASSWORD
    icon: str = "user"


registry: Registry[Person] = Registry()


def known(email: str, town: str = "") -> Person | None:
    """Whom an address means in a town, or on the platform."""
    return next((person for person in registry if person.email == email and person.town == town), None)


def first_with(email: str) -> Person | None:
    """Whom a step of the visit means; None for a visitor."""
    return next((person for person in registry if email and person.email == email), None)


def account_of(person: Person) -> User | None:
    """The account, if it was loaded."""
    if not person.town:
        return User.objects.of_realm(None, person.email)
    city = City.objects.by_slug(person.town)
    return User.objects.of_realm(city.pk, person.email) if city else None


@cache
def hashed(password: str, hasher: str = "default") -> str:
    """One hash for all who share a password: making thirty would take ten seconds."""
    return make_password(password, hasher=hasher)


def make(*, email: str, name: str, phone: str = "", city: City | None = None, password: str = PASSWORD) -> User:
    """A person, or the one who has this address there already."""
    known = User.objects.of_realm(city.pk if city else None, email)
    if known is not None:
        return known
    first_name, _blank, last_name = name.partition(" ")
    user = User(email=email, first_name=first_name, last_name=last_name, phone=phone, city=city)
    user.password = hashed(password)
    user.save()
    return user


def register_all() -> None:
    """Those of the platform, in the order of the page."""
    shop = reverse_later("membership:hub")
    admin = reverse_later("wagtailadmin_home")
    for order, person in enumerate(
        (
            Person(
                "boulangerie@example.org",
                _("Hélène, la boulangère d’Annecy"),
                _("Boulangerie Pernet. Pro : un mini-site, un comptoir, des commandes du jour."),
                shop,
                icon="croissant",
            ),
            Person(
                "librairie@example.org",
                _("La libraire d’Annecy"),
                _("Le Fil de l’eau. Pro, sans cartes en ligne : on paie en passant prendre ses livres."),
                shop,
                icon="book-open",
            ),
            Person(
                "fleuriste@example.org",
                _("Marguerite, la fleuriste de Dinan"),
                _("Standard. Si elle passe à Pro, elle est la dixième : le marché de Dinan ouvre."),
                shop,
                icon="flower-2",
            ),
            Person(
                "staff@example.org",
                _("Quelqu’un de l’équipe"),
                _("Les villes, les adhérents, les questions fréquentes, dans l’administration."),
                admin,
                icon="users",
            ),
            Person(
                LAST_PERSON,
                _("Qui tient la plateforme"),
                _("Tout ce que l’équipe voit, et le reste : prix de Pro, comptes, réglages."),
                admin,
                icon="settings",
            ),
        )
    ):
        registry.register(person.email, person, order=10 + order)


def reverse_later(name: str) -> Callable[[], str]:
    return lambda: reverse(name)
