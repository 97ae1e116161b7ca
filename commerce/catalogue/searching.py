"""What is found for a visitor's words: in names first, then in departments and shops called so, then in what is told."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from commerce.catalogue import indexing
from commerce.catalogue.board import Board
from kit.search_text import query_terms, suggest
from membership.models import Shop

MOST_WORDS = 8
# How near a product is to a word: what the page on ranking says.
IN_NAME, IN_PLACE, IN_TEXT = range(3)


@dataclass(frozen=True)
class Found:
    """`ranks`: products that have all of the words, with how near the farthest of them is. `meant` are the stems that
    were looked for where a word was found nowhere as it was written."""

    ranks: dict[int, int] | None = None
    meant: list[str] = field(default_factory=list)


def find(board: Board, words: str, *, is_typing: bool = False) -> Found:
    """`is_typing`: the last word may only have begun."""
    terms = query_terms(words)[:MOST_WORDS]
    if not terms:
        return Found()
    texts = Texts(board)
    ranks: dict[int, int] | None = None
    meant: list[str] = []
    for place, term in enumerate(terms):
        near, guessed = texts.answer(term, is_beginning=is_typing and place == len(terms) - 1)
        meant += guessed
        ranks = near if ranks is None else {pk: max(ranks[pk], near[pk]) for pk in ranks.keys() & near.keys()}
    return Found(ranks, meant)


class Texts:
    """The words of a town's market."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.departments = [(each.path, stems(each.name)) for each in board.categories]
        self.shops = [(pk, stems(called(shop))) for pk, shop in board.shops.items()]

    def answer(self, term: str, *, is_beginning: bool) -> tuple[dict[int, int], list[str]]:
        """A whole word where there is one, else what begins so, else what it may have meant (told apart)."""
        found = self.near([f" {term}" if is_beginning else f" {term} "]) or self.near([f" {term}"])
        if found:
            return found, []
        meant = suggest(term, self.vocabulary())
        return self.near([f" {stem} " for stem in meant]), meant

    def near(self, needles: list[str]) -> dict[int, int]:
        """Products that have one of these, and where."""
        paths = self._departments(needles)
        shops = {pk for pk, text in self.shops if _has(text, needles)}
        found = {}
        for row in self.board.rows:
            is_told = _has(row.text, needles)
            if is_told and _has(row.title, needles):
                found[row.pk] = IN_NAME
            elif row.shop in shops or (paths and self.board.stands_in(row, paths)):
                found[row.pk] = IN_PLACE
            elif is_told:
                found[row.pk] = IN_TEXT
        return found

    def _departments(self, needles: list[str]) -> tuple[str, ...]:
        """« pain » is in « Pains et viennoiseries » too, but « Pains » is called so and no more: its bread is meant."""
        named = {path: text for path, text in self.departments if _has(text, needles)}
        outright = [path for path, text in named.items() if text in needles]
        return tuple(path for path in named if not any(each != path and each.startswith(path) for each in outright))

    def vocabulary(self) -> Iterable[str]:
        """Every word of the market, in an order that doesn't depend on the database's."""
        found = {stem for row in self.board.rows for stem in row.text.split()}
        for _where, text in (*self.departments, *self.shops):
            found.update(text.split())
        return sorted(found - {indexing.BETWEEN})


def called(shop: Shop) -> str:
    """By which a shop is looked for."""
    return f"{shop.name} {shop.trade_name} {shop.trade_row.label}"


def _has(text: str, needles: list[str]) -> bool:
    return any(needle in text for needle in needles)


@lru_cache(maxsize=4096)
def stems(name: str) -> str:
    return f" {' '.join(query_terms(name))} "
