"""How far a derivation has come: milestones reached, skipped or on another way; the goal; circular steps."""

from __future__ import annotations

import dataclasses

import pytest

from viva.derive.progress import Course
from viva.derive.verdicts import Status

from .examples import least_squares

COURSE = Course(least_squares())
EXPANDED = r"L(w) = \frac{1}{2n} (w^\top X^\top X w - 2 y^\top X w + y^\top y)"
DIFFERENTIATED = r"\nabla_w L(w) = \frac{1}{2n} (2 X^\top X w - 2 X^\top y)"
GOAL = r"\nabla_w L(w) = \frac{1}{n} X^\top (X w - y)"
MODEL = [line.latex for line in least_squares().lines]


def statuses(report):
    return [line.status for line in report.lines]


def test_the_model_reaches_every_milestone_and_the_goal():
    report = COURSE.report(MODEL)
    assert statuses(report) == [Status.FOLLOWS] * 4
    assert report.reached == report.milestones == (1, 2)
    assert report.complete


def test_a_beginning_is_right_and_not_complete():
    report = COURSE.report(MODEL[:2])
    assert report.reached == (1,)
    assert not report.complete


@pytest.mark.parametrize(
    "lines",
    [
        [EXPANDED, DIFFERENTIATED, GOAL],
        [EXPANDED, DIFFERENTIATED, r"= \frac{1}{n} X^\top (X w - y)"],
        [EXPANDED, DIFFERENTIATED, r"= \frac{X^T (Xw - y)}{n}"],
        [
            r"L(w) = \frac{1}{2n} (y^\top y - 2 w^\top X^\top y + w^\top X^\top X w)",
            r"\nabla_w L(w) = \frac{1}{2n} (-2 X^\top y + 2 X^\top X w)",
            r"\nabla_w L(w) = \frac{1}{n} X^\top (-y + X w)",
        ],
        [EXPANDED, DIFFERENTIATED, r"\frac{1}{n} X^\top (X w - y) = \nabla_w L(w)"],
        [f"{EXPANDED} \\implies {DIFFERENTIATED}", GOAL],
    ],
)
def test_other_ways_of_writing_it_are_complete_too(lines):
    report = COURSE.report(lines)
    assert statuses(report) == [Status.FOLLOWS] * len(lines)
    assert report.complete


def test_the_goal_alone_skips_what_was_to_be_shown():
    report = COURSE.report([GOAL])
    assert statuses(report) == [Status.SKIPS]
    assert "Write the loss as a quadratic function of w" in report.lines[0].message
    assert not report.complete


def test_the_goal_after_some_milestones_names_the_one_that_is_missing():
    report = COURSE.report([DIFFERENTIATED, GOAL])
    assert statuses(report) == [Status.FOLLOWS, Status.SKIPS]
    assert "quadratic function" in report.lines[1].message
    assert "Differentiate term by term" not in report.lines[1].message


def test_the_goal_used_before_it_is_shown_is_circular():
    report = COURSE.report([GOAL, EXPANDED, DIFFERENTIATED])
    assert report.lines[0].status is Status.CIRCULAR
    assert "is to be shown" in report.lines[0].message
    assert not report.complete


def test_a_step_that_puts_in_what_is_to_be_shown_is_circular():
    report = COURSE.report(
        [EXPANDED, r"n \nabla_w L(w) + X^\top y = n \frac{1}{n} X^\top (X w - y) + X^\top y"]
    )
    assert report.lines[1].status is Status.CIRCULAR


def test_milestones_may_be_reached_in_another_order():
    report = COURSE.report([DIFFERENTIATED, EXPANDED, GOAL])
    assert statuses(report) == [Status.FOLLOWS] * 3
    assert report.complete


def test_a_wrong_line_reaches_no_milestone():
    wrong = r"L(w) = \frac{1}{n} (w^\top X^\top X w - 2 y^\top X w + y^\top y)"
    report = COURSE.report([wrong, DIFFERENTIATED, GOAL])
    assert report.lines[0].status is Status.WRONG
    assert report.first_wrong == 0
    assert 1 not in report.reached
    assert not report.complete


def test_what_follows_from_a_wrong_line_reaches_none_either():
    report = COURSE.report(
        [r"\nabla_w L(w) = \frac{1}{n} (X^\top X w + X^\top y)", r"= \frac{1}{n} X^\top (X w + y)"]
    )
    assert report.lines[1].own
    assert report.reached == ()


def test_a_line_that_leaves_the_derivative_to_do_is_no_milestone_of_it():
    undone = r"\nabla_w L(w) = \nabla_w \frac{1}{2n} (w^\top X^\top X w - 2 y^\top X w + y^\top y)"
    assert 2 not in COURSE.report([EXPANDED, undone]).reached


def test_nothing_is_nothing():
    report = COURSE.report([])
    assert (report.lines, report.reached, report.complete, report.first_wrong) == ((), (), False, None)


def test_the_same_lines_again_are_remembered_and_judged_alike():
    assert COURSE.report(MODEL) == COURSE.report(MODEL)
    assert COURSE.judged(MODEL[:3])[0] is COURSE.judged(MODEL)[0]


def test_an_inequality_as_goal_is_reached_by_a_chain_of_steps():
    goal = dataclasses.replace(
        least_squares(),
        goal=r"w^\top X^\top X w \ge 0",
        lines=tuple(
            dataclasses.replace(line, latex=latex, milestone="A norm." if place == 1 else "")
            for place, (line, latex) in enumerate(
                zip(
                    least_squares().lines,
                    [
                        r"w^\top X^\top X w = (X w)^\top X w",
                        r"= \|X w\|^2",
                        r"\ge 0",
                        r"w^\top X^\top X w \ge 0",
                    ],
                    strict=True,
                )
            )
        ),
    )
    course = Course(goal)
    assert course.report([line.latex for line in goal.lines]).complete
    assert course.report([r"w^\top X^\top X w = (X w)^\top (X w) = \|X w\|^2 \ge 0"]).complete
