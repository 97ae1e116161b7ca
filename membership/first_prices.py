"""What Pro costs from the first day on. Further prices are rows that staff add; these are never edited either."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.apps import apps as installed
from django.apps.registry import Apps

FROM = date(2026, 1, 1)
ROWS = [("launch", Decimal("5.00")), ("list", Decimal("10.00"))]


def ensure(using: str, apps: Apps = installed, **_more: Any) -> None:
    """After a migration: the first prices, if there is none at all (a site without prices can't be joined)."""
    try:
        prices = apps.get_model("membership", "PlanPrice").objects.using(using)
    except LookupError:  # migrated back to before there were prices
        return
    if not prices.exists():
        for kind, amount in ROWS:
            prices.create(kind=kind, amount=amount, valid_from=FROM)
