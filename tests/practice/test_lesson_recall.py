"""A lesson recalled with the book closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva import practice
from viva.content.pack import Pack
from viva.practice.concepts import said
from viva.practice.wording import occurs, stems
from viva.recall.review import Item, ItemKind, Rating
from viva.store import journal, memory

pytestmark = pytest.mark.django_db
PACK = Pack.open([Path(__file__).parents[1] / "packs/reading"])
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LESSON = Item(ItemKind.LESSON, "softmax")
GOOD = "Logits are divided by a TEMPERATURE; the entropy grows with it."


def sheet(name="everything", topic="softmax"):
    return practice.sheet(name, PACK.library.lessons[topic], PACK.catalogue, PACK.library)


@pytest.fixture
def learner():
    return journal.local_owner()


def after(minutes):
    return NOON + timedelta(minutes=minutes)


def write(learner, text, minutes=5.0, found=None):
    return practice.recall(learner, found or sheet(), text, at=after(minutes))


def reviews(learner):
    return [each for each in memory.reviews(learner) if each.review.item == LESSON]


def test_the_list_is_what_the_lesson_links_to_and_its_objectives(learner):
    found = sheet()
    assert [(point.id, point.text) for point in found.points] == [
        ("term:logit", "logit"),
        ("topic:entropy", "Entropy"),
        ("term:temperature", "temperature"),
        ("objective:dl.softmax", "Write down the softmax with a temperature."),
        ("objective:dl.temperature", "Explain what a temperature does to a softmax."),
    ]


def test_what_seems_to_be_there_is_ticked_before_and_only_that(learner):
    number = write(learner, GOOD)
    (found,) = practice.recalled(learner, sheet())
    assert (found.number, found.covered, found.share(sheet())) == (number, None, None)
    assert found.ticked(sheet()) == {"term:logit", "topic:entropy", "term:temperature"}
    assert said(sheet().points, "The temperatured logistic; entropyless") == frozenset()


def test_nothing_counts_before_the_learner_has_compared(learner):
    practice.open_recall(learner, sheet(), at=NOON)
    number = write(learner, GOOD, minutes=5)
    assert reviews(learner) == []
    practice.check_recall(
        learner, sheet(), number, [point.id for point in sheet().points[:4]] + ["no such"], at=after(6)
    )
    (kept,) = reviews(learner)
    assert (kept.review.rating, kept.review.at, kept.review.seconds) == (Rating.HARD, after(5), 300)
    (found,) = practice.recalled(learner, sheet())
    assert found.share(sheet()) == 0.8
    assert practice.review_of(learner, sheet(), found) == kept


def test_ticks_that_are_corrected_correct_the_review_and_a_rating_by_hand_stays(learner):
    number, every = write(learner, GOOD), [point.id for point in sheet().points]
    practice.check_recall(learner, sheet(), number, every, at=after(6))
    assert [each.review.rating for each in reviews(learner)] == [Rating.GOOD]
    practice.check_recall(learner, sheet(), number, every[:1], at=after(7))
    assert [each.review.rating for each in reviews(learner)] == [Rating.AGAIN]
    practice.correct(learner, reviews(learner)[0].number, Rating.EASY, at=after(8))
    practice.check_recall(learner, sheet(), number, every, at=after(9))
    assert [each.review.rating for each in reviews(learner)] == [Rating.EASY]


def test_who_remembers_nothing_has_recalled_nothing(learner):
    write(learner, " \n ")
    (found,) = practice.recalled(learner, sheet())
    assert (found.share(sheet()), reviews(learner)[0].review.rating) == (0, Rating.AGAIN)


def test_an_answer_to_an_older_list_keeps_its_review(learner):
    number = write(learner, GOOD)
    practice.check_recall(learner, sheet(), number, [point.id for point in sheet().points], at=after(6))
    longer = replace(sheet(), points=(*sheet().points, *(practice.Point(f"x{n}", "x") for n in range(9))))
    second = practice.recall(learner, longer, GOOD, at=after(60))
    practice.check_recall(learner, longer, second, ["x1"], at=after(61))
    assert [each.review.rating for each in reviews(learner)] == [Rating.GOOD, Rating.AGAIN]


def test_the_clock_begins_with_the_first_visit_after_an_answer(learner):
    practice.open_recall(learner, sheet(), at=NOON)
    assert practice.open_recall(learner, sheet(), at=after(3)).at == NOON
    write(learner, "x", minutes=5)
    assert practice.open_recall(learner, sheet(), at=after(60)).at == after(60)


def test_a_draft_is_kept_until_it_is_handed_in(learner):
    practice.save_recall_draft(learner, sheet(), "Log", at=NOON)
    assert practice.recall_draft(learner, sheet()) == "Log"
    assert practice.recall_draft(learner, sheet("explain")) == ""
    write(learner, GOOD)
    assert practice.recall_draft(learner, sheet()) == ""


def test_an_explanation_has_criteria_and_is_no_review(learner):
    found = sheet("explain")
    assert [point.id for point in found.points] == ["example", "jargon", "why", "limit"]
    assert "(logit, temperature)" in found.points[1].text
    number = write(learner, "Say, for example, two classes: because of the exponential ...", found=found)
    (given,) = practice.recalled(learner, found)
    assert given.ticked(found) == {"example", "why"}
    practice.check_recall(learner, found, number, ["example", "why", "limit"], at=after(6))
    (given,) = practice.recalled(learner, found)
    assert (given.share(found), reviews(learner), practice.recalled(learner, sheet())) == (0.75, [], ())
    assert practice.review_of(learner, found, given) is None


def test_two_concepts_are_connected_the_same_two_for_the_same_seed(learner):
    pairs = {tuple(point.text for point in sheet(f"connect-{seed}").points[:2]) for seed in range(60)}
    assert len(pairs) == 4 * 3
    assert sheet("connect-7") == sheet("connect-7")
    assert sheet("connect-7").points[0].text in sheet("connect-7").ask
    assert sheet("connect-7", "entropy") is not None


@pytest.mark.parametrize("name", ["", "connect", "connect-1000", "connect--1", "nothing"])
def test_other_names_ask_nothing(name):
    assert sheet(name) is None


def test_two_concepts_take_two_concepts():
    lonely = replace(PACK.library.lessons["entropy"], links=())
    assert practice.sheet("connect-7", lonely, PACK.catalogue, PACK.library) is None
    assert practice.sheet("everything", lonely, PACK.catalogue, PACK.library).points[0].id.startswith("obj")


def test_a_comparison_of_what_was_never_written_is_refused(learner):
    with pytest.raises(LookupError):
        practice.check_recall(learner, sheet(), 77, [], at=NOON)


LETTERS = st.characters(categories=["Ll", "Lu", "Nd"], max_codepoint=0xFF, exclude_characters="µß")
WORD = st.text(LETTERS, min_size=1, max_size=12)


@given(name=st.lists(WORD, min_size=1, max_size=3), around=st.lists(WORD, max_size=3))
def test_a_name_is_found_wherever_it_stands_in_any_case(name, around):
    text = " ".join([*around, *name, *around])
    for shown in (text, text.upper(), text.replace(" ", "-"), f"**{text}**, "):
        assert occurs(" ".join(name), stems(shown))


@pytest.mark.parametrize(
    ("one", "many"),
    [("logit", "logits"), ("loss", "losses"), ("entropy", "entropies"), ("class", "classes")],
)
def test_one_and_many_are_the_same_word(one, many):
    assert occurs(one, stems(f"All {many} of it"))
    assert occurs(many, stems(f"The {one.upper()}'s"))


def test_a_part_of_a_word_is_no_word():
    assert not occurs("logit", stems("logitech"))
    assert not occurs("cross entropy", stems("the entropy of a cross"))
    assert not occurs("…", stems("anything"))
