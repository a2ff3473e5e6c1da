"""The last 24 hours: what fits, what to look at, what to read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from viva import practice
from viva.recall.goal import Goal
from viva.recall.review import Rating
from viva.store import journal
from viva.web.last_day_page import read_hours
from viva.web.things import place_of

from .planning import gym_to_plan, whole  # noqa: F401 (fixtures)
from .reading import text


def test_the_tiers_come_in_the_order_of_their_urgency_then_the_conduct(client, gym):
    page = text(client, "/last-day/")
    order = ["Must know", "Should know", "System design", "By domain", "Before you go in"]
    places = [page.index(f"{each}") for each in order]
    assert places == sorted(places)
    for conduct in ("Ask back", "Do not bluff", "Check limiting cases", "A model before a metric"):
        assert conduct in page


def test_the_hours_that_are_left_decide_what_fits(client, gym):
    little, much = text(client, "/last-day/?hours=0.25"), text(client, "/last-day/?hours=12")
    assert "15 min to practise" in little and "720 min to practise" in much
    assert "If time is left" in little and "If time is left" not in much
    assert little.count('class="facts"') == much.count('class="facts"')  # all of it is listed, always


def test_without_hours_it_is_what_is_left_of_today(client, gym):
    practice.set_goal(journal.local_owner(), Goal(minutes=(45,) * 7), at=gym.now())
    assert "45 min to practise, left of today's plan" in text(client, "/last-day/").replace("&#x27;", "'")


@pytest.mark.parametrize("typed", ["x", "-1", "0", "25", "nan", "inf", "<b>"])
def test_what_is_no_number_of_hours_is_named(client, gym, typed):
    page = text(client, f"/last-day/?hours={typed}")
    assert "is no number of hours" in page and 'aria-invalid="true"' in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("typed", "hours"), [("6", 6.0), ("1,5", 1.5), ("24", 24.0), ("", None), ("1h", None)]
)
def test_hours_are_read_with_a_point_or_a_comma(typed, hours):
    assert read_hours(typed) == hours


def test_it_says_when_the_interview_is(client, gym):
    for days, said in ((0, ", today"), (1, ", tomorrow"), (2, ", in 2 days"), (-3, "the interview was on")):
        date = (gym.now() + timedelta(days=days)).date()
        practice.set_goal(journal.local_owner(), Goal(date=date), at=gym.now())
        assert said in text(client, "/last-day/"), days


def test_what_is_refreshed_leaves_the_list(client, gym):
    me = journal.local_owner()
    found = practice.last_day(me, gym.shelf, Goal(), minutes=600, now=gym.now())
    first = found.tiers[0].fits[0].thing
    link = f'href="{place_of(first)}"'
    assert link in text(client, "/last-day/").split("If time is left")[0]
    practice.rate(me, first.item, Rating.GOOD, at=gym.now(), seconds=60)
    listed = text(client, "/last-day/").split('<ol class="refresh">', 1)[1].split("<details", 1)[0]
    assert link not in listed


def test_formulas_are_closed_until_they_are_opened(client, gym):
    page = text(client, "/last-day/?hours=6")
    assert "for a last look" in page and '<details class="follow" open>' not in page
    assert 'href="?open=yes&amp;hours=6"' in page
    opened = text(client, "/last-day/?open=yes&hours=6")
    assert opened.count('<details class="follow" open>') == 4
    assert 'href="?hours=6"' in opened


def test_a_pack_without_such_lists_says_so(client, gym, settings):
    settings.GYM = replace(gym, shelf=replace(gym.shelf, paths=None))
    assert "no lists for the last day" in text(client, "/last-day/")
    assert "no checklists" in text(client, "/checklists/")
