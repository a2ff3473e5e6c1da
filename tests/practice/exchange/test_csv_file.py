"""Tables for a spreadsheet."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva import practice
from viva.content.catalogue import Catalogue
from viva.content.verdict import Verdict
from viva.judge.judgement import Judgement
from viva.practice.exchange.csv_file import _cell
from viva.recall.review import Item, Rating, Review
from viva.recall.shelf import Shelf, Thing
from viva.store import journal, memory
from viva.store.entries import Face, Submission

from .histories import NOW, somebody

ITEM = Item.of("problem:algebra/inverse")
SHELF = Shelf(Catalogue({}, {}), None, {ITEM.key: Thing(ITEM, '=HYPERLINK("x"), "quoted"', ("a",), 1, 5.0)})


def read(lines) -> list[dict[str, str]]:
    return list(csv.DictReader("".join(lines).splitlines(keepends=True)))


@pytest.mark.django_db
def test_reviews_that_count_are_lines_with_titles_and_times_in_utc():
    me = somebody()
    memory.append_review(me, Review(ITEM, Rating.HARD, NOW, 90.5, 0.75), predicted=0.5, by_hand=True)
    gone = memory.append_review(me, Review(ITEM, Rating.GOOD, NOW, 9.0), predicted=None, by_hand=False)
    memory.undo_review(gone, at=NOW, by_hand=True)
    assert read(practice.reviews_csv(me, SHELF)) == [
        {
            "item": "problem:algebra/inverse",
            "title": '\'=HYPERLINK("x"), "quoted"',
            "rating": "Hard",
            "at": "2026-03-01T12:00:00+00:00",
            "seconds": "90.5",
            "confidence": "0.75",
            "predicted": "0.5",
            "by_hand": "yes",
        }
    ]


@pytest.mark.django_db
def test_submissions_are_lines_too():
    me = somebody()
    judgement = Judgement("algebra/inverse", "digest", Verdict.WRONG_ANSWER)
    journal.append_submission(me, Submission("x", judgement, NOW, 5.0, Face.CLI))
    [line] = read(practice.submissions_csv(me, SHELF))
    assert (line["item"], line["verdict"], line["face"]) == (ITEM.key, "wrong answer", "cli")
    assert line["confidence"] == ""


@pytest.mark.django_db
def test_without_anything_there_are_heads():
    assert list(practice.reviews_csv(somebody(), SHELF)) == [
        "item,title,rating,at,seconds,confidence,predicted,by_hand\r\n"
    ]


@given(st.text(), st.sampled_from("=+-@\t\r\n"))
def test_no_cell_begins_like_a_program(text, sign):
    assert _cell(sign + text) == f"'{sign}{text}"
    assert str(_cell(text))[:1] not in tuple("=+-@\t\r\n")
