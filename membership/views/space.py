"""The members' space: the doors of a shop, and the page of its membership."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST, require_safe

from kit import clock
from kit.stripe_client import StripeRefused, StripeUnavailable
from membership import doors, gate, rooms, subscriptions
from membership import hub as hub_parts
from membership.guards import SignedInRequest, for_person, with_own_shop, with_shop
from membership.models import PlanPrice, Shop, Subscription

TRY_AGAIN = gettext_lazy(
    "Notre prestataire de paiement ne répond pas. Rien n’a été changé ni débité. Réessayez dans un moment."
)


@require_safe
@for_person
def hub(request: SignedInRequest) -> HttpResponse:
    shops = list(Shop.objects.for_person(request.user).with_standing())
    if not shops:
        return render(request, "membership/hub_empty.html")
    return _hub(request, shops[0], shops)


@require_safe
@with_shop
def hub_of_shop(request: SignedInRequest, shop: Shop) -> HttpResponse:
    return _hub(request, shop, list(Shop.objects.for_person(request.user).with_standing()))


def _hub(request: SignedInRequest, shop: Shop, shops: list[Shop]) -> HttpResponse:
    open_doors = doors.open_to(shop, request.user)
    context = {
        "shop": shop,
        "shops": shops,
        "role": shop.roles.of(request.user),
        "doors": [door for door in open_doors if not door.is_small],
        "small_doors": [door for door in open_doors if door.is_small],
        "above": hub_parts.above(shop, request.user),
        "below": hub_parts.below(shop, request.user),
        "standing": gate.standing(shop.city),
    }
    return render(request, "membership/hub.html", context)


@require_safe
@with_shop
def membership(request: SignedInRequest, shop: Shop) -> HttpResponse:
    price = PlanPrice.objects.current()
    later = PlanPrice.objects.after(price)
    context = {
        "shop": shop,
        "subscription": getattr(shop, "subscription", None),
        "is_owner": shop.roles.is_owner(request.user),
        "price": price,
        "later": later,
        "is_later_struck": later is not None and PlanPrice.objects.was_charged(later, clock.today()),
        "standing": gate.standing(shop.city),
        "rooms": rooms.open_to(shop, request.user),
    }
    return render(request, "membership/membership.html", context)


@require_POST
@with_own_shop
def go_pro(request: SignedInRequest, shop: Shop) -> HttpResponse:
    page = reverse("membership:membership", args=[shop.pk])
    waiting = reverse("membership:pro-return", args=[shop.pk])
    try:
        url = subscriptions.begin(
            shop=shop, by=request.user, success_url=settings.SITE_URL + waiting, cancel_url=settings.SITE_URL + page
        )
    except subscriptions.AlreadyPro:
        messages.info(request, _("Votre commerce est déjà Pro."))
        return redirect(page)
    except subscriptions.NotListed:
        messages.info(request, _("Votre commerce est suspendu : Pro se prend quand la suspension est levée."))
        return redirect(page)
    except (StripeUnavailable, StripeRefused):
        messages.error(request, TRY_AGAIN)
        return redirect(page)
    return redirect(url)


@require_GET
@with_shop
def pro_return(request: SignedInRequest, shop: Shop) -> HttpResponse:
    """Where Stripe sends people back: it waits and shows. What was paid is known from Stripe's event alone."""
    return render(request, "membership/pro_return.html", {"shop": shop, "standing": gate.standing(shop.city)})


@require_POST
@with_own_shop
def billing(request: SignedInRequest, shop: Shop) -> HttpResponse:
    page = reverse("membership:membership", args=[shop.pk])
    try:
        url = subscriptions.portal_url(
            subscription=getattr(shop, "subscription", None), return_url=settings.SITE_URL + page
        )
    except subscriptions.NothingToBill:
        messages.info(request, _("Aucune carte pour le moment : ce commerce n’a jamais été Pro."))
        return redirect(page)
    except (StripeUnavailable, StripeRefused):
        messages.error(request, TRY_AGAIN)
        return redirect(page)
    return redirect(url)


@with_own_shop
def cancel(request: SignedInRequest, shop: Shop) -> HttpResponse:
    """« Résilier votre contrat »: one page that says what happens, one button (C. conso L215-1-1)."""
    page = redirect("membership:membership", shop.pk)
    subscription: Subscription | None = getattr(shop, "subscription", None)
    if subscription is None or not subscription.may_be_cancelled:
        messages.info(request, _("Il n’y a pas de contrat à résilier."))
        return page
    if request.method != "POST":
        return render(request, "membership/cancel.html", {"shop": shop, "subscription": subscription})
    try:
        subscriptions.cancel(subscription=subscription, by=request.user)
    except (StripeUnavailable, StripeRefused):
        messages.error(request, TRY_AGAIN)
    else:
        messages.success(request, _("Votre contrat est résilié. Nous vous l’écrivons par e-mail."))
    return page


@require_safe
@for_person
def end_contract(request: SignedInRequest) -> HttpResponse:
    """Where « Résilier votre contrat » leads from any page: straight to the contract if there is but one."""
    shops = list(Shop.objects.owned_by(request.user).with_contract()[:2])
    if len(shops) == 1:
        return redirect("membership:cancel", shops[0].pk)
    return redirect("membership:hub")


@require_POST
@with_own_shop
def resume(request: SignedInRequest, shop: Shop) -> HttpResponse:
    try:
        subscriptions.resume(subscription=shop.subscription, by=request.user)
    except (subscriptions.NothingToResume, Subscription.DoesNotExist):
        messages.info(request, _("Il n’y a pas de résiliation à annuler."))
    except (StripeUnavailable, StripeRefused):
        messages.error(request, TRY_AGAIN)
    else:
        messages.success(request, _("La résiliation est annulée : votre offre Pro continue."))
    return redirect("membership:membership", shop.pk)
