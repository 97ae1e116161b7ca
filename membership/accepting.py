"""A shop is accepted: its member, its town and its place are written, and who acts for it is known."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from membership import signals, slugs
from membership.models import City, Commune, Member, Shop, ShopRole, User


class AlreadyAccepted(Exception):
    """There is a shop with this SIRET already; `shop` is it."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(shop.siret)
        self.shop = shop


@dataclass(frozen=True)
class MemberFacts:
    """What is known of a legal unit; `details` are further fields of `Member` by their names."""

    siren: str
    legal_name: str
    details: dict[str, Any] | None = None


def accept_shop(
    *, member: MemberFacts, commune: Commune, siret: str, name: str, owner: User | None = None, **facts: Any
) -> Shop:
    """Write a shop with all that it needs, or nothing: its member and its town are made if they are new. `facts` are
    further fields of `Shop`. Tells `city_added` (if it is) and `shop_accepted`, whose receivers make the pages, in
    the same transaction. Raises `AlreadyAccepted` or `ValidationError`."""
    if not siret.startswith(member.siren):
        raise ValidationError(_("Le SIRET ne commence pas par le SIREN de l’adhérent."))
    if owner is not None and owner.is_customer:
        raise ValidationError(_("Un compte client ne peut pas agir pour une boutique."))
    known = Shop.objects.filter(siret=siret).first()
    if known is not None:
        raise AlreadyAccepted(known)
    with transaction.atomic():
        legal = _member(member)
        city = add_city(commune)
        shop = Shop(
            member=legal,
            city=city,
            siret=siret,
            name=name,
            slug=facts.pop("slug", "") or slugs.for_shop(name, city),
            **facts,
        )
        shop.full_clean()
        shop.save()
        if owner is not None:
            ShopRole.objects.get_or_create(shop=shop, user=owner, defaults={"role": ShopRole.Role.OWNER})
        signals.shop_accepted.send(Shop, shop=shop)
    return shop


def add_city(commune: Commune) -> City:
    """The town of a commune, made with its address if it isn't on the platform yet; tells `city_added`."""
    with transaction.atomic():
        # The commune's row is held, so that two first shops of a town make one town.
        Commune.objects.select_for_update(no_key=True).get(pk=commune.pk)
        city = City.objects.filter(commune=commune).first()
        if city is None:
            city = City.objects.create(commune=commune, slug=slugs.for_city(commune))
            signals.city_added.send(City, city=city)
    return city


def _member(facts: MemberFacts) -> Member:
    member = Member.objects.filter(siren=facts.siren).first()
    if member is None:
        member = Member(siren=facts.siren, legal_name=facts.legal_name, **(facts.details or {}))
        member.full_clean()
        member.save()
    return member
