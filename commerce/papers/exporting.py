"""A shop's papers of a month for its books: sums by rate, a table, all of them in one file."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from commerce.papers import pdf
from commerce.papers.models import Paper
from commerce.papers.taxes import NOTHING
from kit.open_files import table

HEADINGS = (
    "numero",
    "sorte",
    "date",
    "sur",
    "compte",
    "commande",
    "client",
    "paiement",
    "taux_tva",
    "ht",
    "tva",
    "ttc",
)


@dataclass(frozen=True)
class Sum:
    """What was sold at one rate, less what went back."""

    rate: Decimal
    net: Decimal
    vat: Decimal

    @property
    def total(self) -> Decimal:
        return self.net + self.vat


def sums(papers: Iterable[Paper]) -> list[Sum]:
    """By rate, lowest first. An invoice adds nothing: the receipt it stands for was counted."""
    found: dict[Decimal, tuple[Decimal, Decimal]] = {}
    for paper in papers:
        for rate, (net, vat) in paper.counted.items():
            before = found.get(Decimal(rate), (NOTHING, NOTHING))
            found[Decimal(rate)] = (before[0] + net, before[1] + vat)
    return [Sum(rate, net, vat) for rate, (net, vat) in sorted(found.items())]


def as_csv(papers: Iterable[Paper]) -> bytes:
    """A row a rate of each paper, oldest first; minus for what went back. `compte`: no for an invoice, whose receipt
    stands in the table already."""
    rows = []
    for paper in sorted(papers, key=lambda each: each.pk):
        sign = -1 if paper.is_credit else 1
        for each in paper.rates:
            rows.append(
                (
                    paper.number,
                    paper.get_kind_display(),
                    f"{paper.issued_on:%Y-%m-%d}",
                    paper.basis.number if paper.basis else "",
                    not paper.is_invoice,
                    paper.order.number,
                    paper.buyer["company"] or paper.buyer["name"],
                    paper.get_paid_by_display(),
                    Decimal(each["rate"]),
                    *(sign * Decimal(each[name]) for name in ("net", "vat", "total")),
                )
            )
    return table(HEADINGS, rows)


def as_zip(papers: list[Paper]) -> Iterator[bytes]:
    """All as PDF with their table, given out as it is made: a shop may have hundreds in a month."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(f"{_('tableau')}.csv", as_csv(papers))
        for paper in papers:
            archive.writestr(f"{paper.number}.pdf", pdf.pdf(paper))
            yield pipe.taken()
    yield pipe.taken()


def file_name(month: date, ending: str) -> str:
    return f"documents-{month:%Y-%m}.{ending}"


class _Pipe(io.RawIOBase):
    """Takes what an archive writes until somebody takes it away; it can't be gone back in."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._kept += data
        return len(data)

    def taken(self) -> bytes:
        data = bytes(self._kept)
        self._kept.clear()
        return data
