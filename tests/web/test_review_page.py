"""Reviews: a prompt, its answer, how it went."""

from __future__ import annotations

from datetime import timedelta

import pytest

from viva import practice
from viva.recall.goal import Goal
from viva.recall.review import Item, Rating
from viva.store import journal, memory

from .reading import text
from .reviewing import CARD, DERIVATION, EXERCISE, QUESTION, REVIEWS, fields, gym_to_review  # noqa: F401

DAY = timedelta(days=1)


def rated(gym, key, rating=Rating.AGAIN, *, days=5):
    return practice.rate(journal.local_owner(), Item.of(key), rating, at=gym.now() - days * DAY, seconds=60)


def reviews(key):
    return memory.every_review(journal.local_owner(), Item.of(key))


def rate(client, page, rating, **more):
    return client.post(REVIEWS, fields(page) | {"rating": str(int(rating))} | more, follow=True)


def test_what_is_due_is_asked_and_the_answer_is_folded_away(client, gym):
    rated(gym, QUESTION)
    page = text(client, REVIEWS)
    prompt, answer = page.split('<details class="reveal">')
    assert "1 of 1" in prompt
    assert "What does a temperature" in prompt
    assert "recall now" in prompt and "due since 25 February" in prompt
    assert "The order of the classes stays" not in prompt
    assert "The order of the classes stays" in answer
    assert "It leaves the order of the classes alone" in answer
    for key, words in enumerate(("Again", "Hard", "Good", "Easy"), start=1):
        assert f'data-shortcut="{key}" data-shortcut-name="Rate it {words}"' in answer
    assert answer.count("next in") == 4


@pytest.mark.parametrize(
    ("key", "shown"),
    [(CARD, "softmax"), (EXERCISE, "Common mistakes"), (QUESTION, "Key points")],
)
def test_every_kind_has_its_answer(client, gym, key, shown):
    page = text(client, f"{REVIEWS}?item={key}")
    assert shown in page.split('<details class="reveal">')[1]
    assert fields(page)["item"] == key


def test_a_rating_is_kept_with_its_time_and_leads_to_the_next(client, gym, clock):
    rated(gym, QUESTION, days=9)
    rated(gym, EXERCISE)
    page = text(client, REVIEWS)
    clock.passes(seconds=42)
    reply = rate(client, page, Rating.GOOD, confidence="0.75")
    (_, kept) = reviews(QUESTION)
    assert (kept.review.rating, kept.review.seconds, kept.review.confidence) == (Rating.GOOD, 42, 0.75)
    assert kept.by_hand and kept.predicted is not None
    assert reply.redirect_chain == [(f"{REVIEWS}?rated={kept.number}", 303)]
    page = reply.content.decode()
    assert "Rated <b>Good</b>, due again in" in page
    assert "2 of 2" in page
    assert fields(page)["item"] == EXERCISE


def test_sent_twice_is_rated_once(client, gym):
    rated(gym, QUESTION)
    page = text(client, REVIEWS)
    rate(client, page, Rating.GOOD)
    rate(client, page, Rating.GOOD)
    assert len(reviews(QUESTION)) == 2


def test_undo_takes_it_back_and_shows_it_again(client, gym):
    rated(gym, QUESTION)
    rate(client, text(client, REVIEWS), Rating.EASY)
    number = reviews(QUESTION)[-1].number
    reply = client.post(REVIEWS, {"action": "undo", "rated": str(number)}, follow=True)
    page = reply.content.decode()
    assert fields(page)["item"] == QUESTION
    assert "Rated <b>" not in page
    assert reviews(QUESTION)[-1].undone
    assert "Rated <b>" not in text(client, f"{REVIEWS}?rated={number}")
    rate(client, page, Rating.HARD)
    assert [each.undone for each in reviews(QUESTION)] == [False, True, False]


def test_buried_until_tomorrow_or_set_aside_for_good_and_taken_up_again(client, gym, clock):
    rated(gym, QUESTION)
    sent = fields(text(client, REVIEWS))
    page = client.post(REVIEWS, sent | {"action": "bury"}, follow=True).content.decode()
    assert "Set aside until tomorrow: What a temperature does" in page
    assert "Nothing left to review" in page
    clock.passes(days=1)
    page = text(client, REVIEWS)
    assert fields(page)["item"] == QUESTION
    page = client.post(REVIEWS, fields(page) | {"action": "aside"}, follow=True).content.decode()
    assert "for good" in page
    clock.passes(days=9)
    assert "Nothing left to review" in text(client, REVIEWS)
    page = client.post(REVIEWS, {"action": "resume", "item": QUESTION}, follow=True).content.decode()
    assert fields(page)["item"] == QUESTION
    assert "Set aside</h2>" not in page


def test_a_leech_is_told_other_ways_in(client, gym):
    rated(gym, CARD, Rating.GOOD, days=60)
    for days in range(54, 0, -9):
        rated(gym, CARD, days=days)
    page = text(client, f"{REVIEWS}?item={CARD}")
    assert "Forgotten 6 times: another way in helps more than another review." in page
    assert "/topics/softmax/lesson/" in page
    assert "Set it aside" in page


def test_minutes_that_are_used_up_can_be_overdrawn(client, gym):
    learner = journal.local_owner()
    practice.set_goal(learner, Goal(minutes=(2,) * 7), at=gym.now())
    for key in (QUESTION, CARD):
        rated(gym, key)
    page = text(client, REVIEWS)
    assert "1 more is due, beyond the minutes of today" in page
    page = text(client, f"{REVIEWS}?all=yes")
    assert "1 of 2" in page
    reply = rate(client, page, Rating.GOOD)
    assert reply.redirect_chain[0][0].startswith(f"{REVIEWS}?all=yes&rated=")


def test_what_a_verdict_rates_is_listed_below_and_can_be_begun_anew(client, gym):
    rated(gym, DERIVATION)
    rated(gym, "lesson:softmax")
    page = text(client, REVIEWS)
    assert "Nothing left to review" in page
    assert "Also for today" in page
    assert "/derivations/least-squares/gradient/again" in page
    assert "/topics/softmax/lesson/recall/" in page


def test_at_the_end_one_may_see_whether_there_is_time_for_more(client, gym):
    rated(gym, QUESTION)
    page = rate(client, text(client, REVIEWS), Rating.GOOD).content.decode()
    assert "About 60 minutes of today are left" in page
    assert f'<a href="{REVIEWS}">see whether there is more to review</a>' in page


def test_nothing_due_says_where_to_go(client, gym):
    page = text(client, REVIEWS)
    assert "Nothing left to review" in page
    assert '<a href="/today/">what else today holds</a>' in page


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"rating": "3"},
        {"rating": "9", "seen": "x"},
        {"action": "dance"},
        {"action": "bury"},
        {"action": "aside", "item": "nothing"},
        {"action": "resume", "item": "spell:a/b"},
    ],
)
def test_what_is_not_of_our_making_is_refused(client, gym, sent):
    assert client.post(REVIEWS, sent).status_code == 400
    assert memory.reviews(journal.local_owner()) == ()


def test_a_sight_of_something_else_is_not_believed(client, gym):
    sent = fields(text(client, f"{REVIEWS}?item={CARD}"))
    sent["seen"] = sent["seen"][:-3] + "abc"
    assert client.post(REVIEWS, sent | {"rating": "3"}).status_code == 400


def test_addresses_that_name_nothing_show_the_queue(client, gym):
    for query in (
        "item=no",
        "item=problem:a/b",
        "rated=x",
        "rated=99999999999999999999",
        "rated=7",
        "aside=x",
    ):
        assert "Nothing left to review" in text(client, f"{REVIEWS}?{query}")
