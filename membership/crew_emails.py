"""What is written when somebody begins, changes or ends acting for a shop."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise

from kit import outbox
from membership.models import CrewEvent, Invitation, Shop, ShopRole, User

Words = str | Promise


def invited(invitation: Invitation, by: User, may: Words) -> None:
    """To somebody who may have no account; the link is theirs alone."""
    link = settings.SITE_URL + reverse("membership:invitation", args=[invitation.token])
    person = User.objects.of_realm(None, invitation.email)
    context = {"invitation": invitation, "by": by, "may": may, "link": link}
    _write(invitation.email, "membership_crew_invited", invitation.shop, person, **context)


def withdrawn(invitation: Invitation) -> None:
    person = User.objects.of_realm(None, invitation.email)
    _write(invitation.email, "membership_crew_withdrawn", invitation.shop, person)


def welcome(invitation: Invitation, user: User, may: Words) -> None:
    link = settings.SITE_URL + reverse("membership:hub-of-shop", args=[invitation.shop_id])
    _write(
        user.email,
        "membership_crew_welcome",
        invitation.shop,
        user,
        role=invitation.get_role_display(),
        may=may,
        link=link,
    )


def role_changed(role: ShopRole, by: User, may: Words) -> None:
    link = settings.SITE_URL + reverse("membership:hub-of-shop", args=[role.shop_id])
    context = {"role": role.get_role_display(), "by": by, "may": may, "link": link}
    _write(role.user.email, "membership_crew_role", role.shop, role.user, **context)


def removed(role: ShopRole, by: User) -> None:
    _write(role.user.email, "membership_crew_removed", role.shop, role.user, by=by)


def owners_told(event: CrewEvent, *, besides: tuple[User, ...]) -> None:
    """To those who sign for the shop and neither did it nor are told of it already."""
    link = settings.SITE_URL + reverse("membership:crew", args=[event.shop_id])
    for owner in User.objects.owners_of(event.shop):
        if owner not in besides:
            _write(owner.email, "membership_crew_changed", event.shop, owner, event=event, link=link)


def _write(to: str, template: str, shop: Shop, person: User | None, **context: Any) -> None:
    outbox.write(to=to, template=template, context={"shop": shop, "place": shop.city.name, "person": person, **context})
