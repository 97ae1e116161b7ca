"""What is found for a visitor's words: stems, departments of that name, and what they may have meant."""

from dataclasses import dataclass, field

from commerce.catalogue import shelves
from commerce.catalogue.models import Category
from kit.search_text import query_terms, suggest

MOST_WORDS = 8


@dataclass(frozen=True)
class Found:
    """`meant` are the stems that were looked for where nothing was found as it was written."""

    products: object
    meant: list[str] = field(default_factory=list)


def find(products, words: str, categories: list[Category]) -> Found:
    """Products that have every one of the words, in their text or in a department's name."""
    terms = query_terms(words)[:MOST_WORDS]
    if not terms:
        return Found(products)
    found = _with(products, [[term] for term in terms], categories)
    if found.exists():
        return Found(found)
    vocabulary = {stem for text in products.texts() for stem in text.split()}
    vocabulary |= {stem for category in categories for stem in query_terms(category.name)}
    meant = [sorted(suggest(term, vocabulary)) or [term] for term in terms]
    if meant == [[term] for term in terms]:
        return Found(found)
    return Found(_with(products, meant, categories), [stem for stems in meant for stem in stems])


def _with(products, choices: list[list[str]], categories: list[Category]):
    for stems in choices:
        products = products.saying(stems, [each for stem in stems for each in shelves.named(categories, stem)])
    return products
