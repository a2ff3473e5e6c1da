"""LaTeX, or words typed without it, as a list of tokens in one normal form.

Spelling that means nothing is gone afterwards: spaces, \\left and \\right, \\displaystyle, font commands. What is
left is one token for each thing: `\\hat{x}` is hat(x), `\\mathbb{E}` is bb(E), `\\operatorname{tr}` is word(tr).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from viva.derive.errors import NotParsed
from viva.derive.spelling import ACCENTS, ALIASES, FONTS, SPACING, SYMBOLS, WORDS

MOST_CHARACTERS = 4_000  # a line on a whiteboard; longer input is refused before it is read
MOST_TOKENS = 1_200
DEEPEST = 40  # braces inside braces

_PIECE = re.compile(r"\\[A-Za-z]+\*?|\\.|[<>]=|[0-9]+(?:\.[0-9]+)?|\.[0-9]+|[A-Za-z]+|\s+|.", re.DOTALL)
_BARS = {"|": "ABS", r"\vert": "ABS", r"\lvert": "ABS", r"\rvert": "ABS"}
_DOUBLE_BARS = {r"\|": "NORM", r"\Vert": "NORM", r"\lVert": "NORM", r"\rVert": "NORM"}
_LETTER_FONTS = {r"\mathbf", r"\boldsymbol", r"\bm", r"\mathit", r"\mathsf", r"\textbf", r"\pmb"}
_RELATIONS = ("=", r"\le", r"\ge", "<", ">", r"\propto", r"\approx")
_CALLIGRAPHIC = {r"\mathcal", r"\mathfrak", r"\mathscr"}


class Token(str):
    """One token. start, end: its place in the line, in characters."""

    start: int
    end: int

    def __new__(cls, text: str, start: int = 0, end: int = 0) -> Token:
        token = super().__new__(cls, text)
        token.start, token.end = start, end
        return token


def tokenize(line: str, letters: Iterable[str] = ()) -> list[Token]:
    """The tokens of a line.

    letters: single letters that are declared; a run of them is their product, even where it spells a word ("nu").
    Raises NotParsed if the line is too long or too deep, or its braces do not match.
    """
    if len(line) > MOST_CHARACTERS:
        raise NotParsed(
            f"this line has {len(line):,} characters; at most {MOST_CHARACTERS:,} are read",
            at=MOST_CHARACTERS,
            expected="a shorter line: split it into steps",
        )
    raw = list(_pieces(_TYPED_ACCENT.sub(_accented, line), frozenset(letters)))
    _balanced(raw)
    if len(raw) > MOST_TOKENS:
        raise NotParsed(
            f"this line has {len(raw):,} symbols; at most {MOST_TOKENS:,} are read",
            at=raw[MOST_TOKENS].start,
            expected="a shorter line: split it into steps",
        )
    return _single_scripts(_normal(raw, line))


_TYPED_ACCENT = re.compile(r"(\\?[A-Za-z]+)_(hat|bar|tilde)\b")


def _accented(match: re.Match[str]) -> str:
    """\\hat{x} for x_hat."""
    return rf"\{match.group(2)}{{{match.group(1)}}}"


def _pieces(line: str, letters: frozenset[str]) -> Iterator[Token]:
    for match in _PIECE.finditer(line):
        text, start, end = match.group(), match.start(), match.end()
        if text.isspace():
            continue
        if text in SYMBOLS:  # Unicode, such as Σ, ≤, ², ∇
            yield from (Token(each, start, end) for each in SYMBOLS[text])
        elif text.isalpha() and text.isascii() and len(text) > 1:
            yield from _word(text, start, letters)
        else:
            yield Token(text, start, end)


def _word(text: str, start: int, letters: frozenset[str]) -> Iterator[Token]:
    """A run of letters: a word such as `sum`, where it is one and is not a product of declared letters."""
    if text in WORDS and not set(text) <= letters:
        yield Token(WORDS[text], start, start + len(text))
        return
    yield from (Token(letter, start + k, start + k + 1) for k, letter in enumerate(text))


def _balanced(raw: Sequence[Token]) -> None:
    open_: list[Token] = []
    for token in raw:
        if token == "{":
            open_.append(token)
            if len(open_) > DEEPEST:
                raise NotParsed(f"more than {DEEPEST} braces inside each other", at=token.start)
        elif token == "}":
            if not open_:
                raise NotParsed("a } without its {", at=token.start, expected="a { before it")
            open_.pop()
    if open_:
        raise NotParsed("a { that is never closed", at=open_[-1].start, expected="a } after it")


def _group(raw: Sequence[Token], at: int) -> tuple[list[Token], int]:
    """The tokens of a braced group, or the single token, at a place; and the place behind it."""
    if at >= len(raw):
        end = raw[-1].end if raw else 0
        raise NotParsed("the line ends too early", at=end, expected="an argument in braces")
    if raw[at] != "{":
        return [raw[at]], at + 1
    depth, end = 1, at + 1
    while depth:
        depth += (raw[end] == "{") - (raw[end] == "}")
        end += 1
    return list(raw[at + 1 : end - 1]), end


def _normal(raw: Sequence[Token], line: str) -> list[Token]:
    """Each command replaced by what it means."""
    out: list[Token] = []
    at = 0
    while at < len(raw):
        token = raw[at]
        following = raw[at + 1] if at + 1 < len(raw) else ""
        if token in SPACING:
            at += 1
        elif token in (r"\left", r"\right"):
            side = "L" if token == r"\left" else "R"
            bar = _BARS.get(following) or _DOUBLE_BARS.get(following)
            if bar:
                out.append(Token(side + bar, token.start, raw[at + 1].end))
            at += 2 if bar or following == "." else 1
        elif token in ACCENTS:
            inside, at = _group(raw, at + 1)
            text = "".join(_normal(inside, line))
            out.append(Token(f"{ACCENTS[token]}({text})", token.start, raw[at - 1].end))
        elif token in FONTS:
            inside, after = _group(raw, at + 1)
            following = raw[after] if after < len(raw) else ""
            out += _styled(token, inside, line, following, raw[after - 1].end)
            at = after
        elif token in (r"\underbrace", r"\overbrace"):
            inside, at = _group(raw, at + 1)
            out += [
                Token("(", token.start, token.end),
                *_normal(inside, line),
                Token(")", token.start, token.end),
            ]
            if at < len(raw) and raw[at] in ("_", "^"):
                _, at = _group(raw, at + 1)
        elif token in (r"\tag", r"\label", r"\tag*", r"\color"):
            _, at = _group(raw, at + 1)
        elif token in (r"\boxed", r"\cancel"):
            inside, at = _group(raw, at + 1)
            boxed = _normal(inside, line)
            if len(split(boxed, _RELATIONS)) == 1:  # a box around a whole relation is no bracket
                boxed = [Token("(", token.start, token.end), *boxed, Token(")", token.start, token.end)]
            out += boxed
        elif token == r"\arg":
            at += 1
            while at < len(raw) and raw[at] in SPACING:
                at += 1
            word = raw[at][1:] if at < len(raw) else ""
            out.append(Token(rf"\arg{word}", token.start, token.end))
            at += 1
        elif token == "|" and following == "|" and raw[at + 1].start == token.end and not _closes_bar(out):
            out.append(Token(r"\|", token.start, raw[at + 1].end))
            at += 2
        else:
            out.append(Token(ALIASES.get(token, token), token.start, token.end))
            at += 1
    return out


def _closes_bar(before: Sequence[Token]) -> bool:
    """Whether the next bar closes one before it: the second of |a||b|, and none of ||a||."""
    opened = sum(token == "|" for token in before) % 2 == 1
    return opened and before[-1] not in ("|", "+", "-", "=", "/", r"\cdot")


def _styled(font: Token, inside: Sequence[Token], line: str, following: str, end: int) -> list[Token]:
    """What a font command with its group means: often just the letters in it."""
    written = line[inside[0].start : inside[-1].end] if inside else ""
    text = (
        " ".join(written.replace("\\ ", " ").split())
        if font.startswith(r"\text")
        else "".join(written.split())
    )
    expects = following in ("_", "[", "(", r"\left", r"\big", r"\bigl", r"\Big", r"\Bigl", r"\{", r"\!")

    def one(word: str) -> list[Token]:
        return [Token(word, font.start, end)]

    if inside and inside[0] in FONTS and font not in (r"\text", r"\textrm", r"\mbox"):
        return _normal(inside, line)
    if font in _LETTER_FONTS:
        if text == "1":
            return one("ONES")
        if text == "E" and expects:
            return one("bb(E)")
        return _normal(inside, line)
    if font == r"\mathbb":
        return one("INDICATOR" if text == "1" else f"bb({text})")
    if font in _CALLIGRAPHIC:
        return one(f"cal({text})")
    if text == "E" and (expects or font == r"\operatorname"):
        return one("bb(E)")
    if len(text) == 1 and text != "1":
        return one(text)
    if f"\\{text}" in ("\\argmin", "\\argmax", "\\max", "\\min", "\\log", "\\exp"):
        return one(f"\\{text}")
    if text in ("arg min", "arg max", "argmin", "argmax"):
        return one("\\" + text.replace(" ", ""))
    return one(f"word({text})")


def _single_scripts(tokens: Sequence[Token]) -> list[Token]:
    """`^{x}` as `^x`: one way to write what is the same."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        if (
            tokens[at] in ("^", "_")
            and at + 3 < len(tokens)
            and tokens[at + 1] == "{"
            and tokens[at + 3] == "}"
        ):
            out += [tokens[at], tokens[at + 2]]
            at += 4
        else:
            out.append(tokens[at])
            at += 1
    return out


OPENING = {
    "(": ")",
    "[": "]",
    r"\{": r"\}",
    "{": "}",
    "LABS": "RABS",
    "LNORM": "RNORM",
    r"\lfloor": r"\rfloor",
    r"\lceil": r"\rceil",
    r"\langle": r"\rangle",
}
CLOSING = frozenset(OPENING.values())


def split(tokens: Sequence[Token], separators: Iterable[str]) -> list[list[Token]]:
    """The parts of a list between separators that stand in no bracket."""
    apart = frozenset(separators)
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token in OPENING or token == r"\begin") - (token in CLOSING or token == r"\end")
        if depth == 0 and token in apart:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
