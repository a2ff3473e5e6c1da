"""A line as tokens: spelling that means nothing is gone, and what is too long or unbalanced is refused at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.derive.errors import NotParsed
from viva.derive.tokens import DEEPEST, MOST_CHARACTERS, MOST_TOKENS, split, tokenize

from .blackboard import patient


def texts(line, letters=()):
    return [str(token) for token in tokenize(line, letters)]


def refusal(line):
    with pytest.raises(NotParsed) as raised:
        tokenize(line)
    return raised.value


@pytest.mark.parametrize(
    ("line", "tokens"),
    [
        (r"\hat{x}_{i}", ["hat(x)", "_", "i"]),
        (r"\mathbb{E}[x]", ["bb(E)", "[", "x", "]"]),
        (r"\operatorname{tr} A", ["word(tr)", "A"]),
        (r"\mathcal{N}", ["cal(N)"]),
        (r"\mathbf{1}", ["ONES"]),
        (r"\mathbf{x}", ["x"]),
        (r"\left|x\right|", ["LABS", "x", "RABS"]),
        (r"\arg\max_k", [r"\argmax", "_", "k"]),
        ("12.5x", ["12.5", "x"]),
        ("xyz", ["x", "y", "z"]),
        (r"\left.x\right|", ["x", "RABS"]),
        ("", []),
        ("   ", []),
    ],
)
def test_each_thing_is_one_token(line, tokens):
    assert texts(line) == tokens


@patient
@given(st.text(max_size=60))
def test_every_token_knows_its_place_in_the_line(line):
    try:
        tokens = tokenize(line)
    except NotParsed as error:
        assert 0 <= error.at <= len(line)
        return
    for token in tokens:
        assert 0 <= token.start <= token.end <= len(line)


def test_a_line_of_a_megabyte_is_refused_before_it_is_read():
    error = refusal("x + " * 250_000)
    assert "1,000,000 characters" in error.what
    assert error.at == MOST_CHARACTERS
    assert "split it into steps" in error.expected


def test_too_many_symbols_are_refused_where_they_become_too_many():
    error = refusal("x" * (MOST_TOKENS + 1))
    assert f"at most {MOST_TOKENS:,}" in error.what
    assert error.at == MOST_TOKENS


def test_braces_too_deep_are_refused_at_the_first_one_too_deep():
    assert refusal("{" * (DEEPEST + 1) + "x" + "}" * (DEEPEST + 1)).at == DEEPEST
    assert texts("{" * 3 + "x" + "}" * 3) == ["{"] * 3 + ["x"] + ["}"] * 3


@pytest.mark.parametrize(
    ("line", "at", "what"),
    [
        ("a + {b", 4, "never closed"),
        ("a + b}", 5, "without its {"),
        (r"\frac{a}{{b}", 8, "never closed"),
        (r"a = \hat", 8, "ends too early"),
    ],
)
def test_braces_without_their_partner_are_shown(line, at, what):
    error = refusal(line)
    assert (error.at, what in error.what) == (at, True)


def test_a_list_is_split_where_no_bracket_is_open():
    parts = split(tokenize("a, (b, c), [d, e]"), {","})
    assert ["".join(part) for part in parts] == ["a", "(b,c)", "[d,e]"]
