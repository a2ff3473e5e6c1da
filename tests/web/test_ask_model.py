"""A language model asked from the page of an answer: only where it is set up, switched on, and its button pressed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.answers.model_server import model_server, said_of
from viva import practice
from viva.answers import Endpoint, rubric_of
from viva.store import journal

from .reading import gym_to_read, text  # noqa: F401 (a fixture)

QUESTION = "/questions/softmax/temperature/"
ANSWER = "It divides the logits before the softmax is taken. I am not sure about the rest of it."
QUOTE = "divides the logits before the softmax"


@pytest.fixture
def rubric(gym):
    return rubric_of(gym.library.questions["softmax/temperature"])


def place(client, gym) -> str:
    """An answer that was just given."""
    client.post(QUESTION, {"text": ANSWER})
    given = practice.answers(journal.local_owner(), gym.library.questions["softmax/temperature"])
    return f"{QUESTION}answers/{given[-1].number}/"


def use(settings, gym, endpoint, client, *, on=True):
    settings.GYM = replace(gym, model=endpoint)
    if on:
        client.cookies["model"] = "yes"


def test_without_a_model_nothing_is_offered(client, gym):
    client.cookies["model"] = "yes"
    answer = place(client, gym)
    assert "Ask " not in text(client, answer)
    assert client.post(f"{answer}model").status_code == 404
    assert "compare my answers" not in text(client, "/settings/")


def test_it_is_off_until_it_is_switched_on(client, gym, settings):
    use(settings, gym, Endpoint("https://models.example/v1", "large"), client, on=False)
    answer = place(client, gym)
    assert "Ask large" not in text(client, answer)
    assert client.post(f"{answer}model").status_code == 404
    assert "leave this machine for models.example" in text(client, "/settings/")
    client.post("/settings/", {"theme": "system", "model": "yes"})
    page = text(client, answer)
    assert "Ask large" in page
    assert "leave this machine</strong> for models.example" in page


def test_what_it_finds_is_shown_kept_and_not_asked_for_again(client, gym, settings, rubric):
    reply = said_of(rubric, "missing", "", divides=("covered", QUOTE))
    with model_server(lambda _: reply) as server:
        use(settings, gym, server.endpoint, client)
        answer = place(client, gym)
        assert server.requests == []  # looking and answering send nothing
        assert "your answer stays here" in text(client, answer)
        shown = client.post(f"{answer}model", follow=True)
        assert shown.redirect_chain == [(f"{answer}#points", 303)]
        page = text(client, answer)
        text(client, answer)
    assert len(server.requests) == 1
    assert "Found by the model test-model" in page
    assert f"<q>{QUOTE}</q>" in page
    assert page.count(" checked") == 1


def test_both_are_shown_where_they_disagree(client, gym, settings, rubric):
    reply = said_of(rubric, "contradicted", "I am not sure about")
    with model_server(lambda _: reply) as server:
        use(settings, gym, server.endpoint, client)
        answer = place(client, gym)
        client.post(f"{answer}model")
    page = text(client, answer)
    assert "It says otherwise about more than half of the points" in page
    assert page.count("Without the model: ") == len(rubric.points)


def test_the_learners_ticks_win(client, gym, settings, rubric):
    with model_server(lambda _: said_of(rubric, "covered", QUOTE)) as server:
        use(settings, gym, server.endpoint, client)
        answer = place(client, gym)
        client.post(answer, {"covered": ["limits"]})
        client.post(f"{answer}model")
    page = text(client, answer)
    assert page.count(" checked") == 1
    assert "25 % of the key points" in page


def test_a_model_that_fails_leaves_what_there_was(client, gym, settings):
    with model_server(lambda _: "<script>alert(1)</script>") as server:
        use(settings, gym, server.endpoint, client)
        answer = place(client, gym)
        page = client.post(f"{answer}model", follow=True).content.decode()
    assert len(server.requests) == 2
    assert "The model gave nothing that can be used" in page
    assert "<script>alert" not in page
    assert "Found by the model" not in page


def test_what_a_model_says_is_shown_as_text(client, gym, settings, rubric):
    reply = said_of(rubric, "contradicted", "divides the logits before")
    reply["points"][0]["why"] = "<img src=x onerror=alert(1)>"
    with model_server(lambda _: reply) as server:
        use(settings, gym, server.endpoint, client)
        page = client.post(f"{place(client, gym)}model", follow=True).content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_an_answer_that_is_not_there_is_not_sent(client, gym, settings):
    with model_server(lambda _: {}) as server:
        use(settings, gym, server.endpoint, client)
        assert client.post(f"{QUESTION}answers/77/model").status_code == 404
        assert client.get(f"{place(client, gym)}model").status_code == 405
    assert server.requests == []


def test_an_empty_answer_has_no_button(client, gym, settings):
    use(settings, gym, Endpoint("http://localhost:1/v1", "m"), client)
    client.post(QUESTION, {"text": ""})
    given = practice.answers(journal.local_owner(), gym.library.questions["softmax/temperature"])
    assert "Ask m" not in text(client, f"{QUESTION}answers/{given[-1].number}/")


def test_a_list_question_says_how_many_are_enough(client, gym):
    client.post("/questions/softmax/uses/", {"text": "attention, language models, classifiers"})
    given = practice.answers(journal.local_owner(), gym.library.questions["softmax/uses"])
    answer = f"/questions/softmax/uses/answers/{given[-1].number}/"
    page = text(client, answer)
    assert "3 are enough" in page
    assert "weight 1" not in page
    client.post(answer, {"covered": ["attention", "language", "classifier", "policy"]})
    assert "100 % of what is needed" in text(client, answer)
