"""Everything a town knows of one of its customers, in one file: asked for, made by the worker, kept for a week."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from commerce.customer import emails, export_parts
from commerce.customer.emails import home_of
from commerce.customer.models import AccountExport, AccountExportQuerySet
from kit import clock
from kit.archives import making
from membership import current
from membership.models import User


def ask(*, user: User) -> AccountExport:
    """Have it made; the one that is being made already, if there is one."""
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        waiting = AccountExport.objects.of_user(user).waiting().newest()
        if waiting is not None:
            return waiting
        export = AccountExport.objects.create(user=user, parts_total=len(export_parts.SOURCES))
        make.enqueue(export.pk)
    return export


@task()
def make(export_id: int) -> None:
    with clock.as_set():
        making.make(RECIPE, export_id)


def make_due() -> int:
    return making.make_due(RECIPE)


def forget_due() -> int:
    return making.forget_due(RECIPE)


def forget_all(*, user: User) -> None:
    for export in AccountExport.objects.of_user(user):
        making.forget(export)


def _rows() -> AccountExportQuerySet:
    return AccountExport.objects.select_related("user__city__commune")


def _sources(export: AccountExport) -> list[making.Source]:
    return [partial(source, export.user) for source in export_parts.SOURCES]


def _opening(export: AccountExport) -> str:
    city = home_of(export.user)
    return _(
        "%(email)s, à %(city)s : tout ce que ce compte a sur lespetitscommerces.org, le %(day)s.\n\n"
        "Les .csv s’ouvrent dans un tableur (UTF-8, point-virgule). Les .json disent la même chose à un programme.\n"
        "Dans un .csv, une apostrophe devant =, +, - ou @ empêche un tableur d’y voir une formule.\n"
    ) % {"email": export.user.email, "city": city.name, "day": f"{clock.now():%d/%m/%Y}"}


RECIPE = making.Recipe(
    rows=_rows,
    rivals=lambda export: AccountExport.objects.of_user(export.user),
    sources=_sources,
    opening=_opening,
    tell=emails.export_ready,
    inside=lambda export: current.in_city(home_of(export.user)),
)
