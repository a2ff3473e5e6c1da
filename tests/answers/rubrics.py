"""A rubric and encoders for the tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from viva.answers import Rubric
from viva.answers.encoder import WIDTH, Vectors
from viva.content.question import KeyPoint, read_question

READING = Path(__file__).parents[1] / "packs/reading/softmax"
QUESTION = read_question(READING / "questions/temperature.md")
BAGGING = Rubric(
    "Compare bagging and boosting.",
    (
        KeyPoint(
            "parallel",
            2,
            "Bagging trains models independently on bootstrap samples and averages them",
            ("random resampling, then a vote",),
        ),
        KeyPoint(
            "sequence",
            2,
            "Boosting trains learners one after another, each corrects the errors of those before",
            (),
        ),
        KeyPoint("variance", 1, "Bagging mainly reduces variance", ()),
        KeyPoint("noise", 1, "Boosting can overfit noisy labels", ("it is sensitive to outliers",)),
    ),
    ("Bagging is sequential", "Boosting averages independent models"),
)


class Hashed:
    """Words as directions: near means shared words. Stands in for the encoder where meaning does not matter."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        found = np.zeros((len(texts), WIDTH), np.float32)
        for row, text in zip(found, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row[sum(word.encode()) % WIDTH] += 1
            row /= max(float(np.linalg.norm(row)), 1e-9)
        return found
