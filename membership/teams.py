"""Groups of the people who run the platform, and which rows a staff screen leaves out."""

from typing import TypeVar

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet

Rows = TypeVar("Rows", bound=QuerySet)

STAFF = "Équipe"
# What staff do with towns, shops and members; other floors add theirs to the same group.
STAFF_MAY = [
    ("wagtailadmin", "access_admin"),
    ("membership", "view_application"),
    ("membership", "change_application"),
    ("membership", "view_acting"),
    ("membership", "add_acting"),
    ("membership", "view_helprequest"),
    ("membership", "change_helprequest"),
    ("membership", "view_shop"),
    ("membership", "change_shop"),
    ("membership", "view_member"),
    ("membership", "change_member"),
    ("membership", "view_correction"),
    ("membership", "change_correction"),
    ("membership", "view_factchange"),
    ("membership", "view_invoice"),
    ("membership", "view_city"),
    ("membership", "change_city"),
    ("membership", "view_subscription"),
    ("membership", "view_planprice"),
    ("membership", "view_markettransition"),
    ("membership", "view_citywish"),
    ("membership", "view_missingshop"),
    ("membership", "change_missingshop"),
    ("membership", "view_suspension"),
    ("membership", "view_striperound"),
    ("membership", "add_suspension"),
    ("membership", "change_suspension"),
]
_hidden: list[Q] = []


def staff_group() -> Group:
    """The group of staff, with at least what it may do here."""
    group, _created = Group.objects.get_or_create(name=STAFF)
    wanted = Q()
    for app_label, codename in STAFF_MAY:
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    group.permissions.add(*Permission.objects.filter(wanted))
    return group


def hide(condition: Q) -> None:
    """Groups and collections that are made by the thousand (one a shop) stay out of the forms and lists of staff."""
    _hidden.append(condition)


def shown(rows: Rows) -> Rows:
    """Groups or collections without the hidden ones."""
    for condition in _hidden:
        rows = rows.exclude(condition)
    return rows
