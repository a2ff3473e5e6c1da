"""The plan as a calendar (RFC 5545): days of study until the date, the next ones with what is to be done, the date.

Days, not hours, unless a time of day is wished. Such a time has no zone: it is seven in the evening wherever one is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from viva import __version__
from viva.practice.plan import Activity, Session, coming_sessions, todays_session
from viva.practice.reason import in_words
from viva.practice.standing import Standing

if TYPE_CHECKING:
    from icalendar import Event

NAME = "Viva"
OURS = UUID("6f0c7f0e-3c55-5d0a-9a3b-0f2d8a4d7c11")  # any will do, as long as it stays: see `_uid`
DAY = timedelta(days=1)


def plan_calendar(standing: Standing, *, now: datetime, begin: time | None = None) -> bytes:
    """A file for a calendar. begin: when one studies; without it events are of whole days, and block no time."""
    from icalendar import Calendar  # takes a moment, and only this needs it

    events = [*_days(standing, now, begin), *_interview(standing, now)]
    calendar = Calendar.new(
        prodid=f"-//Viva//Plan {__version__}//EN",
        name=NAME,
        uid=str(uuid5(OURS, "plan")),
        last_modified=now,
        subcomponents=events,
    )
    return bytes(calendar.to_ical())


def _days(standing: Standing, now: datetime, begin: time | None) -> Iterator[Event]:
    """Every day with minutes for practice, from today to the day before the date."""
    named = {each.day: each for each in (todays_session(standing), *coming_sessions(standing))}
    day = standing.today
    while day < standing.horizon:
        session = named.get(day) or Session(
            day, standing.goal.minutes_on(day), standing.goal.reviews_only(day), ()
        )
        if session.minutes:
            yield _event(session, now, begin)
        day += DAY


def _event(session: Session, now: datetime, begin: time | None) -> Event:
    from icalendar import Event

    start: Date = session.day if begin is None else datetime.combine(session.day, begin)
    end = session.day + DAY if begin is None else start + timedelta(minutes=session.minutes)
    what = "review only" if session.review else "practice"
    return Event.new(
        uid=_uid("study", session.day),
        stamp=now.astimezone(UTC),
        start=start,
        end=end,
        summary=f"{NAME}: {what}, {session.minutes} min",
        description="\n".join(_line(each) for each in session.activities) or None,
        categories=[NAME],
        transparency="TRANSPARENT" if begin is None else "OPAQUE",
    )


def _line(activity: Activity) -> str:
    return f"{activity.thing.title} ({round(activity.minutes)} min): {in_words(activity.reason)}"


def _interview(standing: Standing, now: datetime) -> Iterator[Event]:
    from icalendar import Event

    date = standing.goal.date
    if date is None or date < standing.today:
        return
    yield Event.new(
        uid=_uid("interview", date),
        stamp=now.astimezone(UTC),
        start=date,
        end=date + DAY,
        summary=f"Interview{_at_whom(standing)}",
        categories=[NAME],
        transparency="TRANSPARENT",
    )


def _at_whom(standing: Standing) -> str:
    """For which post, and at what kind of employer, as far as it was said."""
    paths, goal = standing.shelf.paths, standing.goal
    role = paths.roles.get(goal.role) if paths else None
    company = paths.company_focus.get(goal.company) if paths else None
    said = [each.title for each in (role, company) if each is not None]
    return f": {', '.join(said)}" if said else ""


def _uid(what: str, day: Date) -> str:
    """The same for the same day in every file, so that a newer file replaces what an older one said of it."""
    return str(uuid5(OURS, f"{what} {day.isoformat()}"))
