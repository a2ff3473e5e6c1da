"""A question file: what is asked, what a good answer says; or refused with all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from viva.content.errors import ContentError
from viva.content.question import read_question

from .small_pack import write

FILE = Path(__file__).parents[1] / "packs/reading/softmax/questions/temperature.md"
TEXT = FILE.read_text()
ASKED = next(line for line in TEXT.splitlines() if line.startswith("What does"))


def test_a_question_is_read():
    question = read_question(FILE)
    assert (question.id, question.topic, question.name) == ("softmax/temperature", "softmax", "temperature")
    assert (question.level, question.seconds, question.minutes) == (2, 90, 2)
    assert question.ask.startswith("What does a temperature")
    assert question.model_answer.startswith("It divides the logits")
    assert [(point.id, point.weight) for point in question.key_points] == [
        ("divides", 2),
        ("order", 1),
        ("limits", 1),
    ]
    assert question.misconceptions[1].advice.endswith("divide the **logits**.")
    assert question.follow_ups[0].ask == "How would you fit it?"


def test_its_digest_names_its_text(tmp_path):
    same = read_question(write(tmp_path / "softmax/questions/temperature.md", TEXT))
    other = read_question(
        write(tmp_path / "softmax/questions/t.md", TEXT.replace("weight = 2", "weight = 3"))
    )
    assert same.digest == read_question(FILE).digest != other.digest


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (("## Model answer", "## Answer"), "there is no model answer"),
        ((ASKED, ""), "it asks nothing"),
        (('id = "order"', 'id = "divides"'), "two key points have the same id"),
        (("weight = 2", "weight = 9"), "`weight`"),
        (("seconds = 90", "seconds = 1"), "`seconds`"),
        (('phrasings = ["the argmax stays"]\n', ""), "`phrasings` is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path, change, refused):
    with pytest.raises(ContentError) as raised:
        read_question(write(tmp_path / "softmax/questions/q.md", TEXT.replace(*change)))
    assert any(refused in found.what for found in raised.value.findings)


def test_a_rubric_needs_enough_to_compare_with(tmp_path):
    few = TEXT.replace('[[key_point]]\nid = "limits"', '[[misconception]]\nid = "limits"')
    with pytest.raises(ContentError) as raised:
        read_question(write(tmp_path / "softmax/questions/q.md", few))
    assert "it has 2 key points" in [found.what for found in raised.value.findings]


LIST = FILE.with_name("uses.md")


def test_a_list_question_accepts_more_than_it_needs():
    question = read_question(LIST)
    assert (question.need, len(question.key_points), question.whole) == (3, 5, 3)
    assert read_question(FILE).whole == 4  # without a need, all that its key points weigh


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (("need = 3", "need = 4"), "it asks for 4 things and accepts 5"),
        (("need = 3", "need = 1"), "`need` is 1"),
        (("weight = 1", "weight = 2"), "the things of a list weigh differently"),
    ],
)
def test_a_list_without_a_choice_is_refused(tmp_path, change, refused):
    with pytest.raises(ContentError) as raised:
        read_question(write(tmp_path / "softmax/questions/q.md", LIST.read_text().replace(*change, 1)))
    assert any(refused in found.what for found in raised.value.findings)
