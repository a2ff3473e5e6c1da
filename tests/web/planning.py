"""Pages over the bundled pack with everything that can be practised, for the tests of plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from viva import practice
from viva.content.pack import Pack, bundled
from viva.recall.review import Rating
from viva.store import journal
from viva.web.gym import Gym


@pytest.fixture(scope="session")
def whole(bench) -> Gym:
    """Read once: it takes a second."""
    return Gym.open(Pack.open([bundled()]), bench, lambda: None)


@pytest.fixture(name="gym")
def gym_to_plan(whole: Gym, settings, db, clock) -> Gym:
    """For the tests of a module that imports it, and `whole`."""
    settings.GYM = replace(whole, now=clock)
    return settings.GYM


def practise_today(gym: Gym, rating: Rating = Rating.GOOD) -> None:
    """Does what the plan says, at one go."""
    me, now = journal.local_owner(), gym.now()
    session = practice.todays_session(practice.standing(me, gym.shelf, now=now))
    for number, each in enumerate(session.activities):
        at = now + timedelta(seconds=number)
        practice.rate(me, each.thing.item, rating, at=at, seconds=60 * each.minutes)
