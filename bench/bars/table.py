"""The table that is printed at the end, and what it means."""

from bench.bars.measure import CATEGORIES, Measure

HEADINGS = ("page", "px", "P/A/B/S", "axe", "html", "key", "HTML", "first", "all", "JS", "req", "DOM", "CLS", "eco")
LEGEND = """
P/A/B/S  Lighthouse, mobile: performance (best of up to three runs where the first misses: noise only lowers it),
         accessibility, best practices, SEO (pages that search engines are told to leave out, and pages that are a 404,
         are not held to that one audit)
axe      broken rules of WCAG 2.2 A and AA, light and dark    html  errors and warnings of the Nu checker
key      what Tab does not reach, or where focus is not seen or hidden; a skip link that does not skip
HTML     kB of the document, uncompressed    first  kB on the wire before scrolling, nothing cached
all      kB after scrolling to the end       JS     kB of scripts on the wire
DOM      elements, without what is inside svg    eco  EcoIndex after scrolling
-        not measured"""


def lines(measures: list[Measure]) -> list[str]:
    rows = [HEADINGS, *(_row(measure) for measure in measures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADINGS))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def verdict(measures: list[Measure]) -> list[str]:
    """One line a page that misses something; the last says how many do."""
    short = [(measure, measure.missed()) for measure in measures if measure.missed()]
    found = [f"{measure.page} ({measure.width}): {'; '.join(missed)}" for measure, missed in short]
    return [*found, f"{len(short)} of {len(measures)} miss a bar" if short else f"all {len(measures)} reach every bar"]


def _row(measure: Measure) -> tuple[str, ...]:
    points = measure.lighthouse
    return (
        measure.page,
        str(measure.width),
        "/".join(str(points.get(name, "-")) for name in CATEGORIES) if points else "-",
        _count(measure.axe),
        _count(measure.html),
        _count(measure.keyboard),
        _kb(measure.html_kb),
        _kb(measure.first_kb),
        _kb(measure.whole_kb),
        _kb(measure.script_kb),
        "-" if measure.requests is None else str(measure.requests),
        "-" if measure.dom is None else str(measure.dom),
        "-" if measure.shift is None else f"{measure.shift:.3f}",
        f"{measure.eco_grade} {measure.eco:.0f}" if measure.eco is not None else "-",
    )


def _count(found: list[str] | None) -> str:
    return "-" if found is None else str(len(found))


def _kb(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"
