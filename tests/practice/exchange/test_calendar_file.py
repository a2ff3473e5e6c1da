"""The plan as a calendar, read back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar, Event

from viva import practice
from viva.content.pack import Pack, bundled
from viva.recall.goal import Goal
from viva.recall.shelf import Shelf, shelve

from .histories import somebody

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)  # a Monday
DAY = timedelta(days=1)
GOAL = Goal(date=date(2026, 12, 14), minutes=(60, 60, 0, 60, 60, 90, 45), role="", review_day=6)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    pack = Pack.open([bundled()])
    titled = shelve(pack.catalogue, pack.paths, pack.problems.values(), pack.library)
    return Shelf(titled.catalogue, titled.paths, titled.things)


def made(shelf: Shelf, goal: Goal | None = GOAL, *, now=NOON, begin=None) -> bytes:
    me = somebody()
    if goal is not None:
        practice.set_goal(me, goal, at=now)
    return practice.plan_calendar(practice.standing(me, shelf, now=now), now=now, begin=begin)


def events(content: bytes) -> dict[date, Event]:
    """By day; the interview is the last."""
    found = list(Calendar.from_ical(content).events)
    assert len({event["UID"] for event in found}) == len(found)
    return {event.start if type(event.start) is date else event.start.date(): event for event in found}


def test_every_day_of_study_until_the_date_has_an_event_with_its_minutes(shelf):
    found = events(made(shelf))
    days = [NOON.date() + n * DAY for n in range(14)]
    assert list(found) == [*(day for day in days if day.weekday() != 2), GOAL.date]
    assert found[date(2026, 12, 5)]["SUMMARY"] == "Viva: practice, 90 min"
    assert found[date(2026, 12, 6)]["SUMMARY"] == "Viva: review only, 45 min"
    assert found[GOAL.date]["SUMMARY"] == "Interview"
    assert found[date(2026, 12, 1)].end == date(2026, 12, 2)
    assert {event["TRANSP"] for event in found.values()} == {"TRANSPARENT"}


def test_the_next_seven_days_say_what_is_to_be_done(shelf):
    found = events(made(shelf))
    named = [day for day, event in found.items() if event.get("DESCRIPTION")]
    assert named[0] == NOON.date()
    assert date(2026, 12, 5) in named
    assert max(named) <= date(2026, 12, 6)
    first = found[NOON.date()]["DESCRIPTION"].splitlines()
    session = practice.todays_session(practice.standing(somebody(), shelf, now=NOON))
    assert len(first) > 1
    assert all(" min): " in line for line in first)
    assert session.activities


def test_lines_are_folded_and_end_as_the_standard_says(shelf):
    content = made(shelf)
    assert content.startswith(b"BEGIN:VCALENDAR\r\n") and content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert b"VERSION:2.0" in lines and any(line.startswith(b"PRODID:") for line in lines)
    assert lines.count(b"BEGIN:VEVENT") == sum(line.startswith(b"DTSTAMP:") for line in lines)


def test_what_a_title_says_is_never_a_line_of_its_own(shelf):
    from dataclasses import replace

    wild = "Odd; title, with \\ and\nSUMMARY:another — " + "long " * 20
    things = {key: replace(thing, title=wild) for key, thing in shelf.things.items()}
    found = events(made(Shelf(shelf.catalogue, shelf.paths, things)))
    assert found[NOON.date()]["SUMMARY"] == "Viva: practice, 60 min"
    assert found[NOON.date()]["DESCRIPTION"].startswith(wild)


def test_a_newer_file_replaces_what_an_older_one_said(shelf):
    first, second = events(made(shelf)), events(made(shelf, now=NOON + DAY))
    for day in second:
        assert first[day]["UID"] == second[day]["UID"]
        assert first[day]["DTSTAMP"].dt < second[day]["DTSTAMP"].dt


def test_a_time_of_day_has_no_zone_and_takes_the_minutes(shelf):
    event = events(made(shelf, begin=time(19, 30)))[date(2026, 12, 5)]
    assert (event.start, event.end) == (datetime(2026, 12, 5, 19, 30), datetime(2026, 12, 5, 21, 0))
    assert event["TRANSP"] == "OPAQUE"


def test_the_interview_names_the_post(shelf):
    role = next(iter(shelf.paths.roles.values()))
    goal = Goal(date=GOAL.date, role=role.id)
    assert events(made(shelf, goal))[GOAL.date]["SUMMARY"] == f"Interview: {role.title}"


def test_without_a_date_there_are_days_and_no_interview(shelf):
    found = events(made(shelf, None))
    assert not any("Interview" in event["SUMMARY"] for event in found.values())
    assert len(found) == 70
