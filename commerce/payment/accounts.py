"""The shops' accounts at Stripe: opened, read again, switched."""

from django.conf import settings

from commerce.payment import gateway
from commerce.payment.models import ShopAccount
from kit import clock
from kit.stripe_client import StripeUnavailable
from membership.models import Shop


def open_for(shop: Shop) -> ShopAccount:
    """The shop's account, opened at Stripe if there is none yet. Raises `StripeUnavailable`."""
    found = ShopAccount.objects.filter(shop=shop).first()
    if found is not None:
        return found
    state = gateway.create_account(
        shop_id=shop.pk,
        name=shop.name,
        email=shop.member.contact_email or shop.email,
        url=f"https://lespetitscommerces.org{shop.get_absolute_url()}",
    )
    made, _created = ShopAccount.objects.get_or_create(shop=shop, defaults={"stripe_account_id": state.id})
    return _write(made, state)


def _write(account: ShopAccount, state: gateway.AccountState) -> ShopAccount:
    account.can_take_cards, account.can_receive, account.read_at = state.can_take_cards, state.can_receive, clock.now()
    account.save()
    return account


def read_again(stripe_account_id: str) -> ShopAccount | None:
    account = ShopAccount.objects.filter(stripe_account_id=stripe_account_id).first()
    return _write(account, gateway.read_account(stripe_account_id)) if account else None


def onboarding_url(shop: Shop) -> str:
    """Where a merchant goes to be able to take cards. Raises `StripeUnavailable`."""
    account = open_for(shop)
    desk = f"{settings.SITE_URL}/{shop.city.slug}/tableau-de-bord/{shop.slug}/paiements/"
    return gateway.onboarding_url(account_id=account.stripe_account_id, return_url=desk, refresh_url=desk)


def read_waiting() -> int:
    """Accounts that can't receive yet: asked after, in case Stripe's word never came."""
    done = 0
    for account in ShopAccount.objects.filter(can_receive=False)[:50]:
        try:
            _write(account, gateway.read_account(account.stripe_account_id))
        except StripeUnavailable:
            break
        done += 1
    return done
