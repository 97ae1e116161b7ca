"""Receipts, invoices and credit notes as they are taken along: a table of all, and each as PDF."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from commerce.papers import exporting, pdf
from commerce.papers.models import Paper, PaperQuerySet
from kit.archives.making import Part
from kit.open_files import facts
from membership.models import Shop, User

# A minute or two of the worker. What is older stays in the table, and in the .json with every word that is on it.
MOST_PDFS = 1500
FACTS = "number kind issued_on cause seller buyer lines rates net vat total paid_by paid_at".split()


def of_shop(shop: Shop) -> Iterator[Part]:
    return _parts(Paper.objects.of_shop(shop), _("Vos reçus, factures et avoirs, un taux de TVA par ligne."))


def of_customer(user: User) -> Iterator[Part]:
    return _parts(Paper.objects.of_customer(user), _("Vos reçus, factures et avoirs, un taux de TVA par ligne."))


def _parts(papers: PaperQuerySet, words: str) -> Iterator[Part]:
    """One PDF at a time is made, while the one before is written away."""
    found: list[Paper] = list(papers.order_by("-pk"))
    if not found:
        return
    yield Part("documents/documents.csv", words, exporting.as_csv(found))
    told = [{name: getattr(paper, name) for name in FACTS} for paper in reversed(found)]
    yield Part("documents/documents.json", _told(len(found)), facts(told))
    for paper in found[:MOST_PDFS]:
        yield Part(f"documents/{paper.number}.pdf", "", pdf.pdf(paper))


def _told(count: int) -> str:
    words = _("Les mêmes, avec tout ce qui y est écrit, pour un programme.")
    if count <= MOST_PDFS:
        return words
    return _("%(words)s Les %(count)d derniers sont aussi là en PDF, un fichier chacun.") % {
        "words": words,
        "count": MOST_PDFS,
    }
