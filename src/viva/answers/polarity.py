"""Which way a sentence points: whether it denies something, and whether it says the opposite of another."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from viva.answers.words import tokens

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nothing|neither|nor|without|cannot|hardly|unnecessary|needless|avoid(?:s|ed)?|"
    r"skip(?:s|ped)?|instead of|rather than|lacks?|fails? to)\b|n't\b",
    re.IGNORECASE,
)
# What denies a whole statement: nobody needs it to make one.
_DENIAL = re.compile(
    r"\b(?:it(?:'s| is) (?:not (?:true|the case|right|correct)|false|wrong|untrue|a myth|incorrect|nonsense)|"
    r"i (?:don't|do not) (?:think|believe|agree)|i (?:doubt|deny)|"
    r"(?:is|are) (?:simply |just |completely |plainly )?(?:false|wrong|untrue|incorrect|a myth|nonsense)|"
    r"(?:isn't|is not|aren't|are not) (?:true|correct|right|the case)|"
    r"(?:contrary|opposed) to|the opposite (?:of|is)|nobody should (?:say|think|believe)|never (?:true|the case))\b",
    re.IGNORECASE,
)


# The same, said of the words before: "..., that is false", "... This isn't true."
_TAKEN_BACK = re.compile(
    r"\W*(?:but |and )?(?:that|this|which|it|they|these|all (?:of )?(?:that|this|it))(?:'s| is| are| was)?"
    r"(?:(?: simply| just| completely| plainly| quite)? (?:false|wrong|untrue|incorrect|a myth|nonsense)"
    r"|(?:n't| not) (?:true|correct|right|the case|so))\b|\W*(?:not true|false|wrong)\s*[.!]",
    re.IGNORECASE,
)


def negations(text: str) -> int:
    """How many words turn the meaning round."""
    return sum(1 for _ in _NEGATION.finditer(_plain(text)))


def denies(text: str) -> bool:
    """Whether it says of a whole statement that it is wrong."""
    return _DENIAL.search(_plain(text)) is not None


def taken_back(after: str) -> bool:
    """Whether what follows a statement says that it is wrong."""
    return _TAKEN_BACK.match(_plain(after)) is not None


def _plain(text: str) -> str:
    return text.replace("’", "'")


@lru_cache(maxsize=1)
def opposites() -> Mapping[str, frozenset[str]]:
    """Of each word, those that say the opposite. Source: data/opposites.toml."""
    text = files("viva.answers").joinpath("data/opposites.toml").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for one, other in tomllib.loads(text)["pairs"]:
        for first, second in ((one, other), (other, one)):
            for word in first.split():
                found.setdefault(word, set()).update(second.split())
    return {word: frozenset(others) for word, others in found.items()}


def opposed(one: str, other: str) -> tuple[str, str] | None:
    """A word of the first text and one of the second that says its opposite, if neither text has both."""
    first, second, known = _words(one), _words(other), opposites()
    for word in sorted(first - second):
        if against := sorted(known.get(word, frozenset()) & (second - first)):
            return word, against[0]
    return None


def _words(text: str) -> frozenset[str]:
    """In lower case; `off-policy` as one word and as two."""
    joined = re.findall(r"[a-z]+(?:-[a-z]+)+", text.lower())
    return frozenset([*tokens(text), *joined])
