"""Declared letters: each type with the keys it needs; what is wrong is said with a way out."""

from __future__ import annotations

import pytest

from viva.content.derivation import bare_setting
from viva.content.errors import ContentError
from viva.content.symbol import TYPES, Symbol


def symbols(*tables):
    return bare_setting({"symbol": list(tables)}, "some.toml").symbols


def refusals(*tables):
    with pytest.raises(ContentError) as raised:
        symbols(*tables)
    return [f"{found.what} | {found.remedy}" for found in raised.value.findings]


#: One sound declaration of each type.
SOUND = {
    "size": {},
    "int": {"domain": "1..5"},
    "index": {"range": "n"},
    "scalar": {},
    "vector": {"shape": ["d"]},
    "matrix": {"shape": ["n", "d"], "domain": "full_column_rank"},
    "family": {"index_range": ["n"], "element": "vector[d]"},
    "defined": {"definition": r"\frac{1}{n}"},
    "function": {"args": ["scalar"], "returns": "scalar"},
    "element": {"set": "S"},
    "pmf": {"over": ["x"]},
    "joint": {"over": ["x", "y"]},
    "density": {"over": ["x"], "domain": r"N(\mu, \sigma^2)"},
    "rv": {"element": "scalar", "domain": "any"},
    "rvfamily": {"element": "scalar", "index_range": ["n"]},
    "recursion": {"element": "scalar", "step": "v_{t-1}"},
    "solution": {"of": "L(w)", "wrt": ["w"]},
    "differential": {"of": "X"},
}


def test_there_is_an_example_of_every_type():
    assert set(SOUND) == set(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_a_sound_declaration_of_each_type_is_read(kind):
    (symbol,) = symbols({"name": "x", "type": kind, "about": "a thing", **SOUND[kind]})
    assert (symbol.name, symbol.type, symbol.about) == ("x", kind, "a thing")
    for key, value in SOUND[kind].items():
        read = getattr(symbol, key)
        assert (list(read) if isinstance(read, tuple) else read) == value


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind, keys in TYPES.items() for key in keys])
def test_a_key_that_a_type_needs_is_asked_for(kind, key):
    table = {"name": "x", "type": kind, "about": "a thing", **SOUND[kind]}
    del table[key]
    assert any(f"`{key}`" in each for each in refusals(table))


def test_what_is_not_said_has_its_default():
    (symbol,) = symbols({"name": "x", "type": "scalar"})
    assert symbol == Symbol("x", "scalar")
    assert (symbol.element, symbol.returns, symbol.init, symbol.independent) == (
        "scalar",
        "scalar",
        "0",
        False,
    )


@pytest.mark.parametrize(
    ("table", "refused"),
    [
        ({"name": "x", "type": "vectr", "shape": ["d"]}, "Did you mean `vector`?"),
        ({"name": "x", "type": "vector", "shape": ["n", "d"]}, "the shape of a vector is one size"),
        ({"name": "X", "type": "matrix", "shape": ["n"]}, "the shape of a matrix is two sizes"),
        ({"name": "x_i", "type": "family"}, "a family needs `index_range`"),
        ({"type": "scalar"}, "`name` is missing"),
        ({"name": "x"}, "`type` is missing"),
        ({"name": "x", "type": "scalar", "domian": ">0"}, "`domian` means nothing here"),
        ({"name": "x", "type": "rv", "element": "scalar", "independent": "yes"}, "true or false"),
    ],
)
def test_what_is_wrong_with_a_declaration_is_said(table, refused):
    found = refusals(table)
    assert any(refused in each for each in found), found


def test_rows_of_a_matrix_need_no_range_of_their_own():
    (symbol,) = symbols({"name": "x_i", "type": "family", "rows_of": "X"})
    assert symbol.rows_of == "X"


def test_a_name_declared_twice_is_refused():
    assert refusals({"name": "x", "type": "scalar"}, {"name": "x", "type": "size"}) == [
        "`x` is declared twice | Give one of them another name."
    ]


def test_all_faults_of_all_symbols_are_reported_together():
    found = refusals(
        {"name": "x", "type": "vector"}, {"name": "y", "type": "index"}, {"name": "z", "type": "int"}
    )
    assert len(found) >= 3
