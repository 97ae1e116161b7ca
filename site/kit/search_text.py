"""One French normaliser for what is found and for what is asked: accents, plurals and a typo are forgiven."""

import re
import unicodedata
from collections.abc import Iterable

import snowballstemmer

_stemmer = snowballstemmer.stemmer("french")
_words = re.compile(r"[a-z0-9]+")
_letters = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l"})  # which Unicode doesn't take apart
# Without « mais », « son » and « ton »: they are maize, bran and a shade too, and shops sell those.
STOP = frozenset(
    "a au aux avec ce ces d dans de des du elle en et eux il je l la le les leur lui ma me meme mes mon n ne nos notre nous on ou par pas pour qu que qui s sa se ses sur ta te tes toi tu un une vos votre vous y".split()
)


def plain(text: str) -> str:
    """Lower case without accents: « Crème brûlée » is `creme brulee`, « œuf » is `oeuf`."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_letters))
    return "".join(c for c in apart if not unicodedata.combining(c))


def normalise(text: str) -> str:
    """Plain words joined by single spaces: what names begin with and are compared by."""
    return " ".join(_words.findall(plain(text)))


def query_terms(text: str) -> list[str]:
    """The stems that a text is found by; small words are left out unless there is nothing else."""
    words = _words.findall(plain(text))
    telling = [word for word in words if word not in STOP] or words
    return [plain(stem) for stem in _stemmer.stemWords(telling)]


def index_text(*parts: str) -> str:
    """What is stored beside a thing to find it by: its stems, with a space on each side of every one. A part made of
    small words alone, such as a shop called « Pour elle », keeps them."""
    stems = dict.fromkeys(stem for part in parts if part for stem in query_terms(part))
    return f" {' '.join(stems)} " if stems else ""


def within(one: str, other: str, most: int) -> bool:
    """Whether at most `most` slips of the pen (a letter more, less, other, or two swapped) lie between two words."""
    if abs(len(one) - len(other)) > most:
        return False
    before, line = [], list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, line = line, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, line[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return False
    return line[-1] <= most


def suggest(term: str, vocabulary: Iterable[str]) -> list[str]:
    """Words of the vocabulary that `term` may have meant, the nearest first: one slip from four letters on, two from
    eight. Both sides are plain words or both are stems."""
    allowed = 2 if len(term) >= 8 else 1 if len(term) >= 4 else 0
    words = list(dict.fromkeys(vocabulary))
    by_slips: list[list[str]] = [[] for _ in range(allowed + 1)]
    for word in words:
        slips = next((most for most in range(allowed + 1) if within(term, word, most)), None)
        if slips is not None:
            by_slips[slips].append(word)
    return [word for level in by_slips for word in level]
