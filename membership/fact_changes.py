"""Facts of a member or of a shop are written, whoever writes them: what they were before is kept, pages are told."""

from collections.abc import Collection
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from membership import shop_changes
from membership.models import FactChange, Member, Shop, User

Fact = TypeVar("Fact", bound=Member | Shop)


@transaction.atomic
def write(*, row: Member | Shop, fields: Collection[str], by: User) -> list[FactChange]:
    """Store these fields of the row and keep what they were in the database, so that a change that somebody else made
    meanwhile isn't told wrongly. Tells `shop_changed` for each shop concerned."""
    before = as_stored(row)
    changed = [name for name in fields if getattr(before, name) != getattr(row, name)]
    if not changed:
        return []
    row.save(update_fields=[*changed, "changed_at"] if isinstance(row, Shop) else changed)
    kept = keep(before=before, after=row, fields=changed, by=by)
    shops = [row] if isinstance(row, Shop) else list(Shop.objects.of_member(row).with_standing())
    for shop in shops:
        shop_changes.written(shop=shop, fields=changed if isinstance(row, Shop) else ())
    return kept


def as_stored(row: Fact) -> Fact:
    """The row as the database has it, held until the transaction ends."""
    stored: Any = type(row)._base_manager.select_for_update(no_key=True).get(pk=row.pk)
    return stored


def keep(*, before: Member | Shop, after: Member | Shop, fields: Collection[str], by: User) -> list[FactChange]:
    """What a screen of staff has stored already: only kept."""
    shop = after if isinstance(after, Shop) else None
    member = after.member if isinstance(after, Shop) else after
    rows = [
        FactChange(member=member, shop=shop, fact=name, before=_said(before, name), after=_said(after, name), by=by)
        for name in fields
    ]
    return FactChange.objects.bulk_create(rows)


def _said(row: Member | Shop, name: str) -> str:
    display: Any = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    return "" if value is None else str(value)
