"""Today's session and the plan, as pages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from viva import practice
from viva.recall.goal import Goal
from viva.recall.review import Rating
from viva.store import journal

from .planning import gym_to_plan as gym_to_plan
from .planning import practise_today, whole  # noqa: F401

FIELDS = {f"minutes-{number}": "45" for number in range(7)} | {
    "date": "2026-04-10",
    "level": "2",
    "role": "",
    "company": "",
    "order": "",
    "review-day": "6",
    "part-formula": "10",
    "part-derive": "20",
    "part-implement": "20",
    "part-question": "10",
}


def text(client, address: str, status: int = 200) -> str:
    page = client.get(address)
    assert page.status_code == status
    return page.content.decode()


def keep(client, **changed: object):
    return client.post("/plan/", FIELDS | changed)


def test_today_is_a_session_with_reasons(client, gym):
    page = text(client, "/today/")
    assert "60 min meant for practice" in page
    assert re.search(r"Formulas <span class=\"count\">\d+ min", page)
    assert "<span>new</span>" in page
    assert re.search(r"of what is asked|opens \d+ objectives|next in order", page)
    assert "set your date and your minutes" in page


def test_what_is_done_moves_to_the_end(client, gym, clock):
    practise_today(gym, Rating.HARD)
    clock.passes(hours=1)
    page = text(client, "/today/")
    assert "Done today" in page
    assert "◐</span> Hard" in page


def test_a_free_day_says_so(client, gym, clock):
    keep(client, **{f"minutes-{clock.now.weekday()}": "0"})
    assert "Today is free." in text(client, "/today/")


def test_a_goal_is_kept_and_shown_again(client, gym):
    answer = keep(client, role="complete", topics=["probability", "linear-algebra", "none such"])
    assert answer.status_code == 303
    page = text(client, answer.headers["Location"])
    assert "40 days to the interview on Friday 10 April." in page
    assert 'value="2026-04-10"' in page
    assert '<option value="complete" selected>' in page
    found = practice.goal(journal.local_owner())
    assert found == Goal(
        date=date(2026, 4, 10),
        minutes=(45,) * 7,
        role="complete",
        topics=("linear-algebra", "probability"),
        level=found.level,
        review_day=6,
    )
    assert found.level.value == 2


def test_the_plan_may_decide_by_itself(client, gym):
    keep(client, free="yes")
    assert practice.goal(journal.local_owner()).routine == ()
    assert 'name="free" value="yes" checked' in text(client, "/plan/")


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("date", "tomorrow", "no date"),
        ("minutes-2", "many", "Wednesday"),
        ("minutes-2", "601", "from 0 to 600"),
        ("role", "wizard", "no role"),
        ("company", "x", "no employer"),
        ("level", "9", "Choose a level"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(client, gym, field, value, why):
    page = client.post("/plan/", FIELDS | {field: value})
    assert page.status_code == 422
    body = page.content.decode()
    assert why in body
    assert "Nothing was changed." in body
    assert 'value="2026-04-10"' in body or field == "date"
    assert practice.goal(journal.local_owner()) is None


def test_a_week_without_a_minute_is_refused(client, gym):
    page = client.post("/plan/", FIELDS | {f"minutes-{number}": "0" for number in range(7)})
    assert "at least one day" in page.content.decode()


def test_the_calendar_has_the_past_the_days_to_come_and_the_interview(client, gym, clock):
    practise_today(gym)
    keep(client)
    clock.passes(days=1)
    page = text(client, "/plan/")
    assert re.search(r'class="past">\d+<span class="visually-hidden"> minutes done', page)
    assert 'aria-current="date"' in page
    assert "<strong>interview</strong>" in page
    assert '45<span class="visually-hidden"> minutes meant' in page
    assert 'title="review day: nothing new"' in page


def test_the_next_days_are_named(client, gym):
    keep(client)
    assert "Monday 2 March" not in text(client, "/plan/")
    page = text(client, "/plan/?days=6")
    assert "Monday 2 March" in page
    assert "Saturday 7 March" in page


def test_what_to_expect_is_said_with_its_interval(client, gym):
    page = text(client, "/plan/")
    assert re.search(r"<strong>\d+ %</strong> of the marks", page)
    assert re.search(r"between \d+ and \d+ % nine times in ten", page)


def test_an_interview_that_is_over_is_said_to_be(client, gym, clock):
    keep(client)
    clock.passes(days=60)
    assert "The interview was on Friday 10 April." in text(client, "/plan/")
    assert text(client, "/today/")


def test_what_a_learner_types_is_escaped(client, gym):
    page = client.post("/plan/", FIELDS | {"date": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page
