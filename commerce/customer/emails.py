"""The mails about a customer's account; none repeats what somebody typed, who may not be the one that reads it."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from commerce.customer.models import AccountExport, StockAlert
from kit import clock, outbox
from membership import address_proofs
from membership.models import City, User

DAYS = 7  # how long a link that confirms an address is good


def link(name: str, city: City, **more: Any) -> str:
    """An absolute address inside a town."""
    return settings.SITE_URL + reverse(name, kwargs={"city": city, **more})


def home_of(user: User) -> City:
    """The town of a customer; a person of the platform has none and gets no mail of these."""
    if user.city is None:
        raise ValueError(f"account {user.pk} is the platform's: use a customer's")
    return user.city


def welcome(user: User) -> None:
    _to(user, "customer_welcome", link=_confirm_link(user, user.email), home=link("customer-home", home_of(user)))


def confirm_own_address(user: User) -> None:
    _to(user, "customer_confirm", link=_confirm_link(user, user.email), days=DAYS)


def confirm_new_address(user: User, address: str) -> None:
    """To the new address: the account keeps the old one until the link is followed."""
    _to(user, "customer_confirm", address=address, link=_confirm_link(user, address), days=DAYS, is_new=True)


def address_changed(user: User, before: str) -> None:
    """To the old address, whose owner may know nothing of it."""
    _to(user, "customer_address_changed", address=before)


def password_reset(user: User) -> None:
    """A link into this town that works once and for a day."""
    where = link(
        "customer-password-reset-confirm",
        home_of(user),
        uidb64=urlsafe_base64_encode(force_bytes(user.pk)),
        token=default_token_generator.make_token(user),
    )
    _to(user, "customer_password_reset", link=where)


def password_changed(user: User) -> None:
    _to(user, "customer_password_changed", link=link("customer-password-reset", home_of(user)))


def export_ready(export: AccountExport) -> None:
    _to(export.user, "customer_export_ready", export=export, link=link("customer-export", home_of(export.user)))


def erased(user: User) -> None:
    """To the address that the account is about to lose."""
    _to(user, "customer_erased", link=link("customer-register", home_of(user)))


def back_in_stock(alert: StockAlert) -> None:
    product = alert.product
    where = settings.SITE_URL + product.get_absolute_url()
    _to(alert.user, "customer_back_in_stock", product=product, link=where)


def known_elsewhere(city: City, email: str) -> None:
    """To an address without an account in a town: where it has one. Nothing at all if it has none; once an hour."""
    known = list(User.objects.everywhere(email).select_related("city__commune"))
    towns = sorted((user.city for user in known if user.city), key=lambda town: town.name)
    if not known:
        return
    hour = f"{clock.now():%Y-%m-%dT%H}"
    outbox.write(
        to=known[0].email,
        template="customer_known_elsewhere",
        context={
            "city": city,
            "place": city.name,
            "towns": [{"name": town.name, "link": link("customer-sign-in", town)} for town in towns],
            "members_link": settings.SITE_URL + reverse("membership:sign-in") if len(known) > len(towns) else "",
            "register_link": link("customer-register", city),
        },
        key=f"elsewhere-{city.pk}-{hour}-{sha256(email.strip().lower().encode()).hexdigest()}",
    )


def _confirm_link(user: User, address: str) -> str:
    return link("customer-confirm-address", home_of(user), token=address_proofs.make(user, address))


def _to(user: User, template: str, *, address: str = "", **context: Any) -> None:
    city = home_of(user)
    outbox.write(
        to=address or user.email,
        template=template,
        context={"user": user, "city": city, "place": city.name, **context},
    )
