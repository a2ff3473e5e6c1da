"""Forbidden names, found in the text with the line that uses them."""

import ast

import pytest

from viva.judge.forbidden import ForbiddenUse, defines, forbidden_use


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("import numpy as np\nnp.linalg.inv(A)", 2),
        ("import numpy\nx = numpy.linalg.inv", 2),
        ("from numpy import linalg", 1),
        ("from numpy.linalg import inv as f", 1),
        ("import numpy.linalg as L\nL.inv(A)", 1),
        ("def f(A):\n    import numpy as q\n    return q.linalg.solve(A, A)", 2 + 1),
    ],
)
def test_every_spelling_of_a_forbidden_module_is_found(source, line):
    use = forbidden_use(ast.parse(source), ("numpy.linalg",))
    assert use is not None
    assert use.line == line
    assert use.name.startswith("numpy.linalg")


def test_what_is_not_forbidden_is_left_alone():
    source = "import numpy as np\nnp.linalgebra = 1\nlinalg = np.ones(3)\nprint(linalg.sum())"
    assert forbidden_use(ast.parse(source), ("numpy.linalg", "sorted")) is None


def test_the_matrix_product_and_builtins_can_be_forbidden():
    assert forbidden_use(ast.parse("a @ b"), ("@",)) == ForbiddenUse("@", 1)
    assert forbidden_use(ast.parse("sorted([1])"), ("sorted",)) == ForbiddenUse("sorted", 1)


@pytest.mark.parametrize(
    "source",
    [
        "def f(): ...",
        "f = lambda: 1",
        "from m import f",
        "from m import *",
        "class f: ...",
        "exec('def f(): ...')",
        "for f in []: ...",
    ],
)
def test_every_way_to_define_the_entry_point_counts(source):
    assert defines(ast.parse(source), "f")


def test_a_file_without_the_entry_point_is_seen():
    assert not defines(ast.parse("def g():\n    return f()"), "f")


@pytest.mark.parametrize("source", ["import numpy\nnumpy" + ".a" * 300, "x" + ".a" * 300, "f" + "()" * 300])
def test_a_text_made_to_exhaust_the_reader_is_read_in_a_loop(source):
    assert forbidden_use(ast.parse(source), ("numpy.linalg",)) is None
