"""What refuses to be shortened, by triggers: in a demonstration that begins again they step aside for a moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from commerce.catalogue.models import PriceChange
from commerce.payment.models import LedgerEntry

GUARDED = (LedgerEntry, PriceChange)


@contextmanager
def without_triggers() -> Iterator[None]:
    """Inside the caller's transaction. PostgreSQL's are about rows, a TRUNCATE doesn't ask them."""
    if connection.vendor != "sqlite":
        yield
        return
    names = [model._meta.db_table for model in GUARDED]
    marks = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({marks})", names)
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
        yield
        for _name, sql in triggers:
            cursor.execute(sql)
