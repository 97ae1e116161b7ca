"""How full shops' catalogues are. Products are the market's: it says how many of each shop are on sale."""

from collections.abc import Callable, Collection

FULL_ENOUGH = 12  # products below which a visitor finds little in a shop

# Keys of shops -> how many products each has on sale, in one query; a shop without any may be left out.
Counter = Callable[[Collection[int]], dict[int, int]]
_counters: list[Counter] = []


def register(counter: Counter) -> None:
    if counter not in _counters:
        _counters.append(counter)


def counts(shops: Collection[int]) -> dict[int, int] | None:
    """Products on sale by the key of the shop, every one of `shops` in it; None where there is no market at all."""
    if not _counters:
        return None
    found = dict.fromkeys(shops, 0)
    for counter in _counters:
        for shop, count in counter(shops).items():
            found[shop] += count
    return found


def is_thin(count: int | None) -> bool:
    return count is not None and count < FULL_ENOUGH
