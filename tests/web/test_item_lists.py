"""Where derivations and exercises are found: lists, topics, Today, search, notes."""

from __future__ import annotations

import pytest

from .deriving import DERIVATION, EXERCISE, EXPANDED, GOAL, GRADIENT, gym_to_derive  # noqa: F401
from .reading import text

TITLE = "Gradient of the least-squares loss"


@pytest.mark.parametrize(("address", "title"), [("/derivations/", TITLE), ("/exercises/", "F1 score")])
def test_a_list_has_level_time_and_state(client, gym, address, title):
    page = text(client, address)
    assert title in page
    assert "0 of 1 done" in page
    assert "New</span>" in page


def test_a_list_is_narrowed_by_words_level_topic_and_state(client, gym):
    for fits in ("q=gradient", "level=2", "topic=least-squares", "state=new", "q=GRADIENT+least&level=2"):
        assert TITLE in text(client, f"/derivations/?{fits}"), fits
    for misses in ("q=entropy", "level=1", "topic=probability", "state=solved"):
        page = text(client, f"/derivations/?{misses}")
        assert TITLE not in page, misses
        assert "No derivation is like that" in page


def test_a_filter_that_is_no_choice_counts_as_not_asked(client, gym):
    assert TITLE in text(client, "/derivations/?level=nine&state=sleepy")


def test_the_topic_and_today_lead_there_until_it_is_done(client, gym):
    for page in (text(client, "/topics/least-squares/"), text(client, "/today/")):
        assert DERIVATION in page
        assert EXERCISE in page
    client.post(DERIVATION, {"lines": "\n".join((EXPANDED, GRADIENT, GOAL))})
    assert "Done" in text(client, "/topics/least-squares/")
    assert DERIVATION not in text(client, "/today/")
    assert "1 of 1 done" in text(client, "/derivations/")


def test_search_finds_them_without_what_the_gate_closes(client, gym):
    assert DERIVATION in text(client, "/search/?q=weights+gradient")
    assert EXERCISE in text(client, "/search/?q=recall")
    assert DERIVATION not in text(client, "/search/?q=%22cross+terms%22")


def test_the_bar_leads_to_them_where_there_are_any(client, gym):
    page = text(client, "/history/")
    assert 'href="/derivations/"' in page
    assert 'href="/exercises/"' in page


def test_a_note_is_kept_and_found(client, gym):
    client.post("/notes/derivation/least-squares/gradient", {"text": "Mind the transpose."})
    assert "Mind the transpose." in text(client, DERIVATION)
    assert DERIVATION in text(client, "/notes/")


def test_the_level_is_hidden_from_who_wants_it_so(client, gym):
    client.cookies["blind"] = "yes"
    assert "<span>Mid</span>" not in text(client, "/derivations/") + text(client, DERIVATION)


def test_help_says_what_the_checker_can_and_cannot_do(client, gym):
    page = text(client, "/help/")
    for said in ("Could not decide", "Vectors are columns", "m × n", "leaves the value as it is"):
        assert said in page
