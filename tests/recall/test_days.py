"""Days of study."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from viva.recall.days import begins, day_of

ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))


def test_the_night_belongs_to_the_evening_before():
    assert day_of(datetime(2026, 3, 2, 3, 59, tzinfo=UTC), UTC) == date(2026, 3, 1)
    assert day_of(datetime(2026, 3, 2, 4, tzinfo=UTC), UTC) == date(2026, 3, 2)


def test_it_is_the_learners_own_night():
    west = timezone(timedelta(hours=-8))
    assert day_of(datetime(2026, 3, 2, 11, tzinfo=UTC), west) == date(2026, 3, 1)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC)), ZONES)
def test_a_time_lies_within_its_day(at, zone):
    day = day_of(at, zone)
    assert begins(day, zone) <= at < begins(day + timedelta(days=1), zone)


def test_without_a_zone_it_is_the_machines():
    day = day_of(datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert day_of(begins(day)) == day
