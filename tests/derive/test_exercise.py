"""A formula exercise: right in any form, unless it begs the question; slips are named; relations up to a factor."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from viva.content.derivation import Exercise, Slip
from viva.derive.exercise import Sheet
from viva.derive.verdicts import Status

from .blackboard import FOLLOWS, NOT_PARSED, WRONG, family, index, rv, scalar, setting, sizes
from .examples import f1_score

F1 = Sheet(f1_score())


def sheet(*symbols, slips=(), **fields):
    blank = Exercise("t/e", Path("e.toml"), "", (), 1, 1, "", setting(*symbols), (), **fields)
    return Sheet(dataclasses.replace(blank, slips=tuple(slips)))


VARIANCE = sheet(
    rv("X"),
    target=r"\operatorname{Var}(X)",
    answer=r"\mathbb{E}[X^2] - \mathbb{E}[X]^2",
    without=(r"\operatorname{Var}",),
)
SLACKNESS = sheet(
    *sizes("n"),
    family(r"\alpha_i", "n", domain=">=0"),
    family("m_i", "n"),
    index("i", "n"),
    relation=r"\alpha_i (m_i - 1) = 0",
    slips=[Slip("no-multiplier", 1, r"m_i - 1 = 0", ""), Slip("plus", 1, r"\alpha_i (m_i + 1) = 0", "")],
)
MARGIN = sheet(scalar("a"), scalar("b"), scalar("c", ">0"), relation=r"a b \ge 1 - c")


@pytest.mark.parametrize(
    "line",
    [
        r"F_1 = \frac{2 P R}{P + R}",
        r"\frac{2 P R}{P + R}",
        r"= \frac{2 P R}{P + R}",
        r"\frac{2}{\frac{1}{P} + \frac{1}{R}}",
        r"2 (P^{-1} + R^{-1})^{-1}",
        r"F_1 = 2PR/(P+R)",
        r"\frac{2 P R}{P + R} = F_1",
        r"F_1 = \frac{2 P R}{P + R} = \frac{2}{1/P + 1/R}",
    ],
)
def test_a_right_answer_is_right_in_every_form_and_on_either_side(line):
    assert F1.judge(line).status is FOLLOWS


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (r"\frac{P + R}{2}", "arithmetic-mean"),
        (r"F_1 = 0.5 P + 0.5 R", "arithmetic-mean"),
        (r"\frac{1}{1/P + 1/R}", "forgets-the-two"),
        (r"F_1 = \frac{3 P R}{P + R}", None),
    ],
)
def test_a_slip_is_named_however_it_is_written(line, name):
    found = F1.judge(line)
    assert found.status is WRONG
    assert (found.slip.name if found.slip else None) == name


@pytest.mark.parametrize(
    ("line", "status", "words"),
    [
        ("F_1 = F_1", Status.CIRCULAR, "stands on both sides"),
        (r"F_1 = \frac{2 P R}{P + R} + F_1 - F_1", Status.CIRCULAR, "stands on both sides"),
        ("P = P", Status.SKIPS, "does not say what F_1 is"),
        (r"F_1 \le 1", NOT_PARSED, "One equation is asked for"),
        (r"F_1 (P + R) = 2 P R", Status.SKIPS, "does not say what F_1 is"),
        ("F_1 = Q", NOT_PARSED, "Q is not declared here"),
        ("F_1 = (", NOT_PARSED, "("),
        ("", NOT_PARSED, "One equation is asked for"),
    ],
)
def test_what_is_no_answer_says_why(line, status, words):
    found = F1.judge(line)
    assert found.status is status
    assert words in found.message


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (r"\mathbb{E}[X^2] - \mathbb{E}[X]^2", FOLLOWS),
        (r"\operatorname{Var}(X) = \mathbb{E}[X^2] - \mathbb{E}[X]^2", FOLLOWS),
        (r"\mathbb{E}[(X - \mathbb{E}[X])^2]", FOLLOWS),
        (r"\operatorname{Cov}(X, X)", FOLLOWS),
        (r"\mathbb{E}[X^2]", WRONG),
        (r"\operatorname{Var}(X + 1)", Status.SKIPS),
        (r"\mathbb{E}[\operatorname{Var}(X)]", Status.CIRCULAR),
    ],
)
def test_an_operator_that_begs_the_question_is_not_accepted(line, status):
    assert VARIANCE.judge(line).status is status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (r"\alpha_i (m_i - 1) = 0", FOLLOWS),
        (r"0 = \alpha_i (m_i - 1)", FOLLOWS),
        (r"2 \alpha_i (1 - m_i) = 0", FOLLOWS),
        (r"\alpha_i m_i = \alpha_i", FOLLOWS),
        (r"\alpha_i^2 (m_i - 1) = 0", WRONG),
        (r"\alpha_i (m_i - 1) \ge 0", WRONG),
        (r"\alpha_i = 0", WRONG),
        (r"\alpha_i (m_i - 1)", NOT_PARSED),
        (r"0 = 0", WRONG),
    ],
)
def test_a_relation_is_right_up_to_a_factor(line, status):
    assert SLACKNESS.judge(line).status is status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (r"a b \ge 1 - c", FOLLOWS),
        (r"1 - c \le a b", FOLLOWS),
        (r"-a b \le c - 1", FOLLOWS),
        (r"a b + c \ge 1", FOLLOWS),
        (r"2 a b - 2 \ge -2 c", FOLLOWS),
        (r"a b \le 1 - c", WRONG),
        (r"-a b \ge c - 1", WRONG),
        (r"a b = 1 - c", WRONG),
        (r"a b > 1 - c", WRONG),
        (r"a b \ge 1 + c", WRONG),
    ],
)
def test_an_inequality_may_be_turned_with_its_signs(line, status):
    assert MARGIN.judge(line).status is status


@pytest.mark.parametrize(
    ("line", "name"),
    [("m_i = 1", "no-multiplier"), (r"\alpha_i m_i = -\alpha_i", "plus"), (r"\alpha_i = 1", None)],
)
def test_a_slip_of_a_relation_is_named(line, name):
    found = SLACKNESS.judge(line)
    assert (found.slip.name if found.slip else None) == name


def test_seconds_are_those_of_the_clock_that_is_given():
    ticks = iter([2.0, 2.25])
    assert F1.judge("P", clock=lambda: next(ticks)).seconds == 0.25
