"""The words that shops are found by, as they are written, and the nearest of them to what somebody mistyped."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.search_text import normalise, query_terms, suggest
from membership import trades
from pages import trade_words

LEAST = 4  # letters; shorter words have too many neighbours
MOST_WORDS = 8  # of a search; what comes after is left aside
ENDS = 2
_written = re.compile(r"[^\W_]+")


class SearchWordQuerySet(models.QuerySet["SearchWord"]):
    def near(self, plain: str) -> "SearchWordQuerySet":
        """Words that may be this one misspelt. A single slip leaves one end of a word as it was: that end is indexed."""
        return self.filter(
            models.Q(head=plain[:ENDS]) | models.Q(tail=plain[-ENDS:]),
            length__range=(len(plain) - ENDS, len(plain) + ENDS),
        ).order_by("plain")

    def keep(self, texts: Iterable[str]) -> None:
        """Remember the words of these texts. One that is there already keeps its first spelling."""
        words = {normalise(word): word for text in reversed(list(texts)) for word in _written.findall(text)}
        self.bulk_create(
            [
                self.model(plain=plain, word=word, head=plain[:ENDS], tail=plain[-ENDS:], length=len(plain))
                for plain, word in sorted(words.items())
                if LEAST <= len(plain) <= 40 and " " not in plain and not plain.isdigit()
            ],
            ignore_conflicts=True,
            batch_size=500,
        )


class SearchWord(models.Model):
    """A word of some shop, once for the country: `plain` is compared, `word` is shown."""

    plain = models.CharField(max_length=40, primary_key=True)
    word = models.CharField(max_length=60)
    head = models.CharField(max_length=ENDS)
    tail = models.CharField(max_length=ENDS)
    length = models.PositiveSmallIntegerField()

    objects = SearchWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("mot de recherche")
        verbose_name_plural = _("mots de recherche")
        indexes = [
            models.Index(fields=["head", "length"], name="words_by_their_beginning"),
            models.Index(fields=["tail", "length"], name="words_by_their_end"),
        ]

    def __str__(self) -> str:
        return self.word


@cache
def of_trades() -> dict[str, str]:
    """The trades' own words, plain and written: the first to be thought of."""
    text = " ".join(trade_words.words_of(trade) for trade in trades.ROWS)
    return {normalise(word): word.lower() for word in _written.findall(text) if len(word) >= LEAST}


def nearest(plain: str) -> list[str]:
    """Words that may be meant, as they are written, the likeliest first; none for a word that is too short."""
    if len(plain) < LEAST:
        return []
    written = of_trades() | {
        row.plain: row.word for row in SearchWord.objects.near(plain) if row.plain not in of_trades()
    }
    return [written[word] for word in suggest(plain, written)]


def read_again(asked: str, is_known: Callable[[str], bool]) -> str:
    """What somebody meant whose words found nothing: each unknown word gives way to the nearest one that is known.

    `is_known` answers for a stem. Empty where there is nothing to mend, or no way to.
    """
    said, is_mended = [], False
    for token in asked.split()[:MOST_WORDS]:
        plain = normalise(token)
        terms = query_terms(token)
        if all(is_known(term) for term in terms):
            said.append(token)
            continue
        meant = next((word for word in nearest(plain) if all(is_known(term) for term in query_terms(word))), None)
        if meant is None:
            return ""
        said.append(meant)
        is_mended = True
    return " ".join(said) if is_mended else ""
