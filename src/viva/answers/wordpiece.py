"""Word pieces: the numbers that the encoder reads instead of letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

_LONGEST = 100  # letters of a word; longer ones are unknown, as in BERT


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, int]:
    """The number of each piece. Source: BERT base, uncased (data/README.md)."""
    text = files("viva.answers").joinpath("data/vocab.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.split("\n")) if piece}


def pieces(text: str, *, most: int) -> list[int]:
    """[CLS], the pieces of a text, [SEP]; at most `most` numbers.

    Greedy longest match first, on lower-case letters without accents. Source: Devlin et al., BERT, 2019, and the
    reference implementation, google-research/bert: tokenization.py.
    """
    known = vocabulary()
    found = [number for word in _words(text) for number in _of_word(word, known)]
    return [known["[CLS]"], *found[: most - 2], known["[SEP]"]]


def _words(text: str) -> Iterator[str]:
    bare = unicodedata.normalize("NFD", text.lower())
    return iter("".join(_spaced(letter) for letter in bare).split())


def _spaced(letter: str) -> str:
    """Punctuation and Chinese characters are words of their own; accents and control characters are nothing."""
    kind = unicodedata.category(letter)
    if letter in "\t\n\r" or kind == "Zs":
        return " "
    if kind in ("Mn", "Cc", "Cf") or letter == "\ufffd":
        return ""
    ascii_sign = letter.isascii() and not letter.isalnum()
    return f" {letter} " if ascii_sign or kind.startswith("P") or _chinese(letter) else letter


def _chinese(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or letter >= "\U00020000"


def _of_word(word: str, known: Mapping[str, int]) -> list[int]:
    if len(word) > _LONGEST:
        return [known["[UNK]"]]
    found, start = [], 0
    while start < len(word):
        mark = "##" if start else ""
        ends = range(len(word), start, -1)
        end = next((end for end in ends if mark + word[start:end] in known), None)
        if end is None:
            return [known["[UNK]"]]
        found.append(known[mark + word[start:end]])
        start = end
    return found
