"""The rooms of « Mon adhésion »: what a member looks after once in a while. Each feature registers its own in `ready()`."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from membership.models import Shop, User


@dataclass(frozen=True)
class Room:
    """`url_name` takes the shop's key. `icon` is Lucide's name; `owners_only` hides the room from who signs no
    contract (its view asks again: hiding is no guard)."""

    key: str
    title: str | Promise
    text: str | Promise
    url_name: str
    icon: str = "door-open"
    position: int = 50
    owners_only: bool = False


@dataclass(frozen=True)
class OpenRoom:
    """A room as one person finds it in one shop."""

    key: str
    action: str | Promise
    text: str | Promise
    url: str
    icon: str


_rooms: dict[str, Room] = {}


def register(room: Room) -> None:
    """Add a room, or replace the one of the same key."""
    _rooms[room.key] = room


def open_to(shop: Shop, user: User) -> list[OpenRoom]:
    """The rooms of a shop that this person may enter, in their order."""
    is_owner = shop.roles.is_owner(user)
    rooms = [room for room in _rooms.values() if is_owner or not room.owners_only]
    return [
        OpenRoom(room.key, room.title, room.text, reverse(room.url_name, args=[shop.pk]), room.icon)
        for room in sorted(rooms, key=lambda room: room.position)
    ]
