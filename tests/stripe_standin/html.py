"""The pages' common frame and how they write amounts and dates, in French."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from zoneinfo import ZoneInfo

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
PARIS = ZoneInfo("Europe/Paris")

EVERY = {"day": "jour", "week": "semaine", "month": "mois", "year": "an"}
BANNER = "Doublure de Stripe : aucun argent ne bouge."


def money(amount: int) -> str:
    """Cents as « 1 234,50 € », with the spaces that don't break."""
    euros, rest = divmod(abs(amount), 100)
    sign = "−" if amount < 0 else ""
    return f"{sign}{euros:,}".replace(",", "\u202f") + f",{rest:02d}\u00a0€"


def day(moment: int) -> str:
    when = datetime.fromtimestamp(moment, UTC).astimezone(PARIS)
    return f"{'1er' if when.day == 1 else when.day}\u00a0{MONTHS[when.month - 1]}\u00a0{when.year}"


def minute(moment: int) -> str:
    when = datetime.fromtimestamp(moment, UTC).astimezone(PARIS)
    return f"{day(moment)}, {when.hour}\u00a0h\u00a0{when.minute:02d}"


def card(brand: str, last4: str) -> str:
    return f"{brand.capitalize()} terminée par {last4}"


def frame(title: str, body: str, *, wide: bool = False) -> str:
    return f"""<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)} – doublure de Stripe</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_standin/style.css">
</head>
<body>
<header class="banner"><p><strong>{BANNER}</strong> <a href="/_standin/">Rien de tout cela n’est réel</a></p></header>
<main class="{"wide" if wide else "narrow"}">
{body}
</main>
</body>
</html>
"""


def table(caption: str, heads: list[str], rows: list[list[str]], *, amounts: tuple[int, ...] = ()) -> str:
    """A table of cells that are HTML already; `amounts` are the columns set to the right."""
    if not rows:
        return f"<section><h2>{escape(caption)}</h2><p>Rien pour l’instant.</p></section>"

    def cell(index: int, value: str) -> str:
        kind = ' class="amount"' if index in amounts else ""
        return f"<td{kind}>{value}</td>"

    head = "".join(
        f'<th scope="col"{" class=amount" if i in amounts else ""}>{escape(h)}</th>' for i, h in enumerate(heads)
    )
    lines = "".join(f"<tr>{''.join(cell(i, value) for i, value in enumerate(row))}</tr>" for row in rows)
    return (
        f'<section><h2>{escape(caption)}</h2><div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div></section>"
    )


def notice(sentence: str, *, bad: bool = False) -> str:
    return f'<p class="notice{" bad" if bad else ""}" role="{"alert" if bad else "status"}">{escape(sentence)}</p>'


def back(url: str | None, words: str) -> str:
    return f'<p class="back"><a href="{escape(url)}">{escape(words)}</a></p>' if url else ""
