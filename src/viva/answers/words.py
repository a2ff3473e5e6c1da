"""Words, as far as a comparison by words needs them: stems, trigrams, numbers and tokens of formulas."""

from __future__ import annotations

import re
from functools import lru_cache

# Words that carry grammar and not matter. What turns a meaning round is looked for elsewhere: see polarity.
_FUNCTION = """
    a an the this that these those it its he she they them their his her we our you your i my me us one ones
    and or but nor so yet if then else than as because since while whereas although though if when where which who
    whom whose what why how of in on at by for from to into onto with without within about over under between among
    through during before after above below up down out off again is are was were be been being am do does did doing
    done have has had having can could may might must shall should will would not no nor never n't t s there here
    all any both each few more most other some such only own same too very just also e.g i.e eg ie etc via per vs
    let get gets got make makes made like even still rather quite really well much many
"""
FUNCTION = frozenset(_FUNCTION.split())
_TOKEN = re.compile(r"n't|'(?:s|re|ve|ll|d|m)\b|[^\W\d_]+(?:'t)?|\d+(?:\.\d+)?|[²³√∂∑∏∇≤≥≠≈∞]|[\^=<>+*/%]")
_FORMULA = re.compile(
    r"\d+[\^(=/*+][\w(){}^_=/*+.-]+|[A-Za-z]\w*[\^_(=/*+][\w(){}^_=/*+.-]+|[²³√∂∑∏∇≤≥≠≈]|\d+(?:\.\d+)?\s*%|\bO\([^)]*\)"
)
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])")
# An ending and what is left of it, longest first.
_ENDINGS = tuple(
    (ending, instead)
    for instead, endings in (
        ("is", "isations izations isation ization ising izing ises izes ised ized ise ize"),
        ("at", "ational ations ation ating ates ated ate"),
        ("iv", "iveness ively ives ive"),
        ("", "nesses ness ments ment ities ity"),
        ("ful", "fully"),
        ("an", "ances ance ants ant"),
        ("en", "ences ence ents ent"),
        ("", "ions ion ally als al"),
        ("y", "ies ied ily"),
        ("", "ers er ors or ings ing edly ed ly es e s"),
    )
    for ending in endings.split()
)


def tokens(text: str) -> tuple[str, ...]:
    """Words, numbers and signs in lower case, in order."""
    return tuple(_TOKEN.findall(text.lower().replace("’", "'").replace("cannot", "can not")))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, so that `regularised` and `regularisation` meet; at least three letters stay."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _single(word[: len(word) - len(ending)] + instead)
    return word


def _single(word: str) -> str:
    """`dropp` and `drop` are one."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl" else word


def content(text: str) -> tuple[str, ...]:
    """The stems of the words that carry matter, in order."""
    return tuple(stem(word) for word in tokens(text) if word not in FUNCTION and not word.startswith("'"))


def trigrams(text: str) -> frozenset[str]:
    """Three letters in a row, of the words that carry matter: meets across spellings and compounds."""
    return frozenset(
        padded[index : index + 3]
        for word in tokens(text)
        if word not in FUNCTION and word.isalpha()
        for padded in (f" {word} ",)
        for index in range(len(padded) - 2)
    )


def figures(text: str) -> frozenset[str]:
    """Numbers and pieces of formulas, without spaces: `1/(1-p)`, `0.5`, `√`."""
    pieces = [each.group().replace(" ", "").lower() for each in _FORMULA.finditer(text)]
    return frozenset([*pieces, *(each.group() for each in _NUMBER.finditer(text))])
