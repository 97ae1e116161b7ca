"""What was chosen in the steps of a checkout, kept in the town's session until the order is placed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from commerce.order.wishes import IfMissing, Wish

KEY = "checkout"


@dataclass
class Memory:
    ways: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    address: dict[str, str] = field(default_factory=dict)
    windows: dict[str, str] = field(default_factory=dict)
    if_missing: str = IfMissing.TAKE_OFF
    phone: str = ""
    relay: dict[str, Any] = field(default_factory=dict)
    is_chosen: bool = False

    @property
    def wish(self) -> Wish:
        return Wish(self.if_missing, self.phone)

    def windows_for(self, ways: Mapping[str, str]) -> dict[str, str]:
        """What was chosen for these ways: an hour to fetch something is none to have it brought."""
        return {pk: code for pk, code in self.windows.items() if ways.get(pk) == self.ways.get(pk)}

    def keep(self, session: SessionBase) -> None:
        session[KEY] = asdict(self)


def read(session: SessionBase) -> Memory:
    return Memory(**session.get(KEY, {}))


def forget(session: SessionBase) -> None:
    """The order is placed: address and relay point stay for the next one, the choices don't."""
    kept = read(session)
    Memory(address=kept.address, relay=kept.relay).keep(session)
