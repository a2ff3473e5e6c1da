"""The interface of programs, and the promises of a pack."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from viva.answers import NotARubric, installed, read_line
from viva.answers.promises import rubric_findings
from viva.cli.compare_batch import batch

from .rubrics import QUESTION, Hashed

RUBRIC = {
    "title": "Bagging",
    "key_point": [
        {
            "id": "a",
            "weight": 2,
            "text": "Bagging averages independent models",
            "phrasings": ["a vote of trees"],
        },
        {"text": "It reduces the variance"},
    ],
    "misconception": [{"text": "Bagging is sequential", "advice": "No."}, "It reduces the bias"],
    "sources": ["what the comparison does not need"],
}
GOOD = {"rubric": RUBRIC, "answer": "Bagging averages independent models. That lowers the variance."}


def answered(*lines: str) -> tuple[int, list[dict]]:
    out = io.StringIO()
    code = batch(io.StringIO("\n".join(lines)), out, encoder=Hashed())
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_is_answered_with_labels_quotes_and_a_score():
    code, (said,) = answered(json.dumps(GOOD))
    assert (code, said["interface"], said["weaker"], said["misconceptions"]) == (0, 1, False, [])
    assert [point["id"] for point in said["points"]] == ["a", "k2"]
    assert said["points"][0]["label"] == "covered"
    assert said["points"][0]["quote"] in GOOD["answer"]
    assert 0 <= said["points"][0]["confidence"] <= 1
    assert 0.6 < said["score"] <= 1


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("3", "an object"),
        ("{}", "rubric"),
        (json.dumps({"rubric": {}, "answer": "x"}), "key_point"),
        (json.dumps({"rubric": {"key_point": "x"}, "answer": "x"}), "must be a list"),
        (json.dumps({"rubric": {"key_point": [3]}, "answer": "x"}), "object with text"),
        (json.dumps({"rubric": {"key_point": [{"text": ""}]}, "answer": "x"}), "not empty"),
        (json.dumps({"rubric": {"key_point": [{"text": "a", "weight": -1}]}, "answer": "x"}), "weight"),
        (
            json.dumps({"rubric": {"key_point": [{"text": "a", "weight": float("nan")}]}, "answer": "x"}),
            "weight",
        ),
        (json.dumps({"rubric": {"key_point": [{"text": "a", "id": 3}]}, "answer": "x"}), "id"),
        (
            json.dumps({"rubric": {"key_point": [{"text": "a", "phrasings": "b"}]}, "answer": "x"}),
            "phrasings",
        ),
        (json.dumps({"rubric": {"key_point": [{"text": "a", "id": "x"}] * 2}, "answer": "x"}), "same id"),
        (json.dumps({"rubric": {"key_point": [{"text": f"a{n}"} for n in range(41)]}, "answer": "x"}), "40"),
        (json.dumps({"rubric": {"key_point": [{"text": "a" * 1_001}]}, "answer": "x"}), "1000"),
        (
            json.dumps({"rubric": {"key_point": [{"text": "a", "phrasings": ["b"] * 400}]}, "answer": "x"}),
            "400",
        ),
        (json.dumps({"rubric": RUBRIC, "answer": 3}), "`answer`"),
        (json.dumps({"rubric": RUBRIC, "answer": "x" * 20_001}), "20000"),
        ('"' + "x" * 1_000_001 + '"', "1000000"),
    ],
)
def test_a_bad_line_is_answered_in_its_place_and_the_next_one_is_read(line, what):
    code, said = answered(line, json.dumps(GOOD))
    assert code == 2
    assert what in said[0]["error"]
    assert said[1]["score"] > 0


def test_letters_that_no_file_could_hold_are_no_trouble():
    code, (said,) = answered(json.dumps({"rubric": RUBRIC, "answer": "\ud800 averages \x00 models"}))
    assert code == 0
    assert said["points"][0]["quote"] in "\ud800 averages \x00 models"


def test_what_is_read_of_a_rubric():
    rubric, _ = read_line(GOOD)
    assert rubric.ask == "Bagging"
    assert rubric.misconceptions == ("Bagging is sequential", "It reduces the bias")
    with pytest.raises(NotARubric):
        read_line(None)


def test_a_rubric_that_keeps_its_promises_has_no_findings():
    assert list(rubric_findings(QUESTION, ["Bagging averages independent models."], installed())) == []


def test_a_model_answer_that_leaves_a_point_out_is_found():
    short = replace(QUESTION, model_answer="It divides the logits before the softmax.")
    (found, *_) = rubric_findings(short, [], installed())
    assert "`limits`" in found.what
    assert "phrasings" in found.remedy


def test_a_point_that_any_answer_covers_is_found():
    vague = replace(QUESTION.key_points[0], text="The museum opens at nine and closes at five")
    generous = replace(QUESTION, key_points=(vague, *QUESTION.key_points[1:]))
    assert any("another question" in found.what for found in rubric_findings(generous, [], installed()))
