"""What a learner types as a number, and what it is worth."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.content.drilling import Asked
from viva.judge.typed import NumberError, answer_text, compare, read_number, tolerance_text


def asked(answer, **changes):
    return Asked(**{"ask": "?", "answer": answer, "working": "w", "check": answer, **changes})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        (" -0.5 ", -0.5),
        ("+.25", 0.25),
        ("3.", 3),
        ("−2", -2),  # a minus sign, as phones type it
        ("1/3", 1 / 3),
        ("-2 / 7", -2 / 7),
        ("1/4 %", 0.0025),
        ("12.5 %", 0.125),
        ("12.5%", 0.125),
        ("1e-3", 0.001),
        ("2.5E+2", 250),
        ("2.5*10^-3", 0.0025),
        ("2.5 × 10^3", 2500),
        ("2.5 x 10**(-1)", 0.25),
    ],
)
def test_a_number_is_read_in_every_usual_spelling(text, value):
    assert read_number(text) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("0,5", "Write decimals with a point"),
        ("1,000", "thousands without a comma"),
        ("", "That is no number"),
        ("about 3", "That is no number"),
        ("nan", "That is no number"),
        ("inf", "That is no number"),
        ("1_000", "not understood"),
        ("2^10", "Work it out"),
        ("2*3", "Work it out"),
        ("3k", "Write the number out: k is 1000 times as much"),
        ("5 apples", "“apples” is not understood"),
        ("1/0", "divided by zero"),
        ("1e999", "too large"),
        ("1e3*10^2", "two powers of ten"),
        ("__import__('os')", "That is no number"),
        ("1" * 61, "longer than 60"),
        ("٣", "That is no number"),
        ("1e" + "9" * 50, "too large"),
    ],
)
def test_what_is_no_clear_number_is_refused_with_a_way_out(text, why):
    with pytest.raises(NumberError, match=why):
        read_number(text)


def test_a_unit_may_be_typed_or_left_out_and_no_other_is_taken_for_it():
    assert read_number("12 GB", "GB") == read_number("12", "GB") == 12
    assert read_number("30 %", "%") == read_number("30", "%") == 30
    with pytest.raises(NumberError, match="asked for in GB, not in per cent"):
        read_number("12 %", "GB")
    with pytest.raises(NumberError, match="Type the number alone in GB"):
        read_number("12 MB", "GB")


def test_thousands_millions_and_more_are_read_where_things_are_counted():
    assert read_number("7G", "parameters") == 7e9
    assert read_number("1.5 M tokens", "tokens") == 1.5e6
    with pytest.raises(NumberError, match="Write the number out"):
        read_number("7G", "seconds")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_that_python_writes_comes_back_equal(value):
    assert read_number(repr(value)) == value


@given(st.text(max_size=80))
def test_any_text_is_a_finite_number_or_refused(text):
    try:
        assert math.isfinite(read_number(text))
    except NumberError as error:
        assert str(error).endswith(".")


answers = st.floats(1e-9, 1e9) | st.floats(-1e9, -1e-9)


@given(answers, st.floats(5e-4, 0.1))
def test_right_is_what_lies_within_the_tolerance_and_nothing_three_of_them_off(answer, tolerance):
    question = asked(answer, tolerance=tolerance)
    assert compare(question, answer).right
    for sign in (-1, 1):
        assert compare(question, answer + sign * question.slack).right
        assert compare(question, answer + 0.5 * sign * question.slack).right
        assert not compare(question, answer + 3 * sign * question.slack).right
        assert not compare(question, answer + 1.001 * sign * question.slack).right


def test_an_answer_of_zero_is_compared_in_its_own_unit():
    question = asked(0.0, absolute=True, tolerance=0.05, unit="nats")
    assert compare(question, 0.05).right
    assert compare(question, 0.06).words == "0.06 nats above the exact value."


@pytest.mark.parametrize(
    ("answer", "typed", "words"),
    [
        (0.5, 0.5, "Exact."),
        (0.5, 0.503, "0.6 % from the exact value."),
        (0.5, 0.4, "20 % below the exact value."),
        (0.5, 0.9, "80 % above the exact value."),
        (0.5, 200, "That is 400 times the exact value."),
        (-0.5, 0.5, "The sign is the other one."),
        (0.125, 12.5, "a share and a percentage are confused"),
        (0.2, 2000, "Only the power of ten is wrong"),
        (0.3, 0.7, "It is the complement: 1 minus the answer"),
        (0.1234, 0.12, "It was rounded too early"),
    ],
)
def test_what_a_number_is_worth_is_said_with_the_usual_slip(answer, typed, words):
    assert words in compare(asked(answer), typed).words


def test_the_error_is_a_share_of_the_answer():
    assert compare(asked(4.0), 5.0).error == pytest.approx(0.25)
    assert compare(asked(0.0, absolute=True), 0.3).error == pytest.approx(0.3)


def test_the_page_can_say_how_exact_an_answer_has_to_be():
    assert tolerance_text(asked(3.0)) == "within 1 % of the exact value"
    assert (
        tolerance_text(asked(3.0, absolute=True, tolerance=0.5, unit="GB"))
        == "at most 0.5 GB from the exact value"
    )
    assert answer_text(asked(80.0, unit="GB")) == "80 GB"
