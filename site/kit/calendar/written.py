"""Opening hours as they are kept in JSON, read strictly: each refusal names the place and the value."""

import re
from datetime import date, time
from typing import Any

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def rows(data: Any, key: str) -> list[Any]:
    """The list under a key; none at all reads as an empty one."""
    found = data.get(key)
    if found is None:
        return []
    if not isinstance(found, list | tuple):
        raise ValueError(f"{key}: {found!r} is not a list")
    return list(found)


def text(data: Any, key: str, default: str = "") -> str:
    found = data.get(key)
    if found is None or found == "":
        return default
    if not isinstance(found, str):
        raise ValueError(f"{key}: {found!r} is not a text")
    return found


def clock(value: Any, where: str) -> time:
    """`09:00`; `24:00` is midnight, the end of the day."""
    if value == "24:00":
        return time(0, 0)
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f"{where}: {value!r} is not a time from 00:00 to 24:00, written HH:MM")
    return time(int(found[1]), int(found[2]))


def day(value: Any, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{where}: {value!r} is not a day, written YYYY-MM-DD") from error


def pair(value: Any, where: str) -> tuple[time, time]:
    """`["09:00", "12:30"]`."""
    opens, closes = _parts(value, 2, '["09:00", "12:30"]', where)
    return clock(opens, where), clock(closes, where)


def weekly(value: Any, where: str) -> tuple[int, time, time]:
    """`[0, "09:00", "12:30"]`, Monday's."""
    weekday, opens, closes = _parts(value, 3, '[0, "09:00", "12:30"]', where)
    if not isinstance(weekday, int) or isinstance(weekday, bool):
        raise ValueError(f"{where}: weekday {weekday!r}: use 0 (Monday) to 6")
    return weekday, clock(opens, where), clock(closes, where)


def _parts(value: Any, count: int, example: str, where: str) -> list[Any]:
    if not isinstance(value, list | tuple) or len(value) != count:
        raise ValueError(f"{where}: {value!r} is not of the form {example}")
    return list(value)
