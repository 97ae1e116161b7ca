"""Six months after a shop left, who traded there is forgotten (règlement 2022/2065, art. 30, § 5), as the page of leaving says.

What accounting needs stays its ten years (C. com. L123-22): invoices and receipts hold copies of their own, so that the
legal unit keeps its name and SIREN alone, and the shop what visitors saw of it.
"""

from datetime import datetime, timedelta

from django.db import transaction

from kit import clock
from membership.models import Application, Correction, FactChange, Member, Shop

KEPT = timedelta(days=184)  # no six months are longer
BATCH = 50
OF_MEMBER = ("register_entry", "vat_number", "legal_address", "contact_name", "contact_email", "contact_phone")
OF_SHOP = ("phone", "email")
OF_APPLICATION = ("street_address", "contact_name", "email", "phone", "words")


def forget_due() -> int:
    """How many shops' traders were forgotten."""
    before = clock.now() - KEPT
    return sum(
        _forget(pk, before) for pk in Shop.objects.to_forget(before).order_by("pk").values_list("pk", flat=True)[:BATCH]
    )


@transaction.atomic
def _forget(shop_pk: int, before: datetime) -> bool:
    """False for a shop that came back meanwhile."""
    locked = Shop.objects.select_for_update(no_key=True, of=("self",)).to_forget(before).filter(pk=shop_pk).first()
    if locked is None:
        return False
    Shop.objects.filter(pk=locked.pk).update(**dict.fromkeys(OF_SHOP, ""), facts_forgotten_at=clock.now())
    FactChange.objects.filter(shop=locked, fact__in=OF_SHOP).delete()
    Correction.objects.filter(shop=locked).delete()
    Application.objects.filter(shop=locked).update(**dict.fromkeys(OF_APPLICATION, ""), register_facts={})
    others = Shop.objects.filter(member=locked.member_id, facts_forgotten_at=None)
    if not others.exists():
        _forget_member(locked.member)
    return True


def _forget_member(member: Member) -> None:
    """None of its shops is there any more, nor was six months ago."""
    Member.objects.filter(pk=member.pk).update(**dict.fromkeys(OF_MEMBER, ""))
    FactChange.objects.of_member(member).filter(fact__in=OF_MEMBER).delete()


def tell_again(*, shop: Shop, told: dict[str, str]) -> None:
    """Who comes back says anew who they are: what was forgotten is filled in, what wasn't stays."""
    member = shop.member
    fresh = {name: value for name, value in told.items() if name in OF_MEMBER and value and not getattr(member, name)}
    for name, value in fresh.items():
        setattr(member, name, value)
    member.save(update_fields=list(fresh))
    if not shop.phone:
        shop.phone = told["contact_phone"]
        shop.save(update_fields=["phone", "changed_at"])
