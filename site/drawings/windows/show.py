"""What stands in each trade's window: flat inks, one shade each, things about 30 to 90 units tall."""

import random

from drawings.windows.crafts import (
    bijouterie,
    chaussures,
    coiffeur,
    fleuriste,
    jouets,
    librairie,
    mercerie,
    mode,
    opticien,
    quincaillerie,
    velo,
)
from drawings.windows.food import (
    boucherie,
    boulangerie,
    cafe,
    caviste,
    chocolatier,
    epicerie,
    fromagerie,
    poissonnerie,
    primeur,
)
from drawings.windows.makers import autre, ceramique, savonnerie

SHOWS = {
    f.__name__: f
    for f in (
        boulangerie,
        fromagerie,
        boucherie,
        primeur,
        librairie,
        fleuriste,
        caviste,
        epicerie,
        chocolatier,
        poissonnerie,
        quincaillerie,
        bijouterie,
        mode,
        chaussures,
        jouets,
        opticien,
        coiffeur,
        cafe,
        velo,
        mercerie,
        ceramique,
        savonnerie,
        autre,
    )
}
TRADES = tuple(SHOWS)


def show(trade: str, x: float, y: float, w: float, h: float, rng: random.Random) -> str:
    """Fills a window w wide and h high whose sill's left end is (x, y)."""
    return SHOWS[trade](round(x), round(y), round(w), round(h), rng)
