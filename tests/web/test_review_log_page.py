"""The log of reviews."""

from __future__ import annotations

from datetime import timedelta

from viva import practice
from viva.recall.review import Item, Rating
from viva.store import journal, memory

from .reading import text
from .reviewing import CARD, QUESTION, gym_to_review  # noqa: F401

LOG = "/reviews/log/"


def rated(gym, key, rating=Rating.GOOD, *, days=0):
    at = gym.now() - timedelta(days=days)
    return practice.rate(journal.local_owner(), Item.of(key), rating, at=at, seconds=60)


def counting():
    return [each.review.rating for each in memory.reviews(journal.local_owner())]


def test_the_latest_comes_first_with_what_was_predicted(client, gym):
    rated(gym, QUESTION, days=9)
    rated(gym, CARD, Rating.AGAIN, days=3)
    rated(gym, QUESTION, Rating.HARD)
    page = text(client, LOG)
    rows = page.split("<tr id=")[1:]
    assert ["Hard" in rows[0], "Again" in rows[1], "Good" in rows[2]] == [True] * 3
    assert " %</td>" in rows[0] and "–</td>" in rows[2]
    assert "<td>you</td>" in rows[0]


def test_what_a_verdict_said_is_told_apart(client, gym):
    client.post("/questions/softmax/temperature/", {"text": ""})
    assert "<td>verdict</td>" in text(client, LOG)


def test_a_rating_is_corrected(client, gym):
    number = rated(gym, QUESTION)
    reply = client.post(LOG, {"action": "correct", "rated": str(number), "rating": "1"}, follow=True)
    assert counting() == [Rating.AGAIN]
    last = memory.last_review(journal.local_owner())
    assert reply.redirect_chain == [(f"{LOG}#review-{last.number}", 303)]
    assert client.post(LOG, {"action": "correct", "rated": str(number), "rating": "9"}).status_code == 400
    client.post(LOG, {"action": "correct", "rated": str(number), "rating": "2"})
    assert counting() == [Rating.AGAIN]


def test_a_review_is_taken_back_and_put_back(client, gym):
    number = str(rated(gym, QUESTION))
    page = client.post(LOG, {"action": "undo", "rated": number}, follow=True).content.decode()
    assert "Taken back: What a temperature does, rated Good." in page
    assert counting() == []
    page = client.post(LOG, {"action": "put-back", "rated": number}, follow=True).content.decode()
    assert counting() == [Rating.GOOD]
    assert "Taken back" not in page


def test_what_the_pack_has_no_more_stays_in_the_log(client, gym):
    for key in ("problem:gone/away", "lesson:gone", "drill:gone/away"):
        rated(gym, key)
    page = text(client, LOG)
    assert "gone/away" in page
    assert 'href="/problems/gone' not in page


def test_an_empty_log_says_so_and_nonsense_is_refused(client, gym):
    assert "Nothing was reviewed yet" in text(client, LOG)
    assert client.post(LOG, {"action": "burn"}).status_code == 400
    assert client.post(LOG, {"action": "undo", "rated": "7"}).status_code == 303
