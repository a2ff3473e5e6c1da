"""The starter is cut from the reference."""

import ast

import pytest

from viva.content.starter import starter

REFERENCE = '''
"""A module."""
import numpy as np

EPS = 1e-8
SECRET = 42


def _helper(x):
    return x + SECRET


def solve(A, b, eps=EPS):
    """Solves.

    A: (n, n).
    """
    return _helper(A)


class Adam:
    """Keeps moments."""

    beta: float = 0.9

    def __init__(self, lr=1e-3):
        self.lr = lr

    def step(self, g):
        """One step."""
        return self._square(g)

    def _square(self, g):
        return g * g
'''


def test_signatures_and_docstrings_stay_and_bodies_go():
    text = starter(REFERENCE, ("solve", "Adam"))
    assert "def solve(A, b, eps=EPS):" in text
    assert "A: (n, n)." in text
    assert "def step(self, g):" in text
    assert "EPS = 1e-08" in text
    for gone in ("_helper", "_square", "SECRET", "self.lr = lr"):
        assert gone not in text
    compile(text, "<starter>", "exec")


def test_the_docstring_reads_as_in_the_reference():
    tree = ast.parse(starter(REFERENCE, ("solve",)))
    solve = next(node for node in tree.body if isinstance(node, ast.FunctionDef))
    assert ast.get_docstring(solve) == "Solves.\n\nA: (n, n)."


def test_a_reference_without_the_entry_point_is_refused():
    with pytest.raises(ValueError, match="does not define invert"):
        starter(REFERENCE, ("invert",))
