"""A place in a list of tokens: what the parts of the parser share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viva.derive.errors import NotParsed
from viva.derive.tokens import CLOSING, OPENING, Token

if TYPE_CHECKING:
    from viva.derive.declared import Declarations
    from viva.derive.tree import Node

DEEPEST = 60  # expressions inside expressions; Python's own stack ends later


@dataclass(frozen=True)
class Grammar:
    """The parts of an expression, each as far as it goes from a cursor."""

    expression: Callable[[Cursor], Node]
    term: Callable[[Cursor], Node]
    factor: Callable[[Cursor], Node]
    primary: Callable[[Cursor], Node]
    closed: Callable[[Cursor, Node], Node]  # a primary with its powers and indices, but not its transpose
    starts_factor: Callable[[Cursor], bool]


class Cursor:
    """Reads tokens one after the other. line: the text they come from, for messages."""

    def __init__(
        self, tokens: Sequence[Token], declared: Declarations, line: str, grammar: Grammar, depth: int = 0
    ) -> None:
        self.tokens = list(tokens)
        self.at = 0
        self.declared = declared
        self.line = line
        self.depth = depth
        self.grammar = grammar

    def peek(self, ahead: int = 0) -> Token | None:
        place = self.at + ahead
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def next(self, wanted: str | None = None) -> Token:
        """The next token. Raises NotParsed if there is none, or it is not the wanted one."""
        token = self.peek()
        if token is None:
            raise self.error("the line ends too early", expected=wanted or "something more")
        if wanted is not None and token != wanted:
            raise self.error(f"{shown(token)} where {shown(wanted)} was expected", expected=shown(wanted))
        self.at += 1
        return token

    def take(self, *wanted: str) -> bool:
        """Whether the next token is one of these; it is read then."""
        if self.peek() in wanted:
            self.at += 1
            return True
        return False

    def ahead(self, tokens: Sequence[str]) -> bool:
        return self.tokens[self.at : self.at + len(tokens)] == list(tokens)

    def group(self) -> list[Token]:
        """The tokens between the bracket that comes next and the one that closes it."""
        opening = self.next()
        closing = OPENING.get(opening)
        if closing is None:
            self.at -= 1
            raise self.error(f"{shown(opening)} where a bracket was expected", expected="( or {")
        start, depth = self.at, 1
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token == closing and depth == 1:
                return self.tokens[start : self.at - 1]
            depth += (token in OPENING) - (token in CLOSING)
        self.at = start - 1
        raise self.error(f"{shown(opening)} is never closed", expected=shown(closing))

    def script(self) -> list[Token]:
        """What stands behind ^ or _: a group, one token, or a number with its sign as typed: A^-1."""
        if self.peek() == "-" and self.peek(1) is not None:
            return [self.next(), self.next()]
        return self.group() if self.peek() == "{" else [self.next()]

    def until(self, token: str) -> list[Token]:
        """The tokens up to one that stands in no bracket, which is read too."""
        depth = 0
        for place in range(self.at, len(self.tokens)):
            here = self.tokens[place]
            if here == token and depth == 0:
                found = self.tokens[self.at : place]
                self.at = place + 1
                return found
            depth += (here in OPENING) - (here in CLOSING)
        self.at -= 1
        raise self.error(f"{shown(token)} is never closed", expected=shown(token))

    def parse(self, tokens: Sequence[Token]) -> Node:
        """The expression that these tokens are, all of them. Raises NotParsed."""
        if self.depth >= DEEPEST:
            raise self.error(f"more than {DEEPEST} expressions inside each other", expected="a flatter line")
        if not tokens:
            raise self.error("an empty place", expected="an expression")
        inner = Cursor(tokens, self.declared, self.line, self.grammar, self.depth + 1)
        node = self.grammar.expression(inner)
        if inner.peek() is not None:
            raise inner.error(
                f"{shown(inner.peek())} is not understood here", expected="an operator, or the end"
            )
        return node

    def term(self) -> Node:
        """The term from here, as far as it goes."""
        with self.deeper():
            return self.grammar.term(self)

    def expression(self) -> Node:
        """The expression from here, as far as it goes."""
        with self.deeper():
            return self.grammar.expression(self)

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """One expression inside another. Raises NotParsed where there are too many."""
        if self.depth >= DEEPEST:
            raise self.error(f"more than {DEEPEST} expressions inside each other", expected="a flatter line")
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1

    def error(self, what: str, expected: str = "") -> NotParsed:
        token = self.peek()
        at = token.start if token is not None else (self.tokens[-1].end if self.tokens else len(self.line))
        return NotParsed(what, at=at, read=self.line[:at], expected=expected)


_SHOWN = {
    "LABS": "|",
    "RABS": "|",
    "LNORM": r"\|",
    "RNORM": r"\|",
    "bb(E)": r"\mathbb{E}",
    "ONES": r"\mathbf{1}",
    "INDICATOR": r"\mathbb{1}",
}


def shown(token: str | None) -> str:
    """A token as people write it."""
    if token is None:
        return "the end"
    if token.startswith("word("):
        return rf"\operatorname{{{token[5:-1]}}}"
    return _SHOWN.get(token, str(token))
