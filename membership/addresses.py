"""A shop moves to another address in its town: the one it leaves stays its own."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from membership import reserved
from membership.models import FormerAddress, Shop


def left(*, shop: Shop, slug: str) -> None:
    """Write down that `slug` was the shop's; one that it comes back to is no former address any more."""
    FormerAddress.objects.filter(city=shop.city, shop=shop, slug=shop.slug).delete()
    FormerAddress.objects.get_or_create(city=shop.city, slug=slug, defaults={"shop": shop})


def require_free(*, shop: Shop, slug: str) -> None:
    """Raises `ValidationError`, its sentence for staff, for a word of our own, another shop's address or one that
    another shop has left: links to it are still out there."""
    if slug in reserved.IN_TOWN:
        raise ValidationError(_("Ce mot sert aux adresses de la plateforme : choisissez-en un autre."))
    if Shop.objects.in_city(shop.city).at_address(slug).besides(shop).exists():
        raise ValidationError(_("Une autre boutique de la ville a cette adresse."))
    if FormerAddress.objects.filter(city=shop.city, slug=slug).exclude(shop=shop).exists():
        raise ValidationError(_("Une autre boutique a eu cette adresse : des liens y mènent encore."))
