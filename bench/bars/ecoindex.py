"""EcoIndex: where a page stands among the pages of the web, by its tree, its requests and its bytes.

Formula, quantiles and grades are the published reference's (github.com/cnumr/ecoindex_reference, ecoindex_reference.json,
and cnumr/ecoindex_python, whose first quantile counts as 0). The tree is counted without what is inside `<svg>`, as
the reference does; bytes are those on the wire, after the page was scrolled to its end.
"""

DOM = (0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601)
REQUESTS = (0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920)
KILOBYTES = (
    *(0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06),
    *(2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26),
)
GRADES = ((80, "A"), (70, "B"), (55, "C"), (40, "D"), (25, "E"), (10, "F"))


def score(*, dom: int, requests: int, kilobytes: float) -> float:
    """100 is a page of nothing; the tree weighs three times the bytes, requests twice."""
    weighed = 3 * _place(DOM, dom) + 2 * _place(REQUESTS, requests) + _place(KILOBYTES, kilobytes)
    return 100 - 5 * weighed / 6


def grade(points: float) -> str:
    return next((letter for above, letter in GRADES if points > above), "G")


def _place(quantiles: tuple[float, ...], value: float) -> float:
    """In which twentieth of the web's pages a value falls, with its fraction."""
    for i in range(1, len(quantiles)):
        if value < quantiles[i]:
            return i - 1 + (value - quantiles[i - 1]) / (quantiles[i] - quantiles[i - 1])
    return len(quantiles) - 1
