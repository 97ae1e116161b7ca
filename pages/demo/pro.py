"""A shop of the cast goes Pro as any shop does: through the payment page, which the stand-in pays."""

from django.conf import settings

from membership import stripe_gateway, subscriptions
from membership.models import Shop, Subscription, User
from pages.demo import standin


def go(shop: Shop, by: User) -> None:
    page = f"{settings.SITE_URL}/espace-adherent/{shop.pk}/adhesion/"
    subscriptions.begin(shop=shop, by=by, success_url=page, cancel_url=page)
    checkout_id = Subscription.objects.get(shop=shop).stripe_checkout_id
    standin.pay(checkout_id)
    subscriptions.refresh(stripe_id=stripe_gateway.read_checkout(checkout_id).subscription_id)
