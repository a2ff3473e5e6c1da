"""What the engine says of 235 derivations that were written without sight of it: corpus/README.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from bench.corpus import Derivation, Step, judge, load
from viva.derive.verdicts import Status

AREAS = (
    "classical-ml",
    "deep-learning",
    "generative-models",
    "information-theory",
    "linear-algebra-and-calculus",
    "optimization",
    "probability",
    "rl-and-transformers",
    "statistics",
)


#: Said to be undecided, which is no verdict: an integral to infinity of something that falls off slowly, one over the
#: probability that two random numbers are far from each other, and the cosine of a random vector's projection.
OPEN = {
    ("power-law-exponent", 2, False),
    ("two-points-on-a-stick", 6, True),
    ("random-fourier-features", 2, True),
    ("random-fourier-features", 2, False),
    ("random-fourier-features", 5, True),
    ("random-fourier-features", 8, True),
}


def test_it_has_at_least_twenty_derivations_in_each_of_nine_areas() -> None:
    counts = Counter(derivation.area for derivation in load())
    assert sorted(counts) == sorted(AREAS)
    assert min(counts.values()) >= 20


@pytest.mark.parametrize("derivation", load(), ids=lambda derivation: derivation.name)
def test_every_wrong_line_stands_in_place_of_another_line(derivation: Derivation) -> None:
    for wrong in derivation.wrong:
        assert wrong.latex != derivation.lines[wrong.line - 1]


@pytest.mark.slow
@pytest.mark.parametrize("area", AREAS)
def test_right_lines_are_accepted_and_wrong_ones_refused_where_they_stand(area: str) -> None:
    steps = [step for derivation in load() if derivation.area == area for step in judge(derivation)]
    assert not told(steps), told(steps)


def told(steps: Sequence[Step]) -> str:
    """The lines that were not judged as they should be."""
    return "\n".join(str(step) for step in steps if step.status not in _right_answers(step))


def _right_answers(step: Step) -> tuple[Status, ...]:
    open_line = (step.derivation.name, step.number, step.right) in OPEN
    wanted = Status.FOLLOWS if step.right else Status.WRONG
    return (wanted, Status.UNDECIDED) if open_line else (wanted,)
