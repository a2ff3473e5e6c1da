"""One topic.toml: read into frozen values, or refused with all that is wrong with it."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from viva.content.errors import ContentError
from viva.content.objective import Area, Kind, Level
from viva.content.topic import Section, read_topic

from .small_pack import objective_text, topic_text, write


def refusals(tmp_path, text, name="linear-algebra"):
    with pytest.raises(ContentError) as raised:
        read_topic(write(tmp_path / name / "topic.toml", text))
    return [f"{found.where.rpartition(':')[2]}: {found.what}" for found in raised.value.findings]


def test_a_topic_is_read_with_its_objectives(tmp_path):
    extra = 'also = ["formula"]\nrequested_by = ["001:50", "002:3-7(inferred)"]'
    text = topic_text(objective_text("linalg.matmul", level=2, extra=extra))
    topic = read_topic(write(tmp_path / "linear-algebra" / "topic.toml", text))
    assert (topic.id, topic.section, topic.order) == ("linear-algebra", Section.FOUNDATIONS, 1)
    assert topic.hours.total == 3.5
    assert topic.last_checked == datetime.date(2026, 11, 21)
    (objective,) = topic.objectives
    assert (objective.area, objective.level) == (Area.LINEAR_ALGEBRA, Level.MID)
    assert objective.kinds == (Kind.CONCEPT, Kind.FORMULA)
    assert objective.requested_by == ("001:50", "002:3-7(inferred)")
    assert objective.topic == "linear-algebra"


def test_topics_and_objectives_are_frozen(tmp_path):
    topic = read_topic(write(tmp_path / "t" / "topic.toml", topic_text(objective_text("linalg.a"))))
    with pytest.raises(dataclasses.FrozenInstanceError):
        topic.title = "Another"
    with pytest.raises(dataclasses.FrozenInstanceError):
        topic.objectives[0].ask = "Another."


def test_everything_wrong_with_a_topic_is_said_at_once(tmp_path):
    text = topic_text(objective_text("calc.gradient", level=5, ask="Two things. At once."))
    text = text.replace("Everything rests on it.", "").replace("00-foundations", "00-fundations")
    wrong = refusals(tmp_path, text)
    assert wrong == [
        "2: `section` cannot be '00-fundations'",
        "6: `rationale` is empty",
        "13: the id 'calc.gradient' does not fit its area",
        "16: `level` is 5",
        "17: this is not one sentence",
    ]


def test_a_folder_that_is_not_in_kebab_case_is_no_topic(tmp_path):
    assert (
        "is not an id" in refusals(tmp_path, topic_text(objective_text("linalg.a")), name="Linear_Algebra")[0]
    )


@pytest.mark.parametrize(
    ("instead_of", "written", "what"),
    [
        (
            'sources = ["Strang, Introduction to Linear Algebra (2016), chapter 1"]',
            "sources = []",
            "names no source",
        ),
        ('out_of_scope = ["The rest: elsewhere."]', "out_of_scope = []", "out of scope"),
        ("{ stated = 2, estimated = 1.5 }", "{ stated = 0 }", "takes no time"),
        ("{ stated = 2, estimated = 1.5 }", "{ guessed = 2 }", "`guessed` means nothing"),
        ("2026-11-21", '"2026-11-21"', "`last_checked` is a string"),
        ('id = "linalg.a"', 'id = "linalg.Not_An_Id"', "does not fit its area"),
        ('kind = "concept"', 'kind = "implementation"', "does not name what to implement"),
        ('kind = "concept"', 'kind = "concept"\nalso = ["concept"]', "named twice"),
        ('kind = "concept"', 'kind = "concept"\nrequested_by = ["page 3"]', "not a line of a document"),
        ('title = "A topic"', "", "`title` is missing"),
    ],
)
def test_each_fault_of_a_topic_has_its_finding(tmp_path, instead_of, written, what):
    text = topic_text(objective_text("linalg.a"))
    assert instead_of in text
    assert any(what in each for each in refusals(tmp_path, text.replace(instead_of, written)))


def test_a_topic_without_objectives_is_refused(tmp_path):
    assert any("has no objective" in each for each in refusals(tmp_path, topic_text(extra="objective = []")))
