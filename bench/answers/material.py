"""The labelled answers that weights are fitted on and thresholds are tuned on; see their README for licences."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from viva.answers.rubric import Rubric
from viva.answers.spans import windows
from viva.content.question import KeyPoint

HERE = Path(__file__).resolve().parents[3] / "shared" / "data" / "answers"
_MOST_POINTS = 20  # of a long reference answer


@dataclass(frozen=True, slots=True)
class Graded:
    """A real answer. grade: 0 to 1. label: in the words of its corpus."""

    corpus: str
    question: str
    rubric: Rubric
    answer: str
    grade: float
    label: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """An answer of dev_questions.json. labels: of each point, covered, missing or contradicted."""

    question: str
    rubric: Rubric
    kind: str
    answer: str
    labels: dict[str, str]
    score: float


def semeval(folder: Path = HERE) -> list[Graded]:
    """SemEval-2013 task 7, training part: one point, put in the words of each reference answer."""
    asked = {
        (q["corpus"], q["question_id"]): _one_point(q) for q in _json(folder / "semeval2013_questions.json")
    }
    return [
        Graded(
            row["corpus"], row["question_id"], asked[row["corpus"], row["question_id"]], row["answer"],
            float(row["label"] == "correct"), row["label"],
        )
        for row in _rows(folder / "semeval2013_3way_train.csv")
    ]  # fmt: skip


def saf(folder: Path = HERE) -> list[Graded]:
    """Short Answer Feedback, English, training part: the sentences of the reference answer are the points."""
    asked = {q["question_id"]: _sentences(q) for q in _json(folder / "saf_questions.json")}
    return [
        Graded(
            "saf",
            row["question_id"],
            asked[row["question_id"]],
            row["answer"],
            float(row["score"]),
            row["label"].strip(),
        )
        for row in _rows(folder / "saf_en_train.csv")
    ]


def labelled(folder: Path = HERE) -> list[Labelled]:
    """The answers to questions of our own field."""
    return [
        Labelled(q["id"], rubric, a["kind"], a["text"], a["labels"], float(a["score"]))
        for q in _json(folder / "dev_questions.json")["questions"]
        for rubric in (_rubric(q),)
        for a in q["answers"]
    ]


def _rubric(question: dict[str, Any]) -> Rubric:
    points = tuple(
        KeyPoint(p["id"], p["weight"], p["text"], tuple(p["phrasings"])) for p in question["key_points"]
    )
    return Rubric(question["question"], points, tuple(question["misconceptions"]))


def _one_point(question: dict[str, Any]) -> Rubric:
    whole = [text for kind, text in question["references"] if kind != "MINIMAL"]
    text, *others = whole or [text for _, text in question["references"]]
    return Rubric(question["question"], (KeyPoint("k1", 1, text, tuple(others)),), ())


def _sentences(question: dict[str, Any]) -> Rubric:
    text = question["reference"]
    spans = {w.sentences[0]: text[w.start : w.end] for w in reversed(windows(text)) if len(w.sentences) == 1}
    sentences = [spans[place] for place in sorted(spans) if len(spans[place].split()) >= 3] or [text[:500]]
    points = (KeyPoint(f"k{n}", 1, each, ()) for n, each in enumerate(sentences[:_MOST_POINTS], 1))
    return Rubric(question["question"], tuple(points), ())


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
