"""One French normaliser for what is found and for what is asked: accents, plurals and a typo are forgiven."""

import re
import unicodedata
from collections.abc import Iterable

import snowballstemmer

_stemmer = snowballstemmer.stemmer("french")
_words = re.compile(r"[a-z0-9]+")
STOP = frozenset(
    "a au aux avec ce ces d dans de des du elle en et eux il je l la le les leur lui ma mais me meme mes mon n ne nos notre nous on ou par pas pour qu que qui s sa se ses son sur ta te tes toi ton tu un une vos votre vous y".split()
)


def plain(text: str) -> str:
    """Lower case without accents: « Crème brûlée » is `creme brulee`, « œuf » is `oeuf`."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def normalise(text: str) -> str:
    """Plain words joined by single spaces: what names begin with and are compared by."""
    return " ".join(_words.findall(plain(text)))


def query_terms(text: str) -> list[str]:
    """The stems that a text is found by; small words are left out unless there is nothing else."""
    words = _words.findall(plain(text))
    telling = [word for word in words if word not in STOP] or words
    return [plain(stem) for stem in _stemmer.stemWords(telling)]


def index_text(*parts: str) -> str:
    """What is stored beside a thing to find it by: its stems, with a space on each side of every one."""
    stems = dict.fromkeys(query_terms(" ".join(part for part in parts if part)))
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
    """Words of the vocabulary that `term` may have meant: one slip from four letters on, two from eight."""
    most = 2 if len(term) >= 8 else 1 if len(term) >= 4 else 0
    return [word for word in vocabulary if word == term or (most and within(term, word, most))]
