"""Whether a shop is open at a moment, as `components/state.html` takes it."""

from dataclasses import dataclass
from datetime import datetime

from kit.calendar import describe
from membership.models import Shop


@dataclass(frozen=True)
class Opening:
    """« Ouvert », « jusqu’à 19 h »."""

    is_open: bool
    label: str
    detail: str = ""


def of(shop: Shop, at: datetime) -> Opening | None:
    """None for a shop that gave no hours: it is neither open nor shut for all we know."""
    calendar = shop.calendar
    if calendar.week.is_empty:
        return None
    state = calendar.state(at)
    label, detail = describe(state)
    return Opening(state.is_open, label, detail)
