"""A lesson recalled with the book closed."""

from __future__ import annotations

import re

import pytest

from viva import practice
from viva.recall.review import Item, ItemKind, Rating
from viva.store import journal, memory

from .reading import text
from .reviewing import gym_to_review  # noqa: F401

RECALL = "/topics/softmax/lesson/recall/"
EVERYTHING = f"{RECALL}everything/"
POINTS = [
    "term:logit",
    "topic:entropy",
    "term:temperature",
    "objective:dl.softmax",
    "objective:dl.temperature",
]


def reviews():
    return memory.every_review(journal.local_owner(), Item(ItemKind.LESSON, "softmax"))


def ticked(page):
    return re.findall(r'value="([^"]+)" checked', page)


def write(client, written, place=EVERYTHING):
    """The address of the comparison."""
    return client.post(place, {"text": written})["Location"]


def test_the_lesson_leads_there_and_the_book_is_closed(client, gym):
    assert f'href="{RECALL}"' in text(client, "/topics/softmax/lesson/")
    page = text(client, RECALL)
    assert "Write down everything you remember" in page
    assert "logit" not in page
    assert text(client, EVERYTHING).count("<textarea") == 1


def test_what_seems_to_stand_there_is_ticked_and_corrected(client, gym, clock):
    text(client, RECALL)
    clock.passes(minutes=4)
    place = write(client, "*Logits* and temperature. <script>alert(1)</script>")
    page = text(client, place)
    assert ticked(page) == ["term:logit", "term:temperature"]
    assert "<em>Logits</em>" in page and "<script>alert" not in page
    assert "%" not in page.split("<fieldset")[0].split("What you wrote")[0]
    assert reviews() == ()
    reply = client.post(place, {"covered": [*POINTS, "<b>"]}, follow=True)
    assert reply.redirect_chain == [(f"{place}#points", 303)]
    page = reply.content.decode()
    assert ticked(page) == POINTS
    assert "100 % of 5: counts as Good, next in" in page
    (kept,) = reviews()
    assert (kept.review.rating, kept.review.seconds) == (Rating.GOOD, 240)
    assert "100 %" in text(client, RECALL)


def test_a_paused_clock_does_not_count(client, gym, clock):
    text(client, RECALL)
    clock.passes(minutes=4)
    client.post(EVERYTHING, {"text": "", "paused": "60"})
    assert reviews()[0].review.seconds == 180


def test_nothing_remembered_is_said_and_asked_again_soon(client, gym):
    page = text(client, write(client, "  "))
    assert "You remembered nothing." in page
    assert "0 % of 5: counts as Again" in page


def test_a_draft_is_kept(client, gym):
    reply = client.put(f"{EVERYTHING}draft", {"source": "Log\0"}, content_type="application/json")
    assert reply.status_code == 204
    assert "Log\ufffd</textarea>" in text(client, RECALL)
    assert client.put(f"{EVERYTHING}draft", {"source": 3}, content_type="application/json").status_code == 400


def test_an_explanation_is_compared_with_criteria_and_is_no_review(client, gym):
    place = f"{RECALL}explain/"
    assert "junior colleague" in text(client, place)
    found = write(client, "For example, two classes.", place)
    page = text(client, found)
    assert ticked(page) == ["example"]
    page = client.post(found, {"covered": ["example", "why"]}, follow=True).content.decode()
    assert "50 % of 4: kept, and no review." in page
    assert reviews() == ()


def test_a_pair_stays_the_same_pair(client, gym):
    reply = client.get(f"{RECALL}connect/")
    place = reply["Location"]
    assert reply.status_code == 303 and re.fullmatch(rf"{RECALL}connect-\d+/", place)
    asked = re.search(r"How do .* depend on each other", text(client, place))[0]
    assert asked in text(client, write(client, "Both.", place))


def test_a_lesson_that_changed_says_so(client, gym):
    place = write(client, "Logits")
    number = int(place.rstrip("/").rpartition("/")[2])
    answer = journal.answers(journal.local_owner(), "lesson:softmax")[number]
    assert (
        answer.digest
        == practice.sheet("everything", gym.library.lessons["softmax"], gym.catalogue, gym.library).digest
    )
    assert "was changed since" not in text(client, place)


@pytest.mark.parametrize(
    "place",
    [
        f"{RECALL}nothing/",
        f"{RECALL}connect-x/",
        f"{EVERYTHING}77/",
        "/topics/least-squares/lesson/recall/",
        "/topics/nothing/lesson/recall/connect/",
    ],
)
def test_what_is_not_there_is_not_found(client, gym, place):
    assert client.get(place).status_code == 404
