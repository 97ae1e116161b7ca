"""Answers as people read them: figures filled in, links resolved, in one go however many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from kit.search_text import query_terms

# Nothing the editor can write: what is typed is escaped.
SEAM = "<!--seam-->"


class Asked(Protocol):
    audience: str
    slug: str
    question: str
    answer: str


@dataclass(frozen=True)
class Entry:
    """A question with its answer as HTML."""

    audience: str
    slug: str
    question: str
    answer: SafeString

    def answers(self, terms: Iterable[str]) -> bool:
        """Whether each of the terms (`kit.search_text.query_terms`) begins a word of the question or of the answer."""
        said = query_terms(f"{self.question} {strip_tags(self.answer.replace('<', ' <'))}")
        return all(any(word.startswith(term) for word in said) for term in terms)


def entries(questions: Iterable[Asked]) -> list[Entry]:
    """One pass over all texts: each figure is worked out once, all links to pages cost one query."""
    asked = list(questions)
    if not asked:
        return []
    texts = expand_db_html(SEAM.join(question.answer for question in asked)).split(SEAM)
    return [
        # The editor lets through only the features of the field, and figures escape what they are given.
        Entry(question.audience, question.slug, question.question, mark_safe(text))
        for question, text in zip(asked, texts, strict=True)
    ]


def matching(found: Iterable[Entry], query: str) -> list[Entry]:
    """The entries that hold every word of the query; none if there is no word in it."""
    terms = query_terms(query)
    return [entry for entry in found if entry.answers(terms)] if terms else []
