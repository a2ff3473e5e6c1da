"""Each line is judged against what stands before it; one slip costs one line, and is named if it is a known one."""

from __future__ import annotations

import numpy as np
import pytest

from viva.content.derivation import Slip
from viva.derive.judging import MOST_LINES, Standing, joined, judge_line, judge_lines

from .blackboard import (
    FOLLOWS,
    NOT_PARSED,
    UNDECIDED,
    WRONG,
    board,
    defined,
    function,
    judged,
    matrix,
    scalar,
    sizes,
    vector,
    verdict,
)

LEAST_SQUARES = board(
    *sizes("n", "d"),
    matrix("X"),
    vector("w"),
    vector("y", "n"),
    defined("L", r"\frac{1}{2} \|X w - y\|^2", "w"),
)
NUMBERS = board(scalar("a"), scalar("b"), scalar("c", ">0"), function("f"))


def statuses(where, *lines, slips=()):
    return [each.status for each in judged(where, *lines, slips=slips)]


def test_a_right_derivation_follows_line_by_line():
    assert (
        statuses(
            LEAST_SQUARES,
            r"L(w) = \frac{1}{2} (X w - y)^\top (X w - y)",
            r"= \frac{1}{2} (w^\top X^\top X w - 2 y^\top X w + y^\top y)",
            r"\nabla_w L(w) = X^\top X w - X^\top y",
            r"= X^\top (X w - y)",
        )
        == [FOLLOWS] * 4
    )


def test_one_slip_costs_one_line():
    """What follows from a learner's own wrong line is not wrong again."""
    found = judged(NUMBERS, "(a + b)^2 = a^2 + b^2", "= b^2 + a^2", "= (b + a)(b + a) - 2 a b")
    assert [each.status for each in found] == [WRONG, FOLLOWS, FOLLOWS]
    assert [each.own for each in found] == [False, True, True]
    assert "your line before" in found[1].message


def test_a_second_slip_costs_a_second_line():
    assert statuses(NUMBERS, "(a + b)^2 = a^2 + b^2", "= a^2 - b^2", "= (a - b)(a + b)") == [
        WRONG,
        WRONG,
        FOLLOWS,
    ]


def test_a_new_statement_may_follow_from_a_wrong_equation_before_it():
    found = judged(NUMBERS, "a = 2 b", "2 a = 4 b", "a - b = b", "a = 3 b")
    assert [each.status for each in found] == [WRONG, FOLLOWS, FOLLOWS, WRONG]
    assert [each.own for each in found] == [False, True, True, False]


def test_the_left_side_may_be_written_again():
    found = judged(NUMBERS, "(a + b)^2 = a^2 + b^2", "(a + b)^2 = b^2 + a^2")
    assert [each.status for each in found] == [WRONG, FOLLOWS]


def test_a_wrong_line_does_not_make_the_truth_wrong():
    assert statuses(NUMBERS, "(a + b)^2 = a^2 + b^2", "a^2 - b^2 = (a - b)(a + b)") == [WRONG, FOLLOWS]


def test_a_line_that_goes_on_from_nothing_is_not_understood():
    found = verdict(NUMBERS, "= a")
    assert found.status is NOT_PARSED
    assert "goes on from one before it" in found.message


def test_a_line_that_is_not_understood_changes_nothing_for_the_next():
    found = judged(NUMBERS, "(a + b)^2 = a^2 + 2 a b + b^2", "= a^2 + (", "= a (a + b) + b (a + b)")
    assert [each.status for each in found] == [FOLLOWS, NOT_PARSED, FOLLOWS]
    assert (found[1].at, found[1].read) == (8, "= a^2 + ")


def test_a_chain_is_right_if_each_of_its_steps_is():
    assert statuses(NUMBERS, "(a + b)^2 = (a + b)(a + b) = a^2 + 2 a b + b^2") == [FOLLOWS]
    assert statuses(NUMBERS, "(a + b)^2 = a^2 + b^2 = (a + b)^2") == [WRONG]
    assert statuses(NUMBERS, r"a^2 \ge 0 \ge -b^2") == [FOLLOWS]


def test_a_conclusion_is_judged_with_the_line_it_stands_in():
    assert statuses(NUMBERS, r"(a + b)^2 \ge 0 \implies a^2 + b^2 \ge -2 a b") == [FOLLOWS]
    assert statuses(NUMBERS, r"a = a \implies a = b") == [WRONG]


def test_what_cannot_be_decided_is_said_to_be_so_and_costs_nothing_later():
    found = judged(NUMBERS, r"\log(-c) = 1", "a = a")
    assert [each.status for each in found] == [UNDECIDED, FOLLOWS]
    assert found[0].message


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("=", "=", "="),
        ("=", "<=", "<="),
        ("<", "<=", "<"),
        ("<=", ">=", ""),
        (">", ">=", ">"),
        ("propto", "=", "propto"),
    ],
)
def test_the_ends_of_a_chain_are_related_by_its_weakest_step(first, second, together):
    assert joined(first, second) == together


def test_no_more_lines_are_judged_than_fit_on_a_whiteboard():
    found = judge_lines(NUMBERS, ["a = a"] * (MOST_LINES + 2))
    assert [line.verdict.status for line in found[-3:]] == [FOLLOWS, NOT_PARSED, NOT_PARSED]


def test_seconds_are_those_of_the_clock_that_is_given():
    ticks = iter([1.0, 3.5])
    (line,) = judge_lines(NUMBERS, ["a = a"], clock=lambda: next(ticks))
    assert line.verdict.seconds == 2.5


def test_lines_that_were_judged_already_are_not_judged_again():
    lines = ["(a + b)^2 = a^2 + b^2", "= b^2 + a^2"]
    first = judge_lines(NUMBERS, lines[:1])
    assert judge_lines(NUMBERS, lines, before=first)[0] is first[0]
    assert judge_lines(NUMBERS, lines, before=first)[1].verdict.status is FOLLOWS


class TestNamedMistakes:
    """A planted mistake is recognised by its value, however it is written."""

    slips = (
        Slip("forgets-the-cross-term", 1, "(a + b)^2 = a^2 + b^2", "Two squares and twice the product."),
        Slip("one-cross-term", 1, "(a + b)^2 = a^2 + a b + b^2", "The product occurs twice."),
        Slip("wrong-shape", 2, r"\nabla_w L(w) = X (X w - y)", "The gradient has the shape of w."),
    )

    @pytest.mark.parametrize(
        ("line", "name"),
        [
            ("(a + b)^2 = a^2 + b^2", "forgets-the-cross-term"),
            ("(a + b)^2 = b b + a a", "forgets-the-cross-term"),
            (r"(a + b)^2 = (a + b)^2 - 2 a b", "forgets-the-cross-term"),
            ("(a + b)(a + b) = a^2 + b^2", "forgets-the-cross-term"),
            ("(a + b)^2 = a (a + b) + b^2", "one-cross-term"),
            ("(a + b)^2 = a^2 + 7 b^2", None),
        ],
    )
    def test_it_is_named(self, line, name):
        (found,) = judged(NUMBERS, line, slips=self.slips[:2])
        assert found.status is WRONG
        assert (found.slip.name if found.slip else None) == name

    def test_a_mistake_whose_shapes_do_not_fit_is_recognised_as_it_is_written(self):
        (found,) = judged(LEAST_SQUARES, r"\nabla_w L(w) = X (X w - y)", slips=self.slips[2:])
        assert found.slip.name == "wrong-shape"
        assert "The shapes do not fit" in found.message

    def test_a_right_line_is_never_a_mistake(self):
        (found,) = judged(NUMBERS, "(a + b)^2 = a^2 + 2 a b + b^2", slips=self.slips[:2])
        assert (found.status, found.slip) == (FOLLOWS, None)


@pytest.mark.parametrize(
    ("where", "line", "words"),
    [
        (NUMBERS, "(a - b)^2 = a^2 + 2 a b + b^2", "The sign of one term is wrong."),
        (NUMBERS, "(a + b)(b - a) = a^2 - b^2", "The sign of the whole side is wrong."),
        (NUMBERS, "(a + b)^2 - a^2 - b^2 = a b", "A factor 2 is missing or too many."),
        (NUMBERS, r"a^2 + b^2 \le 2 a b", "The inequality points the wrong way."),
        (NUMBERS, r"\log(c^2) = \log c", "A factor 2 is missing or too many."),
        (NUMBERS, r"e^{-c} = e^{c}", "sign"),
        (NUMBERS, r"\frac{a}{c} c^2 = \frac{c}{a} c^2", "A fraction stands upside down."),
        (LEAST_SQUARES, r"\frac{\partial (X w)}{\partial w} = X^\top", "transpose"),
        (LEAST_SQUARES, r"\nabla_w L(w) = X^\top X w + X^\top y", "The sign of one term is wrong."),
        (LEAST_SQUARES, r"\nabla_w L(w) = 2 X^\top (X w - y)", "A factor 2 is missing or too many."),
        (LEAST_SQUARES, r"\nabla_w L(w) = X (X w - y)", "A transpose is missing."),
        (LEAST_SQUARES, r"\frac{1}{n} L(w) = L(w)", "A factor n, or 1/n, is missing or too many."),
        (LEAST_SQUARES, r"\sum_{i=1}^n y_i = \sum_{i=0}^{n-1} y_{i+1} + y_n", "There is a term too many."),
    ],
)
def test_the_smallest_change_that_would_mend_a_line_is_named_in_words(where, line, words):
    found = verdict(where, line)
    assert found.status is WRONG
    assert words in found.repair


def test_a_line_that_no_single_change_mends_gets_no_such_words():
    assert verdict(NUMBERS, "(a + b)^3 = a^3 + 5 a b c - 7 b").repair == ""


def test_numbers_of_a_counterexample_give_its_two_sides_again():
    found = verdict(LEAST_SQUARES, r"L(w) = \|X w - y\|^2").counterexample
    shown = {each.name: np.array(each.value) for each in found.quantities}
    residual = shown["X"] @ shown["w"] - shown["y"]
    assert found.left[0][0] == pytest.approx((residual**2).sum() / 2)
    assert found.right[0][0] == pytest.approx((residual**2).sum())


def test_the_message_about_a_wrong_line_says_its_two_numbers():
    found = verdict(NUMBERS, r"a^2 \le -1")
    left = found.counterexample.left[0][0]
    assert found.message == (
        f"With the numbers below the left side is {left:.6g}, which is not at most the right side, -1."
    )


def test_a_verdict_is_about_the_line_and_nothing_is_kept_between_two_boards():
    once = judge_line(NUMBERS, "a = b", Standing())
    again = judge_line(board(scalar("a"), scalar("b"), scalar("c", ">0"), function("f")), "a = b", Standing())
    assert once.verdict == again.verdict
