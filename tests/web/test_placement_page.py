"""The placement on a page: one question at a time, with a formula to check oneself by, and a way out at any time."""

from __future__ import annotations

import re

from viva import practice
from viva.recall.review import ItemKind
from viva.store import journal, memory
from viva.web.placement_page import check_of

from .planning import gym_to_plan as gym_to_plan
from .planning import whole  # noqa: F401
from .reading import text

PLACEMENT = "/placement/"


def objective(page: str) -> str:
    return re.search(r'name="objective" value="([^"]+)"', page)[1]


def say(client, answer: str):
    return client.post(PLACEMENT, {"objective": objective(text(client, PLACEMENT)), "answer": answer})


def placed() -> dict[str, str]:
    return dict(memory.placed(journal.local_owner()))


def test_it_asks_for_one_objective_with_something_concrete(client, gym):
    page = text(client, PLACEMENT)
    asked = practice.placement_question(journal.local_owner(), gym.shelf, now=gym.now())
    assert objective(page) == asked.objective.id
    assert "1 of about 20" in page
    assert gym.catalogue.topics[asked.objective.topic].title in page
    assert ("For example" in page) == (asked.example != asked.check)
    assert ("Show the answer" in page) == (asked.check is not None)
    assert "Take back" not in page


def test_an_answer_leads_to_the_next_question(client, gym):
    first = objective(text(client, PLACEMENT))
    reply = say(client, "yes")
    assert (reply.status_code, reply.headers["Location"]) == (303, f"{PLACEMENT}#question")
    page = text(client, PLACEMENT)
    assert objective(page) != first
    assert "2 of about 20" in page
    assert placed() == {first: "yes"}


def test_the_last_answer_is_taken_back(client, gym):
    first = objective(text(client, PLACEMENT))
    say(client, "no")
    assert "Take back the last answer" in text(client, PLACEMENT)
    assert client.post(PLACEMENT, {"answer": "back"}).status_code == 303
    assert objective(text(client, PLACEMENT)) == first
    assert placed() == {}


def test_the_rest_is_skipped_and_the_map_comes(client, gym):
    say(client, "partly")
    reply = client.post(PLACEMENT, {"answer": "skip"})
    assert (reply.status_code, reply.headers["Location"]) == (303, "/map/?placed=yes")
    page = text(client, reply.headers["Location"])
    assert "From your answers: about" in page
    assert 'href="/placement/"' not in page
    assert "2 of about 20" in text(client, PLACEMENT)


def test_after_twenty_answers_the_map_comes_by_itself(client, gym):
    for number in range(20):
        assert say(client, ("yes", "no")[number % 2]).status_code == 303
    reply = client.get(PLACEMENT)
    assert (reply.status_code, reply.headers["Location"]) == (303, "/map/?placed=yes")
    assert "The map knows 20 answers of yours" in text(client, "/map/?placed=yes")


def test_what_is_no_answer_is_said_and_not_kept(client, gym):
    reply = say(client, "<b>maybe")
    assert reply.status_code == 422
    assert "Choose one of the answers" in reply.content.decode()
    assert client.post(PLACEMENT, {"objective": "no.where", "answer": "yes"}).status_code == 404
    assert placed() == {}


def test_a_formula_is_there_to_check_oneself_by(gym):
    exercise = next(each for each in gym.shelf.things.values() if each.item.kind is ItemKind.EXERCISE)
    check = check_of(gym.library, exercise)
    assert check.ask == gym.library.exercises[exercise.item.id].ask
    assert check.formula == gym.library.exercises[exercise.item.id].formula
    assert check_of(gym.library, None) is None
