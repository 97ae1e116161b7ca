"""Rows of things across a window; what is drawn twice in a picture is written once and printed again."""

from contextvars import ContextVar


def spread(x, w, many, edge=40):
    """Places for `many` things across a window."""
    if many == 1:
        return [x + w / 2]
    return [x + edge + (w - 2 * edge) * i / (many - 1) for i in range(many)]


def fit(w, each):
    return max(1, round((w - 16) / each))


# what is already in the picture being drawn here; a context of its own, as two threads may draw at once
PRINTS: ContextVar[dict[str, str]] = ContextVar("prints")


def begin() -> None:
    """To be called before each new picture."""
    PRINTS.set({})


def printed(drawing, x):
    """A drawing round x = 0, moved to x; the second time only a reference."""
    prints = PRINTS.get()
    if drawing in prints:
        return f'<use href="#{prints[drawing]}" x="{x}"/>'
    prints[drawing] = f"i{len(prints)}"
    return f'<g transform="translate({x})"><g id="{prints[drawing]}">{drawing}</g></g>'


def row(x, w, each, make, edge=None):
    many = fit(w, each)
    return "".join(
        printed(make(i, 0), round(px)) for i, px in enumerate(spread(x, w, many, edge or min(each / 2 + 4, w / 2)))
    )
