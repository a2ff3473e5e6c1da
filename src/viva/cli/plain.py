"""Formulas for a terminal: LaTeX as a line that can be read aloud, such as "∑ᵢ₌₁ⁿ (xᵢ − μ)²/n"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from viva.cli.signs import ACCENTS, DROPPED, FONTS, LETTERS, RELATIONS, SIGNS, SUBSCRIPTS, SUPERSCRIPTS

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}^_&\[\]]|\s+|.", re.DOTALL)
_NAME = re.compile(r"\{([^{}]*)\}")
_ATOM = re.compile(r"[^\s()+\-−·=/,|]+")
BETWEEN = "=+−±,;:<>~\n" + "".join(sign for sign in RELATIONS.values() if sign not in "×·∘⊙⊗")
_MATRIX = re.compile(r"[pbvBV]?matrix|smallmatrix|array")
FRACTIONS = (r"\frac", r"\tfrac", r"\dfrac", r"\cfrac")
_END = ""  # what is read behind the last token


def plain(latex: str) -> str:
    """The same in one line, or in as many as the formula has. What is not known keeps its name."""
    text = _Reader(_TOKEN.findall(_without_environments(latex.replace("\n", " ")))).until(_END)
    text = re.sub(r"(?<=[(\[]) +| +(?=[)\],;])", "", re.sub(r" +", " ", text))
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _without_environments(latex: str) -> str:
    """Matrices as rows in brackets; rows of other environments as lines."""
    opened: list[str] = []
    parts = re.split(r"(\\(?:begin|end)\{[^{}]*\}|\\\\(?:\[[^\]]*\])?)", latex)
    return "".join(_unfolded(part, opened) for part in parts)


def _unfolded(part: str, opened: list[str]) -> str:
    if part.startswith(r"\begin"):
        opened.append(_named(part))
        return "[" if _MATRIX.fullmatch(opened[-1]) else ""
    if part.startswith(r"\end") and opened:
        return "]" if _MATRIX.fullmatch(opened.pop()) else ""
    in_matrix = bool(opened and _MATRIX.fullmatch(opened[-1]))
    if part.startswith("\\\\"):
        return "; " if in_matrix else "\n"
    return re.sub(r"(?<!\\)&", ", " if in_matrix else " ", part)


def _named(part: str) -> str:
    found = _NAME.search(part)
    return found[1] if found else ""


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens: Iterator[str] = iter(tokens)
        self._held: str | None = None  # a token that was looked at and put back

    def until(self, end: str) -> str:
        """The text of everything before a closing token, which is read too."""
        parts: list[str] = []
        fractions: list[int] = []
        while (token := self._next()) not in (end, _END):
            if token in FRACTIONS:
                fractions.append(len(parts))
            parts.append(self._text(token))
        for place in fractions:
            if not _stands_alone("".join(parts[:place]), "".join(parts[place + 1 :])):
                parts[place] = f"({parts[place]})"
        return "".join(parts)

    def _next(self) -> str:
        if self._held is not None:
            token, self._held = self._held, None
            return token
        return next(self._tokens, _END)

    def _argument(self) -> str:
        token = self._next()
        while token.isspace():
            token = self._next()
        return self.until("}") if token == "{" else self._text(token)

    def _option(self) -> str:
        """What stands in brackets, if anything does."""
        token = self._next()
        if token == "[":
            return self.until("]")
        self._held = token
        return ""

    def _text(self, token: str) -> str:
        if token == "{":
            return self.until("}")
        if token in ("^", "_"):
            return _script(self._argument(), token)
        if token.startswith("\\"):
            return self._command(token)
        if token.isspace():
            return "\n" if "\n" in token else " "
        return {"-": "−", "=": " = ", "<": " < ", ">": " > ", "'": "′", "~": " ", "&": " "}.get(token, token)

    def _command(self, token: str) -> str:
        name = token[1:].removesuffix("*")
        if token in FRACTIONS:
            return f"{_grouped(self._argument())}/{_grouped(self._argument())}"
        if name == "sqrt":
            root = _superscript(self._option()) or ""
            return f"{root}√{_grouped(self._argument())}"
        if name in ("binom", "dbinom", "tbinom"):
            return f"C({self._argument()}, {self._argument()})"
        if name in ACCENTS:
            return _accented(self._argument(), name)
        if name in FONTS:
            return _lettered(self._argument(), name)
        if name in ("left", "right", "middle"):
            return self._delimiter()
        return _sign(name)

    def _delimiter(self) -> str:
        token = self._next()
        return "" if token == "." else self._text(token)


def _sign(name: str) -> str:
    if name in DROPPED:
        return DROPPED[name]
    if name in RELATIONS:
        return f" {RELATIONS[name]} "
    return SIGNS.get(name, name)


def _lettered(text: str, font: str) -> str:
    return LETTERS.get(text, text) if font == "mathbb" else text


def _accented(text: str, name: str) -> str:
    """With the mark over a single letter; as a function of what is longer."""
    if len(text) == 1:
        return normalize("NFC", text + ACCENTS[name])
    return f"{name.removeprefix('wide').replace('overline', 'bar')}({text})"


def _grouped(text: str) -> str:
    """With brackets, where a neighbour could be taken for a part of it."""
    text = text.strip()
    return text if _ATOM.fullmatch(text) or _is_bracketed(text) else f"({text})"


def _is_bracketed(text: str) -> bool:
    """Whether one pair of brackets, with a name before it or a power behind it, holds it all."""
    found = re.fullmatch(rf"[^\s()+\-−·=/,|]*\((.*)\)[{''.join(SUPERSCRIPTS.values())}]*", text)
    depth = 0
    for letter in found[1] if found else ")":
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth < 0:
            return False
    return True


def _stands_alone(before: str, after: str) -> bool:
    """Whether nothing beside a fraction could be taken for a part of it."""
    before, after = before.rstrip(), after.lstrip()
    return (not before or before[-1] in BETWEEN + "([{|") and (not after or after[0] in BETWEEN + ")]}|")


def _script(text: str, sign: str) -> str:
    text = text.strip().replace(" ", "") if "," not in text else text.strip()
    if text in ("′", "∗", "*", "⊤", "†"):
        return {"⊤": "ᵀ"}.get(text, text)
    raised = _superscript(text) if sign == "^" else _all_in(text, SUBSCRIPTS)
    if raised is not None:
        return raised
    return f"{sign}{text}" if len(text) == 1 or text.isalnum() else f"{sign}({text})"


def _superscript(text: str) -> str | None:
    return _all_in(text, SUPERSCRIPTS)


def _all_in(text: str, letters: Mapping[str, str]) -> str | None:
    """Nothing, if one of them has no such letter."""
    found = [letters.get(letter) for letter in text]
    return None if None in found else "".join(letter for letter in found if letter)
