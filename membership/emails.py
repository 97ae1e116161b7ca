"""The mails that members get. Each is written in the caller's transaction (`kit.outbox`) and leaves with the worker."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from kit import clock, outbox
from membership import gate
from membership.models import (
    Application,
    City,
    Correction,
    ForeseenFall,
    Invoice,
    MarketTransition,
    Shop,
    Subscription,
    User,
)


def pro_began(subscription: Subscription) -> None:
    invoices_link = settings.SITE_URL + reverse("membership:invoices", args=[subscription.shop_id])
    _to_owners(subscription.shop, "membership_pro_began", subscription=subscription, invoices_link=invoices_link)


def pro_ended(subscription: Subscription) -> None:
    _to_owners(subscription.shop, "membership_pro_ended", subscription=subscription)


def invoice_paid(invoice: Invoice) -> None:
    """A further month was paid: what it cost and where its invoice is."""
    pdf = settings.SITE_URL + reverse("membership:invoice", args=[invoice.shop_id, invoice.number])
    _to_owners(invoice.shop, "membership_invoice_paid", key=f"invoice-{invoice.number}", invoice=invoice, pdf=pdf)


def payment_failed(subscription: Subscription) -> None:
    """Once a month that isn't paid, however often Stripe tries again."""
    month = f"{subscription.paid_until:%Y-%m-%d}" if subscription.paid_until else "first"
    key = f"pro-payment-failed-{subscription.pk}-{month}"
    _to_owners(subscription.shop, "membership_payment_failed", key=key, subscription=subscription)


def cancelled(subscription: Subscription) -> None:
    """The confirmation on a durable medium that notice was given, with the day it takes effect (C. conso L215-1-1)."""
    _to_owners(subscription.shop, "membership_cancelled", subscription=subscription)


def correction_answered(correction: Correction) -> None:
    """To who asked, if the account is still there."""
    if correction.by is None:
        return
    link = settings.SITE_URL + reverse("membership:legal", args=[correction.shop_id])
    context = {"person": correction.by, "correction": correction, "shop": correction.shop, "link": link}
    key = f"correction-answered-{correction.pk}"
    outbox.write(to=correction.by.email, template="membership_correction_answered", context=context, key=key)


def market_opened(city: City, transition: MarketTransition) -> None:
    _to_town(city, transition, "membership_market_opened")


def market_closed(city: City, transition: MarketTransition) -> None:
    _to_town(city, transition, "membership_market_closed")


def fall_foreseen(fall: ForeseenFall, *, sentence: str, advice: str) -> None:
    for person in User.objects.owners_in(fall.city):
        outbox.write(
            to=person.email,
            template="membership_fall_foreseen",
            context={
                "city": fall.city,
                "place": fall.city.name,
                "person": person,
                "sentence": sentence,
                "advice": advice,
                "link": settings.SITE_URL + reverse("membership:hub"),
            },
            key=f"fall-{fall.pk}-{person.pk}",
        )


def neighbour_joined(application: Application) -> None:
    """Who invited a shop learns that it was accepted; nothing of the others."""
    inviter, shop = application.invited_by, application.shop
    if inviter is None or shop is None:
        return
    _to_owners(
        inviter,
        "membership_neighbour_joined",
        key=f"neighbour-{application.pk}",
        joined=shop,
        standing=gate.standing(inviter.city),
        link=settings.SITE_URL + reverse("membership:my-market", args=[inviter.pk]),
    )


def password_reset(user: User) -> None:
    """A link that works once and for a day, for an account of the platform."""
    context = {"user": user, "link": settings.SITE_URL + _password_path(user)}
    outbox.write(to=user.email, template="membership_password_reset", context=context)


def _password_path(user: User) -> str:
    return reverse(
        "membership:password-reset-confirm",
        args=[urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)],
    )


def application_link(application: Application) -> None:
    """The way back to an application that was begun; at most one an hour to the same address."""
    address = sha256(application.email.lower().encode()).hexdigest()[:16]
    key = f"application-link-{application.pk}-{clock.now():%Y%m%d%H}-{address}"
    _to_applicant(application, "membership_application_link", key=key)


def application_received(application: Application) -> None:
    _to_applicant(application, "membership_application_received", key=f"application-sent-{application.pk}")


def application_asked(application: Application, question: str) -> None:
    _to_applicant(application, "membership_application_asked", question=question)


def application_refused(application: Application) -> None:
    _to_applicant(application, "membership_application_refused", key=f"application-refused-{application.pk}")


def application_accepted(application: Application, owner: User) -> None:
    """The page is there. A new account is given the link by which its password is chosen, who chose Pro the page where
    it is paid."""
    shop = application.shop
    assert shop is not None
    wanted = reverse("membership:membership" if application.wants_pro else "membership:hub-of-shop", args=[shop.pk])
    _to_applicant(
        application,
        "membership_application_accepted",
        key=f"application-accepted-{application.pk}",
        shop=shop,
        shop_url=settings.SITE_URL + shop.get_absolute_url(),
        door=settings.SITE_URL + wanted,
        password_link="" if owner.has_usable_password() else settings.SITE_URL + _password_path(owner),
    )


def _to_applicant(application: Application, template: str, *, key: str | None = None, **context: Any) -> None:
    if not application.email:
        return
    link = settings.SITE_URL + reverse("membership:application", args=[application.token])
    outbox.write(
        to=application.email, template=template, context={"application": application, "link": link, **context}, key=key
    )


def _to_owners(shop: Shop, template: str, *, key: str = "", **context: Any) -> None:
    link = settings.SITE_URL + reverse("membership:membership", args=[shop.pk])
    for person in User.objects.owners_of(shop):
        outbox.write(
            to=person.email,
            template=template,
            context={
                "shop": shop,
                "city": shop.city,
                "place": shop.city.name,
                "person": person,
                "link": link,
                "now": clock.now(),
                **context,
            },
            key=f"{key}-{person.pk}" if key else None,
        )


def _to_town(city: City, transition: MarketTransition, template: str) -> None:
    for person in User.objects.owners_in(city):
        outbox.write(
            to=person.email,
            template=template,
            context={
                "city": city,
                "place": city.name,
                "person": person,
                "needed": gate.NEEDED,
                "transition": transition,
                "missing": max(0, gate.NEEDED - transition.pro_count),
                "link": settings.SITE_URL + city.get_absolute_url(),
            },
            key=f"market-{transition.pk}-{person.pk}",
        )
