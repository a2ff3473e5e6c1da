"""Checklists on pages: ticked by evidence that is named, honest about what nothing can show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from viva import practice
from viva.recall.goal import Goal
from viva.recall.review import Item, Rating
from viva.store import journal
from viva.web.evidence_words import when

from .planning import whole  # noqa: F401 (a fixture)
from .reading import text

ROLE = "/checklists/role-research-scientist/"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


ASKED = frozenset({"rl.bellman-equations", "linalg.svd"})


@pytest.fixture(name="gym")
def gym_with_gaps(whole, settings, db, clock):  # noqa: F811
    """The bundled pack with a few of its items, so that what is missing stays missing however the pack grows."""
    things = {key: each for key, each in whole.shelf.things.items() if not ASKED.isdisjoint(each.objectives)}
    settings.GYM = replace(whole, now=clock, shelf=replace(whole.shelf, things=things))
    return settings.GYM


@pytest.fixture
def bellman(gym) -> Item:
    return next(each.item for each in gym.shelf.things.values() if "rl.bellman-equations" in each.objectives)


def rate(item, rating, at):
    practice.rate(journal.local_owner(), item, rating, at=at, seconds=60)


def test_the_list_of_the_own_role_comes_first(client, gym):
    page = text(client, "/checklists/")
    assert "Your role" not in page
    assert page.index(">For every role</h2>") < page.index(">By role</h2>") < page.index(ROLE)
    practice.set_goal(journal.local_owner(), Goal(role="research-scientist"), at=gym.now())
    page = text(client, "/checklists/")
    assert page.index(">Your role</h2>") < page.index(ROLE) < page.index(">For every role</h2>")
    assert page.count(ROLE) == 1


def test_every_list_is_there_with_what_is_ticked_of_it(client, gym, bellman):
    page = text(client, "/checklists/")
    for id in gym.shelf.paths.checklists:
        assert f'href="/checklists/{id}/"' in page, id
    assert "1 of 8" not in page
    rate(bellman, Rating.GOOD, gym.now())
    page = text(client, "/checklists/")
    assert '<progress value="1" max="8" aria-label="Ticked: Research scientist">1 of 8</progress>' in page


def test_an_item_says_what_ticked_it_and_what_it_faded_from(client, gym, bellman, clock):
    page = text(client, ROLE)
    assert "0 of 8 ticked" in page and "Nothing passed yet." in page
    assert "prove it: <a" in page
    rate(bellman, Rating.GOOD, gym.now() - timedelta(days=2))
    page = text(client, ROLE)
    assert "1 of 8 ticked" in page and "2 days ago" in page and "recall now 9" in page
    assert "> Ticked</span>" in page
    rate(bellman, Rating.AGAIN, gym.now())
    page = text(client, ROLE)
    assert "not recalled today" in page and "do again: <a" in page and "> Faded</span>" in page


def test_what_nothing_asks_is_said_and_conduct_is_only_read(client, gym):
    page = text(client, ROLE)
    assert "5 cannot be ticked yet" in page and "2 only to read" in page
    assert "Nothing in this pack asks it yet." in page
    assert (
        page.count("> Not all asked</span>") == 2
    )  # of the singular value decomposition; and what the sign means
    assert "tried with people" in page
    assert "Any one of these is enough." in page


def test_there_is_nothing_to_click_that_ticks(client, gym):
    for address in ("/checklists/", ROLE):
        page = text(client, address)
        assert "checkbox" not in page and "<form" not in page and "<button" not in page.split("<main")[1]
    assert client.post(ROLE).status_code == 405


def test_what_is_not_there_is_not_found(client, gym):
    assert client.get("/checklists/nothing/").status_code == 404


def test_groups_have_headings(client, gym):
    page = text(client, "/checklists/math-quick-review/")
    assert page.index("<h2>Linear algebra</h2>") < page.index("<h2>Information theory</h2>")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (14, "14 days ago"),
        (15, "on 14 February"),
        (100, "on 21 November 2025"),
    ],
)
def test_a_day_is_said_as_people_say_it(days, words):
    assert when(NOW - timedelta(days=days), NOW) == words
