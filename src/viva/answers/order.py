"""Whether words stand in an order in which people write: sentences do, the words of a rubric thrown together do not.

Each word is put into a class (article, preposition, word in -ing, ...). How often one class follows another, against
how often it would by chance, was counted in real answers of students (data/order.tsv, made by
`python -m bench.answers --fit`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

_CLASSES = {
    "D": "an its my your our their his her every each another",
    "P": "in on at by for from into onto with without within about over under between among through per than during",
    "C": "or but nor so because since while whereas although though if when unless",
    "R": "which who whom whose what why how where",
    "N": "i you he she we they it them us me him this these those there one",
    "A": "was were been being am do does did has have had can could may might must shall should will would",
    "X": "not no never n't",
    "V": "very more less most too also only just even much rather quite as same other all any some both such",
}
_OF_WORD = {word: name for name, words in _CLASSES.items() for word in words.split()}
_OWN = ("the", "a", "of", "to", "is", "are", "be", "that", "and")  # frequent enough to be a class each
_ENDINGS = ("ing", "ed", "ly", "s", "tion", "al")
_TOKEN = re.compile(r"n't|[^\W\d_]+(?:[-'][^\W\d_]+)*|\d[\d.,]*|[.,;:!?()]")
EDGE = "."


def classes(text: str) -> list[str]:
    """The class of each word and sign, in order, between two edges."""
    return [EDGE, *(_class(token) for token in _TOKEN.findall(text.lower())), EDGE]


def _class(token: str) -> str:
    if token in ".;:!?":
        return EDGE
    if token in ",()":
        return ","
    if token[0].isdigit():
        return "#"
    if token in _OWN:
        return token
    ending = next((end for end in _ENDINGS if token.endswith(end) and len(token) > len(end) + 2), "")
    return _OF_WORD.get(token, f"-{ending}")


@lru_cache(maxsize=1)
def table() -> Mapping[tuple[str, str], float]:
    """The logarithm of how much more often than by chance one class follows another, from -2.5 to 2.5."""
    text = files("viva.answers").joinpath("data/order.tsv").read_text(encoding="utf-8")
    head, *rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#!")]
    return {
        (row[0], name): float(value) for row in rows for name, value in zip(head[1:], row[1:], strict=True)
    }


def naturalness(text: str) -> float:
    """The mean over all neighbours: about 0.2 for sentences, below 0 for shuffled words."""
    row = classes(text)
    known = table()
    return sum(known.get(pair, 0.0) for pair in pairwise(row)) / (len(row) - 1)


def borrowed_order(stems: Sequence[str], known: Container[tuple[str, str]]) -> float:
    """Of the neighbours in an answer, the share that also stand side by side in a phrase of the rubric."""
    pairs = list(pairwise(stems))
    return sum(pair in known for pair in pairs) / len(pairs) if pairs else 0.0
