"""A drills.py: read without running it; or refused with all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from viva.content.drill import FILE, read_drills
from viva.content.drilling import Asked
from viva.content.errors import ContentError
from viva.content.pack import bundled

from .small_pack import write

SOFTMAX = Path(__file__).parents[1] / "packs/reading/softmax" / FILE
TEXT = """\
from viva.content.drilling import Asked, drill


@drill(objectives=["prob.bayes"], level=2, minutes=3, sources=["Wasserman (2004), section 1.7"])
def base_rate(rng):
    '''A base rate.

    What an author wants to remember.
    '''
    return Asked(ask="?", answer=1.0, working="1", check=1.0)
"""


def refusals(tmp_path, text):
    with pytest.raises(ContentError) as raised:
        read_drills(write(tmp_path / "probability" / FILE, text))
    return [f"{found.where.rpartition(':')[2]}: {found.what}" for found in raised.value.findings]


def asked(**changes):
    return Asked(**{"ask": "How many?", "answer": 2.0, "working": "2", "check": 2.0, **changes})


def test_a_drill_says_what_it_is_without_running(tmp_path):
    (drill,) = read_drills(write(tmp_path / "probability" / FILE, TEXT + "\nraise SystemExit('it ran')\n"))
    assert (drill.id, drill.topic, drill.name, drill.function) == (
        "probability/base-rate",
        "probability",
        "base-rate",
        "base_rate",
    )
    assert (drill.title, drill.level, drill.minutes) == ("A base rate", 2, 3)
    assert (drill.objectives, drill.sources) == (("prob.bayes",), ("Wasserman (2004), section 1.7",))
    assert TEXT.splitlines()[drill.line - 1] == "def base_rate(rng):"


def test_the_digest_is_that_of_the_file(tmp_path):
    (first,) = read_drills(write(tmp_path / "a/probability" / FILE, TEXT))
    (second,) = read_drills(write(tmp_path / "b/probability" / FILE, TEXT + "# another\n"))
    assert first.digest != second.digest


def test_all_drills_of_a_file_are_read_in_order():
    assert [drill.name for drill in read_drills(SOFTMAX)] == ["two-classes", "log-odds"]


def test_other_functions_are_none():
    file = bundled() / "evaluation-metrics" / FILE
    text = file.read_text(encoding="utf-8")
    assert "def _area_by_trapezoids" in text
    assert len(read_drills(file)) == text.count("@drill(") < text.count("\ndef ")


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (("level=2", "level=5"), "5: base_rate: `level` is not what it should be"),
        (("level=2", "level=True"), "5: base_rate: `level` is not what it should be"),
        (("level=2, ", ""), "5: base_rate: `level` is missing"),
        (("minutes=3", "minutes=1 + 2"), "5: base_rate: `minutes` is not what it should be"),
        (("minutes", "minuets"), "5: base_rate: `minuets` means nothing here"),
        (('["prob.bayes"]', "OBJECTIVES"), "5: base_rate: `objectives` is not what it should be"),
        (('sources=["Wasserman (2004), section 1.7"]', "sources=[]"), "5: base_rate: `sources` is not"),
        (("objectives=", "*["), "no Python"),
        (("(objectives=", "('x', objectives="), "5: base_rate: @drill takes names only"),
        (("A base rate.", "A base rate, " * 20), "5: base_rate: it has no title"),
        (("def base_rate(rng)", "def base_rate(rng, n=3)"), "5: base_rate: it takes something else than rng"),
        (("def base_rate", "def BaseRate"), "5: BaseRate: its name cannot stand in an address"),
        (("@drill(", "@case("), "1: it has no drills"),
        (("'''A base rate", "\0'''A base rate"), "1: "),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, change, refused):
    assert change[0] in TEXT
    found = refusals(tmp_path, TEXT.replace(*change, 1))
    assert any(refused in each for each in found), found


def test_everything_that_is_wrong_is_said_at_once(tmp_path):
    found = refusals(
        tmp_path, TEXT.replace("level=2", "level=0").replace("A base rate.", "A" * 200).replace("rng", "r")
    )
    assert len(found) == 3


def test_a_second_drill_of_the_same_name_is_refused(tmp_path):
    body = TEXT.partition("\n\n\n")[2]
    assert any("a second drill is called base_rate" in each for each in refusals(tmp_path, f"{TEXT}\n{body}"))


def test_a_file_nested_beyond_reason_is_refused_and_breaks_nothing(tmp_path):
    assert refusals(tmp_path, f"x = {'-' * 100_000}1\n")
    assert refusals(tmp_path, TEXT.replace("level=2", f"level={'(' * 90}2{')' * 90}{'+1' * 50_000}"))


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"ask": " "}, "ask has to be a text"),
        ({"working": "1" * 9_000}, "working has 9000 characters"),
        ({"unit": "a\nb"}, "unit has to be"),
        ({"answer": float("nan")}, "have to be finite"),
        ({"check": float("inf")}, "have to be finite"),
        ({"tolerance": 0}, "a relative tolerance is from"),
        ({"tolerance": 0.5}, "a relative tolerance is from"),
        ({"answer": 0.0}, "say absolute=True"),
        ({"tolerance": 0, "absolute": True}, "an absolute tolerance is above 0"),
        ({"within": 2}, "within is a part of the tolerance"),
        ({"absolute": "yes"}, "absolute has to be True or False"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(changes, refused):
    with pytest.raises(ValueError, match=refused):
        asked(**changes)


def test_how_far_off_a_right_answer_may_be():
    assert asked(answer=-200.0, check=-200.0).slack == pytest.approx(2)
    assert asked(answer=0.0, check=0.0, absolute=True, tolerance=0.3).slack == 0.3
