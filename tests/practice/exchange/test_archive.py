"""A history that leaves and comes back."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.apps import apps
from hypothesis import HealthCheck, Phase, given, settings

from viva import practice
from viva.practice import ExchangeError
from viva.recall.goal import Goal
from viva.recall.review import Item, Rating, Review
from viva.store import journal, memory
from viva.store.entries import Answer, Draft, HintTaken, Note, SelfCheck, Subject
from viva.store.exchange_tables import TABLES
from viva.store.memory_rows import BeliefRow, CardRow
from viva.store.models import Learner

from .histories import NOW, archive_of, bring_in, histories, packed, parts, plain, somebody

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SOFTMAX = Item.of("card:softmax/softmax")
# Without shrinking: a history is large, and each step of it writes to the database.
QUICK = [Phase.explicit, Phase.reuse, Phase.generate]
often = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)


def review(at=NOW, rating=Rating.GOOD, item=SOFTMAX) -> Review:
    return Review(item, rating, at, 30.0)


def with_lines(archive: bytes, name: str, *rows: object) -> bytes:
    """The archive with other rows in one table, and a manifest that knows it."""
    found = parts(archive)
    found[f"{name}.jsonl"] = b"".join(
        row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows
    )
    manifest = json.loads(found["manifest.json"])
    manifest["rows"][name] = len(rows)
    return packed(found | {"manifest.json": json.dumps(manifest).encode()})


def with_manifest(archive: bytes, **said: object) -> bytes:
    found = parts(archive)
    manifest = json.loads(found["manifest.json"]) | said
    return packed(found | {"manifest.json": json.dumps(manifest).encode()})


def one_review() -> bytes:
    learner = somebody()
    memory.append_review(learner, review(), predicted=None, by_hand=True)
    return archive_of(learner)


@pytest.mark.slow
@often
@given(histories)
def test_what_leaves_comes_back_equal(history):
    here, there = somebody(), somebody()
    history.keep(here)
    archive = archive_of(here)
    bring_in(there, archive)
    assert plain(archive_of(there)) == plain(archive)
    assert bring_in(there, archive).total == 0
    assert bring_in(here, archive_of(there)).total == 0


@pytest.mark.slow
@often
@given(histories, histories)
def test_two_histories_become_one_whichever_comes_first(one, other):
    mine, theirs = somebody(), somebody()
    one.keep(mine)
    other.keep(theirs)
    archives = archive_of(mine), archive_of(theirs)
    bring_in(mine, archives[1])
    bring_in(theirs, archives[0])
    merged = [bags(archive_of(each)) for each in (mine, theirs)]
    for name in TABLES.keys() - {"hints", "undone", "self-checks", "drafts", "notes"}:
        assert merged[0][name] == merged[1][name]
    assert bring_in(mine, archives[1]).total == 0
    assert bring_in(theirs, archives[0]).total == 0


def bags(archive: bytes) -> dict[str, list[str]]:
    """The rows of each table, in no order and without numbers."""
    found = {name: [row | {"number": 0} for row in rows] for name, rows in plain(archive).items()}
    return {name: sorted(json.dumps(row, sort_keys=True) for row in rows) for name, rows in found.items()}


def test_every_table_of_a_learner_travels_or_is_a_cache():
    ours = set(apps.get_app_config("store").get_models())
    assert ours - set(TABLES.values()) == {Learner, CardRow, BeliefRow}


def test_cards_are_computed_anew_and_nobody_elses_history_is_touched():
    archive, me, other = one_review(), somebody(), somebody()
    bring_in(me, archive)
    assert memory.card(me, SOFTMAX) is not None
    assert practice.stale(me) == ()
    assert len(memory.reviews(other)) == 0


def test_a_review_that_was_taken_back_elsewhere_is_taken_back_here():
    here, there = somebody(), somebody()
    for learner in (here, there):
        memory.append_review(learner, review(), predicted=None, by_hand=True)
    memory.undo_review(memory.last_review(there).number, at=NOW, by_hand=True)
    assert bring_in(here, archive_of(there)).added == {"undone": 1}
    assert len(memory.reviews(here)) == 0


def test_a_comparison_finds_its_answer_under_a_new_number():
    here, there = somebody(), somebody()
    for learner, text in ((here, "mine"), (there, "theirs")):
        number = journal.append_answer(learner, Answer("a/b", "digest", text, NOW, 60.0))
        journal.append_self_check(SelfCheck(number, (text,), NOW))
    bring_in(here, archive_of(there))
    checks = journal.self_checks(here, "a/b")
    assert {each.text: checks[number].covered for number, each in journal.answers(here, "a/b").items()} == {
        "mine": ("mine",),
        "theirs": ("theirs",),
    }


def test_an_older_goal_does_not_take_the_place_of_a_newer_one():
    here, there = somebody(), somebody()
    memory.append_goal(here, Goal(minutes=(90,) * 7), at=NOW)
    memory.append_goal(there, Goal(minutes=(15,) * 7), at=NOW - DAY)
    bring_in(here, archive_of(there))
    assert practice.goal(here).minutes == (90,) * 7
    bring_in(there, archive_of(here))
    assert practice.goal(there).minutes == (90,) * 7


def test_a_hint_that_was_taken_twice_was_taken_once():
    here, there = somebody(), somebody()
    journal.append_hint(here, HintTaken("a/b", 1, NOW))
    journal.append_hint(there, HintTaken("a/b", 1, NOW - DAY))
    assert bring_in(here, archive_of(there)).total == 0


def note(learner: int, text: str, at=NOW) -> None:
    journal.save_note(learner, Note(Subject.TOPIC, "softmax", text, at))


def noted(learner: int) -> str:
    return journal.note(learner, Subject.TOPIC, "softmax").text


def test_the_newer_note_wins_and_the_older_one_stands_below_it():
    here, there = somebody(), somebody()
    note(here, "Subtract the maximum.", NOW)
    note(there, "Divide by $T$.", NOW - DAY)
    archive = archive_of(there)
    bring_in(here, archive)
    both = "Subtract the maximum.\n\n---\n\nFrom 28 February 2026, 12:00 UTC:\n\nDivide by $T$."
    assert noted(here) == both
    assert bring_in(here, archive).total == 0
    bring_in(there, archive_of(here))
    assert noted(there) == both


def test_a_newer_note_that_says_all_that_the_older_one_says_replaces_it():
    here, there = somebody(), somebody()
    note(here, "One.", NOW - DAY)
    note(there, "One.\n\nTwo.", NOW)
    bring_in(here, archive_of(there))
    assert noted(here) == "One.\n\nTwo."


def test_the_newer_draft_wins_and_what_was_never_handed_in_becomes_a_note():
    here, there = somebody(), somebody()
    journal.save_draft(here, Draft("a/b", "x = 1", NOW - DAY, "A = [[1]]"))
    journal.save_draft(there, Draft("a/b", "x = 2", NOW))
    archive = archive_of(there)
    bring_in(here, archive)
    assert journal.draft(here, "a/b") == Draft("a/b", "x = 2", NOW, "A = [[1]]")
    assert "x = 1" in journal.note(here, Subject.PROBLEM, "a/b").text
    assert bring_in(here, archive).total == 0


def test_drafts_that_nobody_wrote_stay_where_they_are():
    here, there = somebody(), somebody()
    journal.save_draft(there, Draft("session:today", "{}", NOW))
    journal.save_draft(there, Draft("drill:a/b", "7", NOW))
    archive = archive_of(there)
    assert plain(archive)["drafts"] == []
    row = {"problem": "session:today", "source": "?", "inputs": None, "at": NOW.isoformat()}
    assert bring_in(here, with_lines(archive, "drafts", row)).total == 0


REVIEW = {
    "number": 1,
    "item": "card:a/b",
    "rating": 3,
    "at": "2026-03-01T12:00:00+00:00",
    "seconds": 4.0,
    "confidence": None,
    "predicted": None,
    "by_hand": True,
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rating": 9}, "9 is not a valid Rating"),
        ({"rating": True}, "whole number"),
        ({"rating": 10**400}, "whole number|less than"),
        ({"item": "poem:a/b"}, "poem"),
        ({"item": "card:" + "a" * 300}, "at most 220"),
        ({"item": "card:\ud800"}, "item"),
        ({"at": "2026-03-01T12:00:00"}, "with its zone"),
        ({"at": "0001-01-01T00:00:00+00:00"}, "from 1970"),
        ({"at": "soon"}, "isoformat"),
        ({"seconds": -1}, "duration"),
        ({"seconds": None}, "number belongs here"),
        ({"confidence": 7}, "probability"),
        ({"by_hand": "yes"}, "true or false"),
        ({"mood": "good"}, "no column mood"),
        ({"number": "one"}, "whole number"),
    ],
)
def test_a_row_that_cannot_be_is_refused_and_nothing_is_kept(change, said):
    me, archive = somebody(), archive_of(somebody())
    with pytest.raises(ExchangeError, match=said):
        bring_in(me, with_lines(archive, "reviews", REVIEW, REVIEW | change))
    assert len(memory.reviews(me)) == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{\n", "no JSON"),
        (b"[" * 100_000 + b"\n", "no JSON"),
        (b"[]\n", "an object"),
        (b'{"seconds": NaN}\n', "NaN is no number"),
        (b'{"seconds": 1e999}\n', "number"),
        (b"\xff\n", "no JSON"),
        (b" " * (17 << 20) + b"\n", "more than 16 MB"),
    ],
)
def test_a_line_that_is_no_row_is_refused(line, said):
    with pytest.raises(ExchangeError, match=f"line 1.*{said}"):
        bring_in(somebody(), with_lines(archive_of(somebody()), "reviews", line))


@pytest.mark.parametrize(
    ("name", "row", "said"),
    [
        ("undone", {"review": 7, "at": REVIEW["at"], "by_hand": True}, "review 7, which is not"),
        ("goals", {"at": REVIEW["at"], "goal": '{"date": "never"}'}, "cannot be read"),
        ("goals", {"at": REVIEW["at"], "goal": "[" * 100_000}, "cannot be read"),
        ("parameters", {"at": REVIEW["at"], "parameters": "[1]", "reviews": 1}, "cannot be read"),
        ("placed", {"at": REVIEW["at"], "objective": "a", "answer": "perhaps"}, "perhaps"),
        ("aside", {"at": REVIEW["at"], "item": "nothing", "until": None}, "names no item"),
    ],
)
def test_a_row_that_no_page_could_read_is_refused(name, row, said):
    with pytest.raises(ExchangeError, match=said):
        bring_in(somebody(), with_lines(archive_of(somebody()), name, row))


def test_a_submission_has_the_verdict_of_its_judgement(submitted):
    archive = archive_of(submitted)
    row = plain(archive)["submissions"][0]
    other = "accepted" if row["verdict"] != "accepted" else "error"
    with pytest.raises(ExchangeError, match="another verdict"):
        bring_in(somebody(), with_lines(archive, "submissions", row | {"verdict": other}))


@pytest.fixture
def submitted() -> int:
    from viva.content.verdict import Verdict
    from viva.judge.judgement import Judgement
    from viva.store.entries import Face, Submission

    learner, judgement = somebody(), Judgement("a/b", "digest", Verdict.ERROR, "NameError")
    journal.append_submission(learner, Submission("x", judgement, NOW, 5.0, Face.WEB))
    return learner


def test_a_newer_archive_asks_for_an_update():
    archive = one_review()
    with pytest.raises(ExchangeError, match=r"has format 2, from Viva 9\.9.*Update this Viva first"):
        bring_in(somebody(), with_manifest(archive, format=2, viva="9.9"))


def test_an_unknown_table_asks_for_an_update():
    archive = one_review()
    rows = json.loads(parts(archive)["manifest.json"])["rows"]
    with pytest.raises(ExchangeError, match="'poems', which this Viva"):
        bring_in(somebody(), with_manifest(archive, rows=rows | {"poems": 1}))


def test_an_older_archive_that_lacks_a_table_is_read():
    archive = one_review()
    found = parts(archive)
    manifest = json.loads(found["manifest.json"])
    del manifest["rows"]["drills"], found["drills.jsonl"]
    me = somebody()
    bring_in(me, packed(found | {"manifest.json": json.dumps(manifest).encode()}))
    assert len(memory.reviews(me)) == 1


def test_a_manifest_that_promises_something_else_is_refused():
    archive = one_review()
    rows = json.loads(parts(archive)["manifest.json"])["rows"]
    with pytest.raises(ExchangeError, match="reviews has 1 rows, and the manifest promises 2"):
        bring_in(somebody(), with_manifest(archive, rows=rows | {"reviews": 2}))
    with pytest.raises(ExchangeError, match=r"disagree about 'song\.txt'"):
        bring_in(somebody(), packed(parts(archive) | {"song.txt": b"la"}))
    with pytest.raises(ExchangeError, match="not that of an archive"):
        bring_in(somebody(), with_manifest(archive, rows=None))


def test_a_damaged_archive_changes_nothing():
    archive = bytearray(one_review())
    place = archive.index(b"reviews.jsonl") + len("reviews.jsonl") + 30
    archive[place : place + 8] = bytes(8)
    me = somebody()
    with pytest.raises(ExchangeError, match="damaged"):
        bring_in(me, bytes(archive))
    assert len(memory.reviews(me)) == 0


def test_what_is_no_zip_is_said_to_be_none():
    for content in (b"", b"hello", one_review()[:-40]):
        with pytest.raises(ExchangeError, match="not a zip file"):
            bring_in(somebody(), content)
    with pytest.raises(ExchangeError, match="neither an archive"):
        bring_in(somebody(), packed({"a.txt": b"a"}))


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("viva.practice.exchange.archive.MOST_BYTES", 1000)
    with pytest.raises(ExchangeError, match="at most"):
        bring_in(somebody(), with_lines(archive_of(somebody()), "reviews", *[REVIEW] * 20))
