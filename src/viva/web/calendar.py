"""The days of a plan as rows of weeks: minutes done where they are past, minutes meant where they are to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from viva.practice import Standing

MOST_WEEKS = 14
BEFORE = 1  # weeks that are past and still shown


@dataclass(frozen=True, slots=True)
class Day:
    """minutes: meant. done: minutes, of days that are past or today; None of those to come."""

    day: Date
    minutes: int
    done: int | None
    today: bool = False
    review: bool = False
    interview: bool = False
    after: bool = False  # it lies after the date


@dataclass(frozen=True, slots=True)
class Week:
    title: str
    days: tuple[Day, ...]


def weeks(standing: Standing) -> tuple[Week, ...]:
    """From the week before this one to that of the date, or as many as fit a page."""
    monday = standing.today - timedelta(days=standing.today.weekday())
    first, last = monday - timedelta(weeks=BEFORE), standing.horizon
    mondays = (first + timedelta(weeks=number) for number in range(MOST_WEEKS))
    return tuple(_week(standing, each) for each in mondays if each <= last)


def _week(standing: Standing, monday: Date) -> Week:
    days = tuple(_day(standing, monday + timedelta(days=number)) for number in range(7))
    return Week(f"{monday.day} {monday:%b}", days)


def _day(standing: Standing, day: Date) -> Day:
    goal, past = standing.goal, day <= standing.today
    return Day(
        day=day,
        minutes=goal.minutes_on(day),
        done=round(standing.minutes_on(day)) if past else None,
        today=day == standing.today,
        review=goal.reviews_only(day),
        interview=day == goal.date,
        after=goal.date is not None and day > goal.date,
    )
