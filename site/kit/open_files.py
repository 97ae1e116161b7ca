"""Tables and facts as files that any program reads: CSV as French spreadsheet programs open it, JSON."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

BEGIN_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """The text, never taken for a formula: a spreadsheet program would run it on the machine of who opens the file."""
    return f"'{text}" if text.startswith(BEGIN_A_FORMULA) else text


def table(headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    """CSV: UTF-8 with its mark, semicolons, decimals with a comma, moments in Django's current time zone."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([_cell(heading) for heading in headings])
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


def facts(told: Any) -> bytes:
    """JSON as people read it; what Django's own encoder knows (moments, decimals, lazy words) is written as it does."""
    return json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2).encode() + b"\n"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    if isinstance(value, int):
        return str(value)
    return harmless(str(value))
