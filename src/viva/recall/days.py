"""Days of study. One begins at four in the morning: what is done after midnight belongs to the evening before."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime, time, timedelta, tzinfo

BEGINS = timedelta(hours=4)


def day_of(at: datetime, zone: tzinfo | None = None) -> Date:
    """The day of study at an aware time. zone: of the learner; that of this machine, if not said."""
    return (at.astimezone(zone) - BEGINS).date()


def begins(day: Date, zone: tzinfo | None = None) -> datetime:
    """When a day of study begins, aware."""
    midnight = datetime.combine(day, time())
    local = midnight.astimezone() if zone is None else midnight.replace(tzinfo=zone)
    return local + BEGINS
