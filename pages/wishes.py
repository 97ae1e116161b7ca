"""Asking for a town that isn't there yet: counted, by commune."""

from django.db import transaction

from membership.models import CityWish, Commune


def ask(*, commune: Commune, email: str = "") -> CityWish:
    """One wish more; an address that asked for this commune already is counted once."""
    with transaction.atomic():
        if email:
            before = CityWish.objects.filter(commune=commune, email__iexact=email).first()
            if before is not None:
                return before
        return CityWish.objects.create(commune=commune, email=email)


def count(commune: Commune) -> int:
    return CityWish.objects.filter(commune=commune).count()
