"""What is handed to SymPy, and what is not."""

from __future__ import annotations

import pytest

from viva.derive.board import Board
from viva.derive.symbolic import decided_equal

from .blackboard import board, scalar

NUMBERS = board(scalar("x", ">0"))


def sides(where: Board, line: str):
    (statement,) = where.parse(line)
    left, right = statement.sides
    return left, right


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        (r"\int_0^1 x^2 \, dx = 1", True),
        (r"\int_0^1 \int_0^1 x y \, dy \, dx = 1", True),
        (r"\int_0^1 \int_0^1 \int_0^1 x y z \, dz \, dy \, dx = 1", False),
        (r"\sum_{i=1}^\infty \sum_{j=1}^\infty \sum_{k=1}^\infty x^{i j k} = 1", False),
        (" + ".join(["x"] * 200) + " = 1", False),
    ],
)
def test_what_would_take_too_long_is_not_asked(line, asked):
    programs: list[str] = []

    def run(program: str) -> str:
        programs.append(program)
        return "same\n"

    assert decided_equal(*sides(NUMBERS, line), NUMBERS.declared, run) is asked
    assert bool(programs) is asked
