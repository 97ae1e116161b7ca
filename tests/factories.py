"""Plain functions that create the least; every argument has a name."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.test import Client

from kit import clock, realm
from kit.search_text import normalise
from kit.sessions import SessionStore
from membership import realms, slugs
from membership.invoice_gateway import StripeInvoice
from membership.models import Application, City, Commune, Member, PlanPrice, Shop, ShopRole, Subscription, User

PASSWORD = "marche-demo"
_numbers = count(1)


def commune(*, name: str = "Annecy", insee_code: str = "74010", departement: str = "74", **more: Any) -> Commune:
    more.setdefault("postcodes", f"{departement}000")
    made, _created = Commune.objects.get_or_create(
        insee_code=insee_code,
        defaults={"name": name, "search_name": normalise(name), "departement": departement, "population": 1000, **more},
    )
    return made


def city(*, name: str = "Annecy", insee_code: str = "74010", departement: str = "74") -> City:
    where = commune(name=name, insee_code=insee_code, departement=departement)
    return City.objects.filter(commune=where).first() or City.objects.create(commune=where, slug=slugs.for_city(where))


def luhn_complete(digits: str) -> str:
    """The digits with their Luhn check digit."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


def member(**more: Any) -> Member:
    number = next(_numbers)
    more.setdefault("siren", luhn_complete(f"000{number:05d}"))
    more.setdefault("legal_name", f"Commerce {number}")
    return Member.objects.create(**more)


def user(*, email: str | None = None, city: City | None = None, password: str = PASSWORD, **more: Any) -> User:
    return User.objects.create_user(email or f"personne{next(_numbers)}@example.org", password, city=city, **more)


def price(*, amount: str = "5.00", kind: str = "launch") -> PlanPrice:
    made, _created = PlanPrice.objects.get_or_create(
        kind=kind, amount=Decimal(amount), defaults={"valid_from": date(2026, 1, 1)}
    )
    return made


def charged(price: PlanPrice, *, days_ago: int = 3) -> PlanPrice:
    """Somebody paid a month at this price, which began some days ago."""
    day = clock.today() - timedelta(days=days_ago)
    PlanPrice.objects.note_payment(price, on=day, until=day + timedelta(days=30))
    price.refresh_from_db()
    return price


def shop(*, city: City, name: str | None = None, pro: bool = False, email: str | None = None, **more: Any) -> Shop:
    """An accepted shop; `pro` pays it for thirty days; `email` makes the person who owns it (`shop.person`)."""
    number = next(_numbers)
    name = name or f"Boutique {number}"
    legal = more.pop("member", None) or member()
    made = Shop.objects.create(
        city=city,
        member=legal,
        name=name,
        slug=slugs.for_shop(name, city),
        siret=luhn_complete(f"{legal.siren}{number % 10000:04d}"),
        **more,
    )
    if pro:
        subscribe(shop=made)
    if email:
        made.person = act_for(shop=made, user=user(email=email))  # type: ignore[attr-defined]
    return made


def subscribe(*, shop: Shop, days: int = 30) -> Subscription:
    until = clock.now() + timedelta(days=days)
    made, _created = Subscription.objects.update_or_create(
        shop=shop,
        defaults={
            "price": price(),
            "status": Subscription.Status.ACTIVE,
            "paid_until": until,
            "pro_until": until,
            "began_on": clock.today(),
            "was_pro": True,
        },
    )
    shop.subscription = made
    return made


def act_for(*, shop: Shop, user: User, role: str = ShopRole.Role.OWNER) -> User:
    ShopRole.objects.create(user=user, shop=shop, role=role)
    return user


def fill_market(city: City, *, to: int = 10) -> list[Shop]:
    """Pro shops of new members until the town has `to`."""
    from_count = Shop.objects.in_city(city).pro().values("member").distinct().count()
    return [shop(city=city, pro=True) for _missing in range(to - from_count)]


def sign_in(client: Client, person: User) -> None:
    """Sign a person in where they belong: on the platform, or in their town (`force_login` knows the platform only)."""
    if person.city is None:
        client.force_login(person, backend="membership.backends.RealmBackend")
        return
    where = realms.of_city(person.city)
    with realm.entered(where):
        session = SessionStore()
        session["_auth_user_id"] = str(person.pk)
        session["_auth_user_backend"] = "membership.backends.RealmBackend"
        session["_auth_user_hash"] = person.get_session_auth_hash()
        session.save()
    client.cookies[where.cookie_name] = session.session_key


def application(*, commune: Commune, siret: str = "00030001200010", **more: Any) -> Application:
    """Begun by Paul, with all that is needed, not sent yet."""
    values = {
        "shop_name": "La Brûlerie",
        "legal_name": "Brûlerie des Quais",
        "contact_name": "Paul Aubert",
        "email": "paul@example.org",
        "offer": "standard",
        **more,
    }
    return Application.objects.create(commune=commune, siret=siret, **values)


def paid(number: int = 1, **more: Any) -> StripeInvoice:
    """What Stripe says of a paid month of Pro."""
    month: dict[str, Any] = {
        "paid_at": datetime(2026, 3, 1, 9, tzinfo=UTC),
        "period_start": datetime(2026, 3, 1, 9, tzinfo=UTC),
        "period_end": datetime(2026, 4, 1, 9, tzinfo=UTC),
    }
    facts: dict[str, Any] = {
        "id": f"in_{number}",
        "customer_id": "",
        "shop_id": None,
        "is_paid": True,
        "is_renewal": False,
        "total": Decimal("5.00"),
        "payment_id": "",
    }
    return StripeInvoice(**{**month, **facts, **more})
