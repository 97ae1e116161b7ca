"""The two mails of a letter: what was written goes to the shop, that it was sent to who wrote it."""

from django.conf import settings
from django.urls import reverse

from kit import clock, outbox
from kit.calendar import words
from membership.models import Shop, User
from shop_pages.letters.models import ShopMessage


def to_shop(message: ShopMessage) -> None:
    """The answer goes straight to the visitor."""
    shop = message.shop
    link = settings.SITE_URL + reverse("shop-pages:messages", args=[shop.pk])
    for address in addresses(shop):
        outbox.write(
            to=address,
            template="shop_message",
            context={"message": message, "shop": shop, "place": shop.city.name, "link": link},
            key=f"shop-message-{message.pk}-{address}"[:120],
            reply_to=message.email,
        )


def to_writer(message: ShopMessage) -> None:
    """Nothing of what was typed is in it: whoever types somebody else's address sends them no words of their own."""
    shop, now = message.shop, clock.now()
    week = shop.calendar.week
    outbox.write(
        to=message.email,
        template="shop_message_sent",
        context={
            "shop": shop,
            "place": shop.city.name,
            "opening": "" if week.is_empty else words.sentence(shop.calendar.state(now)),
            "link": settings.SITE_URL + shop.get_absolute_url(),
        },
        key=f"shop-message-sent-{message.pk}",
    )


def addresses(shop: Shop) -> list[str]:
    """The shop's own address, else those of who answers for it."""
    if shop.email:
        return [shop.email]
    owners = [person.email for person in User.objects.owners_of(shop)]
    return owners or [address for address in [shop.member.contact_email] if address]
