"""Whether a name occurs in what somebody wrote: in any case, as whole words, with or without the s of the plural."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")


def occurs(name: str, words: Sequence[str]) -> bool:
    """Whether all words of a name stand there one after the other. words: the stems of a text."""
    wanted = stems(name)
    places = range(len(words) - len(wanted) + 1)
    return bool(wanted) and any(list(words[place : place + len(wanted)]) == wanted for place in places)


def stems(text: str) -> list[str]:
    """The words of a text in order, as they are compared."""
    return [_stem(word) for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold())]


def _stem(word: str) -> str:
    """Alike for one and for many: losses and loss, entropies and entropy, logits and logit."""
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
