"""The goal that a command line says."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime

import pytest

from viva.cli.desk import Desk
from viva.cli.plan_options import add_arguments, goal_of, says_a_goal
from viva.content.objective import Level
from viva.content.pack import Pack, bundled
from viva.recall.goal import Goal, GoalError
from viva.recall.shelf import Shelf

BEFORE = Goal(date=date(2027, 1, 15), role="ml-engineer", topics=("probability",))


@pytest.fixture(scope="module")
def desk() -> Desk:
    pack = Pack.open([bundled()])
    return Desk(0, pack, Shelf(pack.catalogue, pack.paths), datetime(2026, 11, 30, tzinfo=UTC))


def options(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args(words)


def test_what_is_not_named_stays(desk):
    assert not says_a_goal(options())
    assert goal_of(options(), BEFORE, desk) == BEFORE
    found = goal_of(options("--minutes", "45"), BEFORE, desk)
    assert (found.minutes, found.date, found.role) == ((45,) * 7, BEFORE.date, "ml-engineer")


def test_every_part_can_be_set(desk):
    words = (
        "--date 2027-02-01 --minutes 1 2 3 4 5 6 7 --role applied-rl --company startup --topics rlhf-and-alignment "
        "linear-algebra --level junior --order syllabus --review-day Monday"
    )
    found = goal_of(options(*words.split()), BEFORE, desk)
    assert says_a_goal(options(*words.split()))
    assert found.date == date(2027, 2, 1)
    assert found.minutes == (1, 2, 3, 4, 5, 6, 7)
    assert (found.role, found.company, found.order) == ("applied-rl", "startup", "syllabus")
    assert found.topics == ("linear-algebra", "rlhf-and-alignment")  # in the order of study
    assert (found.level, found.review_day) == (Level.JUNIOR, 0)


def test_none_takes_a_part_away(desk):
    parts = ("date", "role", "company", "topics", "order", "review-day")
    words = [word for part in parts for word in (f"--{part}", "none")]
    assert goal_of(options(*words), BEFORE, desk) == Goal(review_day=None)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("--topics probabilty", "There is no topic 'probabilty'. Did you mean `probability`?"),
        ("--role ml-enginer", "There is no role 'ml-enginer'. Did you mean `ml-engineer`?"),
        ("--company x", "There is no employer 'x'. There are: product-company"),
        ("--order sylabus", "There is no course 'sylabus'. Did you mean `syllabus`?"),
        ("--level senor", "There is no level 'senor'. Did you mean `senior`?"),
        ("--review-day sonday", "There is no weekday 'sonday'. Did you mean `sunday` or `monday`?"),
        ("--date soon", "'soon' is no date. Write it as 2027-01-15, or none."),
        ("--minutes 10 20", "A week has seven days, and these are minutes for 2."),
        ("--minutes many", "'many' is no number of minutes."),
        ("--minutes 0", "On no weekday is there a minute."),
    ],
)
def test_what_cannot_be_is_answered_with_what_can(desk, words, answer):
    with pytest.raises(GoalError, match="^" + answer.replace(".", r"\.").replace("?", r"\?")):
        goal_of(options(*words.split()), BEFORE, desk)
