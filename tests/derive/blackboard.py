"""Declares things in a line each, and asks what the engine says of a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from hypothesis import settings

from viva.content.derivation import Setting, Slip
from viva.content.symbol import Symbol
from viva.derive import arrays
from viva.derive.board import Board
from viva.derive.declared import Declarations
from viva.derive.evaluate import evaluate
from viva.derive.instances import Draw, instance
from viva.derive.judging import Standing, judge_line, judge_lines
from viva.derive.recognise import planted
from viva.derive.scope import Trees, World
from viva.derive.statements import parse_line
from viva.derive.verdicts import LineVerdict, Status

#: For tests with drawn examples: how long one takes says nothing about whether it is right.
patient = settings(deadline=None, max_examples=60)

FOLLOWS, WRONG, UNDECIDED, NOT_PARSED = Status.FOLLOWS, Status.WRONG, Status.UNDECIDED, Status.NOT_PARSED


def sizes(*names: str) -> tuple[Symbol, ...]:
    return tuple(Symbol(name, "size") for name in names)


def scalar(name: str, domain: str = "") -> Symbol:
    return Symbol(name, "scalar", domain=domain)


def vector(name: str, size: str = "d", domain: str = "") -> Symbol:
    return Symbol(name, "vector", shape=(size,), domain=domain)


def matrix(name: str, rows: str = "n", columns: str = "d", domain: str = "") -> Symbol:
    return Symbol(name, "matrix", shape=(rows, columns), domain=domain)


def index(name: str, range_: str) -> Symbol:
    return Symbol(name, "index", range=range_)


def family(name: str, range_: str, element: str = "scalar", domain: str = "") -> Symbol:
    return Symbol(name, "family", element=element, index_range=(range_,), domain=domain)


def defined(name: str, definition: str, *args: str) -> Symbol:
    return Symbol(name, "defined", definition=definition, args=args)


def function(name: str, *args: str, returns: str = "scalar", domain: str = "") -> Symbol:
    return Symbol(name, "function", args=args or ("scalar",), returns=returns, domain=domain)


def element(name: str, set_: str = "") -> Symbol:
    return Symbol(name, "element", set=set_)


def pmf(name: str, over: Sequence[str], given: Sequence[str] = (), params: str = "") -> Symbol:
    return Symbol(name, "pmf", over=tuple(over), given=tuple(given), params=params)


def joint(name: str, *over: str) -> Symbol:
    return Symbol(name, "joint", over=over)


def density(name: str, over: str, law: str) -> Symbol:
    return Symbol(name, "density", over=(over,), domain=law)


def rv(name: str, law: str = "any", element_: str = "scalar", *, independent: bool = False) -> Symbol:
    return Symbol(name, "rv", domain=law, element=element_, independent=independent)


def copies(name: str, range_: str, law: str = "any", element_: str = "scalar") -> Symbol:
    return Symbol(name, "rvfamily", domain=law, element=element_, index_range=(range_,))


def differential(name: str, of: str) -> Symbol:
    return Symbol(name, "differential", of=of)


def setting(*symbols: Symbol, **assumed: Any) -> Setting:
    return Setting(symbols, **assumed)


def board(*symbols: Symbol, **assumed: Any) -> Board:
    return Board(setting(*symbols, **assumed))


def judged(board: Board, *lines: str, slips: Sequence[Slip] = ()) -> list[LineVerdict]:
    """The verdicts on the lines of one derivation."""
    known = [each for slip in slips if (each := planted(board, slip)) is not None]
    return [line.verdict for line in judge_lines(board, lines, known)]


def verdict(board: Board, line: str) -> LineVerdict:
    """The verdict on a line that stands alone."""
    return judge_line(board, line, Standing()).verdict


def status(board: Board, line: str) -> Status:
    return verdict(board, line).status


def tree(text: str, *symbols: Symbol) -> object:
    """What a line is read as, whatever it is worth."""
    return parse_line(text, Declarations(setting(*symbols)))


def worlds(*symbols: Symbol, seeds: Sequence[int] = range(6), small: str = "") -> list[World]:
    trees = Trees(Declarations(setting(*symbols)))
    return [instance(trees, Draw(seed, nice=seed == 0), small) for seed in seeds]


def value(world: World, text: str) -> np.ndarray:
    """What an expression is worth in an instance; without axes of length 1."""
    world.steps = 0
    found = arrays.plain(evaluate(world.trees(text), world.scope()))
    return np.squeeze(found.astype(float))
