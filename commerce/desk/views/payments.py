"""Cards: the shop's account at Stripe. Nothing here reads from Stripe in a GET."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commerce.desk import frame, shops
from commerce.desk.guards import SellerRequest, at_the_desk, signers_only
from commerce.payment import accounts, cards, debts, gateway
from commerce.payment.models import ShopAccount
from kit.stripe_client import StripeRefused, StripeUnavailable
from membership.models import Shop

View = Callable[..., HttpResponse]


def told_when_stripe_fails(view: View) -> View:
    """Stripe's silence and its refusals become a sentence, on the page one came from."""

    @wraps(view)
    def guarded(request: SellerRequest, shop: Shop, *args: Any, **more: Any) -> HttpResponse:
        try:
            return view(request, shop, *args, **more)
        except (StripeUnavailable, StripeRefused):
            messages.error(request, _("Stripe ne répond pas. Rien n’a changé : réessayez dans un moment."))
            return redirect("desk-payments", slug=shop.slug)

    return guarded


@at_the_desk
@require_safe
def payments(request: SellerRequest, shop: Shop) -> HttpResponse:
    """Also where Stripe sends people back to: it shows what is known."""
    return _page(request, shop)


def _page(request: SellerRequest, shop: Shop, balance: gateway.Balance | None = None) -> HttpResponse:
    return frame.page(
        request,
        shop,
        "payments",
        "payments",
        account=getattr(shop, "stripe_account", None),
        takes_cards=cards.may_take(shop),
        may_sign=shops.signs_for(request.user, shop),
        balance=balance,
        debt=debts.of(shop),
    )


@at_the_desk
@require_POST
@signers_only
@told_when_stripe_fails
def activate(request: SellerRequest, shop: Shop) -> HttpResponse:
    """To Stripe's own page, where the merchant says who they are."""
    return redirect(accounts.onboarding_url(shop))


@at_the_desk
@require_POST
@told_when_stripe_fails
def check(request: SellerRequest, shop: Shop) -> HttpResponse:
    account = accounts.read_again(_account(shop).stripe_account_id)
    if account and account.can_receive:
        messages.success(request, _("Stripe a tout ce qu’il lui faut : votre compte peut recevoir."))
    else:
        messages.info(
            request, _("Stripe n’a pas fini de vérifier votre compte, ou attend encore quelque chose de vous.")
        )
    return redirect("desk-payments", slug=shop.slug)


@at_the_desk
@require_POST
@signers_only
def switch(request: SellerRequest, shop: Shop) -> HttpResponse:
    account = _account(shop)
    account.is_wanted = request.POST.get("wanted") == "1"
    account.save(update_fields=["is_wanted"])
    if account.is_wanted:
        messages.success(request, _("Vous prenez les cartes, dès que Stripe le permet."))
    else:
        messages.success(
            request, _("Vos clients paient dans votre boutique, quand ils viennent chercher leur commande.")
        )
    return redirect("desk-payments", slug=shop.slug)


@at_the_desk
@require_POST
@signers_only
@told_when_stripe_fails
def balance(request: SellerRequest, shop: Shop) -> HttpResponse:
    return _page(request, shop, gateway.balance_of(_account(shop).stripe_account_id))


@at_the_desk
@require_POST
@signers_only
@told_when_stripe_fails
def dashboard(request: SellerRequest, shop: Shop) -> HttpResponse:
    """To the merchant's own account at Stripe, by a link that is good once."""
    return redirect(gateway.dashboard_url(_account(shop).stripe_account_id))


def _account(shop: Shop) -> ShopAccount:
    return get_object_or_404(ShopAccount, shop=shop)
