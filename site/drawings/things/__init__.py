"""The things themselves, one small function each. Importing this package registers them all."""

from drawings.things import (  # noqa: F401
    bakery,
    books,
    bottles,
    butcher,
    clothes,
    dairy,
    finery,
    fish,
    flowers,
    fruit,
    home,
    pantry,
    sweets,
    tools,
    toys,
    vegetables,
)
