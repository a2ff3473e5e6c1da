"""A question answered in words, and compared."""

from __future__ import annotations

from viva import practice
from viva.practice import compared_answers as compared
from viva.store import journal

from .reading import gym_to_read, text  # noqa: F401 (a fixture)

QUESTION = "/questions/softmax/temperature/"


def given(gym):
    return practice.answers(journal.local_owner(), gym.library.questions["softmax/temperature"])


def test_the_model_answer_is_shown_beside_the_own_one_and_not_before(client, gym):
    assert "The order of the classes stays" not in text(client, QUESTION)
    reply = client.post(QUESTION, {"text": "It *divides* by $T$. <script>alert(1)</script>"}, follow=True)
    page = reply.content.decode()
    assert reply.redirect_chain == [(f"{QUESTION}answers/{given(gym)[0].number}/", 303)]
    assert "The order of the classes stays" in page
    assert "<em>divides</em>" in page
    assert "<script>alert" not in page


def test_key_points_are_ticked_and_weighed(client, gym):
    client.post(QUESTION, {"text": "It divides."})
    place = f"{QUESTION}answers/{given(gym)[0].number}/"
    assert "% of the key points" not in text(client, place)
    client.post(place, {"covered": ["divides", "limits", "<b>"]})
    page = text(client, place)
    assert "75 % of the key points" in page
    assert page.count(" checked") == 2
    assert "75 % of the key points" in text(client, QUESTION)


def test_one_may_say_that_one_does_not_know(client, gym):
    client.post(QUESTION, {})
    assert given(gym)[0].answer.text == ""
    assert "not known" in text(client, QUESTION)
    assert "You did not know yet" in text(client, f"{QUESTION}answers/{given(gym)[0].number}/")


def test_a_draft_is_kept(client, gym):
    reply = client.put(f"{QUESTION}draft", {"source": "It div\0"}, content_type="application/json")
    assert reply.status_code == 204
    assert "It div\ufffd</textarea>" in text(client, QUESTION)
    assert client.put(f"{QUESTION}draft", {"source": 3}, content_type="application/json").status_code == 400


def test_what_is_not_there_is_not_found(client, gym):
    assert client.get("/questions/softmax/nothing/").status_code == 404
    assert client.get(f"{QUESTION}answers/77/").status_code == 404


def test_the_list_and_the_topic_say_what_was_answered(client, gym):
    assert "0 of 2 answered" in text(client, "/questions/")
    client.post(QUESTION, {"text": "x"})
    assert "1 of 2 answered" in text(client, "/questions/")
    assert "Answered" in text(client, "/topics/softmax/")


def test_the_level_is_hidden_from_who_wants_it_so(client, gym):
    assert "<span>Mid</span>" in text(client, QUESTION)
    client.cookies["blind"] = "yes"
    assert "<span>Mid</span>" not in text(client, QUESTION)


def test_what_seems_covered_is_ticked_and_quoted_until_the_learner_says_otherwise(client, gym):
    client.post(QUESTION, {"text": "It divides the logits before the softmax. I forgot the rest."})
    place = f"{QUESTION}answers/{given(gym)[0].number}/"
    page = text(client, place)
    assert page.count(" checked") == 1
    assert "<q>It divides the logits before the softmax.</q>" in page
    assert "</span> Covered</span>" in page
    assert "</span> Missing</span>" in page
    assert given(gym)[0].covered is None  # nothing is kept before the learner has looked
    client.post(place, {"covered": ["order"]})
    page = text(client, place)
    assert page.count(" checked") == 1
    assert 'value="order" aria-describedby="found-2" checked' in page
    assert given(gym)[0].covered == {"order"}


def test_what_is_said_often_and_wrong_is_opened_where_it_seems_to_be_said(client, gym):
    client.post(QUESTION, {"text": "A higher temperature makes the model more accurate."})
    page = text(client, f"{QUESTION}answers/{given(gym)[0].number}/")
    assert "Possible contradiction, check" in page
    assert "Close to your words, check:" in page


def test_the_page_says_what_a_comparison_is_worth(client, gym):
    client.post(QUESTION, {"text": "x"})
    page = text(client, f"{QUESTION}answers/{given(gym)[0].number}/")
    assert "a checklist, not a mark. Never for ranking or hiring." in page


def test_without_the_encoder_the_page_says_that_it_is_weaker(client, gym, monkeypatch):
    monkeypatch.setattr(compared, "_encoder", lambda: None)
    client.post(QUESTION, {"text": "It divides the logits, said in words of my own."})
    page = text(client, f"{QUESTION}answers/{given(gym)[0].number}/")
    assert "By words only, which is weaker" in page


def test_a_quote_is_text_and_not_markup(client, gym):
    client.post(QUESTION, {"text": "It divides the logits before the softmax <script>alert(1)</script>"})
    page = text(client, f"{QUESTION}answers/{given(gym)[0].number}/")
    assert "<script>alert" not in page
