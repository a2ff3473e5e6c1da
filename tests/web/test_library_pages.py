"""Formula cards and words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viva.content.course import Course
from viva.content.library import Library

from .reading import gym_to_read, text  # noqa: F401 (a fixture)


def test_a_card_hides_its_formula_until_it_is_asked_for(client, gym):
    page = text(client, "/topics/softmax/formulas/")
    assert '<details class="follow card" id="softmax"><summary>Softmax with a temperature</summary>' in page
    assert "katex-display" in page
    assert "def check" not in page
    assert '<details class="follow card" id="softmax-softmax" open>' in text(client, "/formulas/?open=yes")


def test_all_cards_are_shown_by_topic(client, gym):
    assert 'href="/topics/softmax/formulas/">Softmax and temperature</a>' in text(client, "/formulas/")
    assert "no formula cards here yet" in text(client, "/topics/entropy/formulas/")
    assert client.get("/topics/nothing/formulas/").status_code == 404


def test_a_word_says_where_it_is_used(client, gym):
    page = text(client, "/glossary/")
    assert page.index('id="logit"') < page.index('id="temperature"')
    assert "katex" in page


def test_tabs_lead_only_where_there_is_something(client, gym, settings):
    assert ">Formulas</a>" in text(client, "/glossary/")
    assert ">Glossary</a>" in text(client, "/history/")
    settings.GYM = replace(gym, library=Library())
    page = text(client, "/glossary/")
    assert ">Formulas</a>" not in page
    assert ">Questions</a>" not in page
    assert ">Glossary</a>" not in page
    assert "defines words yet" in page


@pytest.mark.parametrize(
    ("query", "kind", "address"),
    [
        ("undecided", "Lesson", "/topics/softmax/lesson/"),
        ("leave alone", "Question", "/questions/softmax/temperature/"),
        ("softmax temperature", "Formula", "/topics/softmax/formulas/#softmax"),
        ("logits divided", "Word", "/glossary/#temperature"),
    ],
)
def test_everything_can_be_found(client, gym, query, kind, address):
    found = client.get("/api/search", {"q": query}).json()
    assert (kind, address) in [(each["kind"], each["address"]) for each in found]


def test_a_model_answer_cannot_be_found(client, gym):
    assert client.get("/api/search", {"q": "sharpens towards the largest"}).json() == []


def test_today_says_what_to_read_and_what_to_say_in_words(client, gym, settings):
    course = Course("all", "All", ("softmax", "entropy"))
    settings.GYM = replace(gym, courses=(course,))
    page = text(client, "/today/")
    assert '<a href="/topics/softmax/lesson/">Softmax and temperature</a>' in page
    assert '<a href="/questions/softmax/temperature/">' in page
    text(client, "/topics/softmax/lesson/")
    assert '<a href="/topics/entropy/lesson/">Entropy</a>' in text(client, "/today/")
    assert "opened before" in text(client, "/topics/softmax/")
