from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Chip:
    """One filter of a row, as `components/chips.html` takes it."""

    label: str | Promise
    url: str
    icon: str = ""
    count: int | None = None
    is_current: bool = False
