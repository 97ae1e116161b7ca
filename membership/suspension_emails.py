"""The mails about a suspension: statement of reasons first of all (règlement 2019/1150, art. 4; 2022/2065, art. 17)."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from kit import outbox
from membership.models import Shop, Suspension, User


def announced(suspension: Suspension) -> None:
    _to_owners(suspension.shop, "announced", suspension)


def took_effect(suspension: Suspension) -> None:
    _to_owners(suspension.shop, "took_effect", suspension)


def ended(suspension: Suspension) -> None:
    """Withdrawn before it took effect, or lifted."""
    _to_owners(suspension.shop, "ended", suspension)


def answered(suspension: Suspension) -> None:
    """The receipt of the merchant's answer."""
    _to_owners(suspension.shop, "answered", suspension)


def kept(suspension: Suspension) -> None:
    """The answer was read, the measure stays."""
    _to_owners(suspension.shop, "kept", suspension)


def came_back(shop: Shop, why: str) -> None:
    """A shop that had left is there again."""
    _to_owners(shop, "came_back", None, why=why)


def preview(suspension: Suspension) -> str:
    """What the owners would read first of a measure that isn't kept yet: its text, subject included."""
    name = "announced" if suspension.takes_effect_at > suspension.told_at else "took_effect"
    person = User.objects.owners_of(suspension.shop).first()
    context = {"site_url": settings.SITE_URL, "person": person, **_context(suspension.shop, suspension)}
    return render_to_string(_template(name) + ".txt", context).strip()


def _to_owners(shop: Shop, name: str, suspension: Suspension | None, **more: Any) -> None:
    # Once each: what happens to a measure happens once.
    key = f"suspension-{suspension.pk}-{name}" if suspension else None
    for person in User.objects.owners_of(shop):
        outbox.write(
            to=person.email,
            template=_template(name).removeprefix("emails/"),
            context={**_context(shop, suspension), "person": person, **more},
            key=f"{key}-{person.pk}" if key else None,
        )


def _template(name: str) -> str:
    return f"emails/membership_suspension_{name}"


def _context(shop: Shop, suspension: Suspension | None) -> dict[str, Any]:
    subscription = getattr(shop, "subscription", None)
    return {
        "shop": shop,
        "suspension": suspension,
        "place": shop.city.name,
        "link": settings.SITE_URL + reverse("membership:hub-of-shop", args=[shop.pk]),
        "has_contract": subscription is not None and subscription.is_live,
    }
