"""The goal that a command line says, on top of the one there is."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date as Date
from typing import Any

from viva.cli.desk import Desk
from viva.content.course import courses
from viva.content.objective import Level
from viva.content.toml import did_you_mean
from viva.recall.goal import WEEKDAYS, Goal, GoalError

NONE = "none"
SETTING = ("date", "minutes", "role", "company", "topics", "level", "order", "review_day")
LEVELS = {level.name.lower(): level for level in Level}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Every one of them changes the goal; what is not named stays as it is."""
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="date of the interview, or none")
    parser.add_argument(
        "--minutes", metavar="N", nargs="+", help="minutes a day: one number, or seven from Monday on"
    )
    parser.add_argument("--role", metavar="ID", help="role that is prepared for, or none")
    parser.add_argument("--company", metavar="ID", help="employer whose focus counts more, or none")
    parser.add_argument(
        "--topics", metavar="ID", nargs="+", help="ask only about these topics, or none for all"
    )
    parser.add_argument("--level", metavar="LEVEL", help=f"seniority: {', '.join(LEVELS)}")
    parser.add_argument("--order", metavar="ID", help="course in whose order new topics are begun, or none")
    parser.add_argument("--review-day", metavar="DAY", help="weekday on which nothing new is begun, or none")


def says_a_goal(options: argparse.Namespace) -> bool:
    return any(getattr(options, name) is not None for name in SETTING)


def goal_of(options: argparse.Namespace, before: Goal, desk: Desk) -> Goal:
    """Raises GoalError, in words for people."""
    return replace(before, **dict(_changes(options, desk)))


def _changes(options: argparse.Namespace, desk: Desk) -> Iterator[tuple[str, Any]]:
    if options.date is not None:
        yield "date", _date(options.date)
    if options.minutes is not None:
        yield "minutes", _minutes(options.minutes)
    if options.role is not None:
        yield "role", _one_of(options.role, desk.pack.paths.roles, "role")
    if options.company is not None:
        yield "company", _one_of(options.company, desk.pack.paths.company_focus, "employer")
    if options.topics is not None:
        yield "topics", _topics(options.topics, desk.shelf.catalogue.topics)
    if options.level is not None:
        yield "level", LEVELS[_known(options.level.lower(), LEVELS, "level")]
    if options.order is not None:
        known = [course.id for course in courses(desk.pack.paths, desk.shelf.catalogue)]
        yield "order", _one_of(options.order, known, "course")
    if options.review_day is not None:
        yield "review_day", _weekday(options.review_day)


def _date(text: str) -> Date | None:
    try:
        return None if text == NONE else Date.fromisoformat(text)
    except ValueError as error:
        raise GoalError(f"{text!r} is no date. Write it as 2027-01-15, or none.") from error


def _minutes(words: list[str]) -> tuple[int, ...]:
    if wrong := [word for word in words if not (word.isascii() and word.isdigit())]:
        raise GoalError(f"{wrong[0]!r} is no number of minutes.")
    numbers = tuple(map(int, words))
    return numbers * 7 if len(numbers) == 1 else numbers


def _topics(words: list[str], known: Collection[str]) -> tuple[str, ...]:
    if words == [NONE]:
        return ()
    wanted = {_known(word, known, "topic") for word in words}
    return tuple(topic for topic in known if topic in wanted)


def _weekday(text: str) -> int | None:
    days = [day.lower() for day in WEEKDAYS]
    return None if text == NONE else days.index(_known(text.lower(), days, "weekday"))


def _one_of(text: str, known: Collection[str], noun: str) -> str:
    """Nothing, for none."""
    return "" if text == NONE else _known(text, known, noun)


def _known(text: str, known: Collection[str], noun: str) -> str:
    if text in known:
        return text
    near = did_you_mean(text, known) or f"There are: {', '.join(known)}."
    raise GoalError(f"There is no {noun} {text!r}. {near}")
