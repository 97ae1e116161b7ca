"""Empty every table of the demonstration, and leave those that the installation itself made.

Foreign keys are checked at the end of the transaction (SQLite) or not at all by a TRUNCATE of all tables together
(PostgreSQL, which refuses if one that stays points at one that goes).
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection, transaction
from wagtail.models import Collection

from kit.archives import making
from kit.archives.rows import Archive
from kit.models import File, Picture, PictureRendition
from membership import first_prices

# Made by migrations or from reference files; the tasks, because one of them is doing this.
KEPT_APPS = ("contenttypes", "django_tasks_database")
KEPT_TABLES = {"auth_permission", "membership_commune", "wagtailcore_locale", "django_site"}
DEMO_FOLDER = "demo/"
_around: dict[str, Callable[[], AbstractContextManager[None]]] = {}


def register(name: str, around: Callable[[], AbstractContextManager[None]]) -> None:
    """Something to do before and after, inside the same transaction (tables that refuse to be emptied)."""
    _around[name] = around


def wipe() -> None:
    """Nothing of towns, shops, people, pages and orders is left; the caller has made sure whose they are."""
    _delete_uploads()
    with transaction.atomic(), ExitStack() as stack:
        for around in _around.values():
            stack.enter_context(around())
        _empty(tables())
        first_prices.ensure(connection.alias)
        Collection.add_root(name="Root")


def tables() -> list[str]:
    kept = KEPT_TABLES | {
        model._meta.db_table
        for label in KEPT_APPS
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    }
    known = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return sorted(set(known) - kept - {"django_migrations"})


def _empty(names: list[str]) -> None:
    quoted = [connection.ops.quote_name(name) for name in names]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            connection.check_constraints()  # what is still to be checked in this transaction would refuse it
            cursor.execute(f"TRUNCATE {', '.join(quoted)} RESTART IDENTITY")
            return
        for name in quoted:
            cursor.execute(f"DELETE FROM {name}")
        cursor.executemany("DELETE FROM sqlite_sequence WHERE name = %s", [[name] for name in names])


def _delete_uploads() -> None:
    """Files that visitors of the demonstration sent; the cast's own pictures stay where they are."""
    found = [
        *Picture.objects.exclude(file__startswith=DEMO_FOLDER).values_list("file", flat=True),
        *PictureRendition.objects.values_list("file", flat=True),
        *File.objects.values_list("file", flat=True),
    ]
    for name in found:
        default_storage.delete(name)
    # Whatever floor they belong to.
    for kind in Archive.__subclasses__():
        for archive in kind._default_manager.all():
            making.forget(archive)
