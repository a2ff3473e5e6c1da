"""Libraries that read LaTeX, behind one interface: is this step right, in your opinion?

`python -m bench.peers NAME < tasks.json` answers in a process of its own, one line of JSON for each step: their
parsers and SymPy's `simplify` may use any amount of time and memory. They have no place for declarations, so two of
the kinds that SymPy can use are handed to them: definitions are substituted, and numbers are real, positive or whole.
"""

from __future__ import annotations

import json
import logging
import resource
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import Enum
from importlib.metadata import version
from types import FrameType
from typing import Any

SECONDS = 3.0  # of the processor for one step, reading it included; others may keep the machine busy
MEMORY = 4 << 30
AMBIGUOUS = 4  # readings of one side that are tried
ROUNDS = 3  # of substituting definitions that use others

Parse = Callable[[str], Sequence[Any]]  # the readings of an expression, most often one


class Opinion(Enum):
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not accepted"
    UNDECIDED = "undecided"  # read, and then out of time, out of memory, or an error
    NOT_PARSED = "not parsed"


@dataclass(frozen=True, slots=True)
class Said:
    opinion: Opinion
    seconds: float


@dataclass(frozen=True, slots=True)
class Peer:
    """package: what its version is known by. equal: whether two things it has read are the same, in its opinion."""

    name: str
    package: str
    parse: Callable[[], Parse]
    same: Callable[[Any, Any], bool]


class OutOfTime(BaseException):
    """No library catches it by accident."""


class Unread(Exception):
    """The library does not read this."""


def _sympy(backend: str) -> Parse:
    from sympy.parsing.latex import parse_latex

    return lambda latex: _readings(parse_latex(latex, backend=backend))


def _readings(found: Any) -> list[Any]:
    """Lark answers an ambiguous expression with a tree of its readings."""
    return list(found.children)[:AMBIGUOUS] if hasattr(found, "children") else [found]


def _latex2sympy() -> Parse:
    from latex2sympy2_extended import latex2sympy

    return lambda latex: [latex2sympy(latex)]


def _math_verify() -> Parse:
    from math_verify import LatexExtractionConfig, parse

    how = [LatexExtractionConfig()]
    return lambda latex: parse(f"${latex}$", how, fallback_mode="no_fallback", parsing_timeout=None)[:1]


def _simplifies_to_zero(left: Any, right: Any) -> bool:
    from sympy import simplify

    return simplify(left - right) == 0


def _verified(left: Any, right: Any) -> bool:
    from math_verify import verify

    return verify([left], [right], timeout_seconds=None)


PEERS = {
    "lark": Peer("SymPy, lark", "sympy", lambda: _sympy("lark"), _simplifies_to_zero),
    "antlr": Peer("SymPy, antlr", "sympy", lambda: _sympy("antlr"), _simplifies_to_zero),
    "latex2sympy": Peer("latex2sympy2_extended", "latex2sympy2_extended", _latex2sympy, _simplifies_to_zero),
    "math-verify": Peer("Math-Verify", "math-verify", _math_verify, _verified),
}


class Reader:
    """What a library makes of the expressions of one derivation."""

    def __init__(self, parse: Parse, declared: Mapping[str, Any]) -> None:
        self._parse = parse
        self._found: dict[str, list[Any]] = {}
        self._means: dict[Any, Any] = {}
        self._is: dict[Any, Any] = {}
        for name, assumption in declared["numbers"].items():
            self._assume(name, assumption)
        for head, definition in declared["definitions"].items():
            self._define(head, definition)

    def _assume(self, name: str, assumption: str) -> None:
        from sympy import Symbol

        letter = self._only(name)
        if isinstance(letter, Symbol):
            self._is[letter] = Symbol(letter.name, **{assumption: True})

    def _define(self, head: str, definition: str) -> None:
        meant, by = self._only(head), self._only(definition)
        if meant is not None and by is not None:
            self._means[meant] = by

    def _only(self, latex: str) -> Any:
        """The only reading; None if there is none, or more than one."""
        try:
            with limited():
                readings = self._read(latex)
        except (Unread, OutOfTime):
            return None
        return readings[0] if len(readings) == 1 else None

    def _read(self, latex: str) -> list[Any]:
        if latex not in self._found:  # many sides stand in several lines
            self._found[latex] = self._parsed(latex)
        if not self._found[latex]:
            raise Unread
        return self._found[latex]

    def _parsed(self, latex: str) -> list[Any]:
        from sympy import Basic

        try:
            return [each for each in self._parse(latex) if isinstance(each, Basic)]
        except Exception:  # their own, lark's, antlr's, AttributeError, ...
            return []

    def __call__(self, latex: str) -> list[Any]:
        """Its readings, definitions put in. Raises Unread."""
        return [self._meant(each) for each in self._read(latex)]

    def _meant(self, expression: Any) -> Any:
        try:
            for _ in range(ROUNDS):
                expression = expression.subs(self._means)
            return expression.xreplace(self._is)
        except Exception:  # what it has read cannot be substituted in: as it was, then
            return expression


def opinion(peer: Peer, read: Reader, pairs: Sequence[Mapping[str, str]]) -> Opinion:
    """A line is accepted if every pair of its sides is."""
    parsed = False
    try:
        with limited():
            sides = [(read(pair["left"]), read(pair["right"]), pair["relation"]) for pair in pairs]
            parsed = True
            accepted = all(_holds(peer, *each) for each in sides)
    except Unread:
        return Opinion.NOT_PARSED
    except (OutOfTime, Exception):
        return Opinion.UNDECIDED if parsed else Opinion.NOT_PARSED
    return Opinion.ACCEPTED if accepted else Opinion.NOT_ACCEPTED


def _holds(peer: Peer, left: Sequence[Any], right: Sequence[Any], relation: str) -> bool:
    """Whether it holds in one of the readings."""
    return any(_one_holds(peer, a, b, relation) for a in left for b in right)


def _one_holds(peer: Peer, left: Any, right: Any, relation: str) -> bool:
    from sympy import simplify

    if relation == "=":
        return peer.same(left, right)
    difference = simplify(left - right)
    known = {"<": "is_negative", "<=": "is_nonpositive", ">": "is_positive", ">=": "is_nonnegative"}
    return relation in known and getattr(difference, known[relation]) is True


@contextmanager
def limited() -> Iterator[None]:
    """Raises OutOfTime after a while."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _out_of_time(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime


def main(name: str) -> None:
    """Answers to the tasks of each derivation in the standard input, after the version of the library."""
    warnings.simplefilter("ignore")
    logging.disable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _out_of_time)
    peer = PEERS[name]
    parse = peer.parse()
    parse("x")  # what is not installed is not to look like what is not understood
    print(json.dumps(version(peer.package)), flush=True)
    for derivation in json.load(sys.stdin):
        read = Reader(parse, derivation)
        for pairs in derivation["tasks"]:
            began = time.perf_counter()
            said = opinion(peer, read, pairs)
            print(
                json.dumps(asdict(Said(said, time.perf_counter() - began)) | {"opinion": said.value}),
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1])
