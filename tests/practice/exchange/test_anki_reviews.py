"""Reviews that were made in Anki."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest

from viva import practice
from viva.practice import ExchangeError
from viva.recall.review import Item, Rating
from viva.store import memory

from .anki_package import LATER, package, packed, reviewed
from .histories import NOW, somebody

pytestmark = pytest.mark.django_db
SOFTMAX = Item.of("card:softmax/softmax")
THEN = int((NOW - timedelta(days=3)).timestamp() * 1000)
DAY = 24 * 60 * 60 * 1000
GOOD = (THEN, 11, 3, 2500, 7000, 1)


def bring_in(learner: int, content: bytes) -> practice.BroughtIn:
    return practice.bring_in(learner, io.BytesIO(content), now=NOW)


def test_answers_become_reviews_by_hand():
    me = somebody()
    log = [GOOD, (THEN + DAY, 12, 1, 2300, 90_500, 1)]
    came = bring_in(me, package(anki2=reviewed(log)))
    assert (came.source.value, came.added, came.found) == ("a package of Anki", {"reviews": 2}, 2)
    first, second = memory.every_review(me, SOFTMAX)
    assert (first.review.rating, first.review.seconds) == (Rating.GOOD, 7.0)
    assert first.review.at == NOW - timedelta(days=3)
    assert (second.review.rating, second.review.seconds) == (Rating.AGAIN, 90.5)
    assert first.by_hand and first.predicted is None
    assert memory.card(me, SOFTMAX).reviews == 2


def test_the_same_package_again_adds_nothing_even_where_a_review_was_taken_back():
    me, content = somebody(), package(anki2=reviewed([GOOD]))
    bring_in(me, content)
    practice.undo(me, memory.last_review(me).number, at=NOW)
    assert bring_in(me, content).added == {}
    assert len(memory.reviews(me)) == 0


def test_what_is_no_answer_that_counts_is_left_out():
    log = [
        (THEN + 1, 11, 0, 2500, 0, 4),  # a date set by hand
        (THEN + 2, 11, 3, 0, 5000, 3),  # cramming
        (THEN + 3, 13, 3, 2500, 5000, 1),  # a note that is not ours
        (THEN + 4, 11, 9, 2500, 5000, 1),
        (THEN + 100 * DAY, 11, 3, 2500, 5000, 1),  # not yet
        (-5, 11, 3, 2500, 5000, 1),
    ]
    assert bring_in(somebody(), package(anki2=reviewed(log))).found == 0


def test_reviewing_ahead_counts():
    assert bring_in(somebody(), package(anki2=reviewed([(THEN, 11, 3, 2500, 5000, 3)]))).found == 1


def test_the_collection_is_taken_from_the_newest_file_that_is_there():
    dummy = reviewed([])
    assert bring_in(somebody(), package(anki2=dummy, anki21=reviewed([GOOD]))).found == 1
    newest = package(anki2=dummy, anki21b=packed(reviewed([GOOD], sql=LATER)))
    assert bring_in(somebody(), newest).found == 1


def test_where_the_newest_form_cannot_be_unpacked_anki_is_asked_for_the_older_one(monkeypatch):
    monkeypatch.setattr("viva.practice.exchange.anki_reviews._zstd", lambda: None)
    with pytest.raises(ExchangeError, match='tick "Support older Anki versions"'):
        bring_in(somebody(), package(anki2=reviewed([]), anki21b=packed(reviewed([GOOD]))))


def test_nothing_else_of_a_note_is_believed():
    for guid in ("viva:poem:a/b", "viva:problem:a/b", "viva:card:" + "a" * 400):
        assert bring_in(somebody(), package(anki2=reviewed([GOOD], guid=guid))).found == 0


@pytest.mark.parametrize(
    "collection",
    [
        b"",
        b"SQLite format 3\0" + bytes(200),
        reviewed([GOOD])[:5000],
        reviewed([GOOD], sql="drop table revlog"),
        reviewed([], sql="drop table revlog; create view revlog as select 1 as id"),
    ],
)
def test_a_collection_that_cannot_be_read_changes_nothing(collection):
    me = somebody()
    with pytest.raises(ExchangeError, match="Support older Anki versions"):
        bring_in(me, package(anki2=collection))
    assert len(memory.reviews(me)) == 0


def test_a_collection_without_an_end_is_given_up(monkeypatch):
    monkeypatch.setattr("viva.practice.exchange.anki_reviews.MOST_STEPS", 20)
    many = "insert into revlog select value + 9, 13, 0, 3, 1, 1, 1, 1, 1 from json_each('[%s]');"
    slow = reviewed([GOOD], sql=many % ",".join(map(str, range(20_000))))
    with pytest.raises(ExchangeError, match="interrupted"):
        bring_in(somebody(), package(anki2=slow))


def test_a_collection_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("viva.practice.exchange.anki_reviews.MOST_BYTES", 10_000)
    for content in (package(anki2=reviewed([GOOD])), package(anki21b=packed(reviewed([GOOD])))):
        with pytest.raises(ExchangeError, match=r"at most|more than"):
            bring_in(somebody(), content)


def test_a_damaged_collection_is_said_to_be_damaged():
    with pytest.raises(ExchangeError, match="damaged"):
        bring_in(somebody(), package(anki21b=packed(reviewed([GOOD]))[:300]))
    with pytest.raises(ExchangeError, match="damaged"):
        bring_in(somebody(), package(anki21b=b"no such thing"))
