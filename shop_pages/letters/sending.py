"""A letter is kept for its shop and mailed to it; a year later it is deleted."""

from datetime import timedelta

from django.db import transaction

from kit import clock
from membership.models import Shop
from shop_pages.letters import emails
from shop_pages.letters.models import ShopMessage

KEPT = timedelta(days=365)
SAME = timedelta(hours=1)  # in which the same words are a button pressed twice


@transaction.atomic
def send(*, shop: Shop, name: str, email: str, words: str, about: str = "") -> ShopMessage:
    """Keep the message, write to the shop and to who wrote. The same words sent twice are one message."""
    before = shop.messages.saying(email=email, words=words, since=clock.now() - SAME).first()
    if before is not None:
        return before
    message = ShopMessage.objects.create(shop=shop, name=name, email=email, about=about, words=words)
    emails.to_shop(message)
    emails.to_writer(message)
    return message


def forget_old() -> int:
    """A due job: what was written more than a year ago is nobody's business any more."""
    return ShopMessage.objects.written_before(clock.now() - KEPT).delete()[0]
