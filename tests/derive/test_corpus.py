"""What the engine says of 54 derivations that were written without sight of it: corpus/README.md."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from bench.corpus import Derivation, Step, judge, load, tally
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

ACCEPTED = 0.98  # of right lines, at least
REFUSED = 0.97  # of wrong lines, at least
WRONGLY_ACCEPTED = 0.005  # of wrong lines, at most
NOT_PARSED = UNDECIDED = 0.02  # of all lines, at most


def test_it_has_six_derivations_in_each_of_nine_areas() -> None:
    assert sorted(derivation.area for derivation in load()) == sorted(AREAS * 6)


@pytest.mark.parametrize("derivation", load(), ids=lambda derivation: derivation.name)
def test_every_wrong_line_stands_in_place_of_another_line(derivation: Derivation) -> None:
    for wrong in derivation.wrong:
        assert wrong.latex != derivation.lines[wrong.line - 1]


@pytest.mark.slow
@pytest.mark.parametrize("area", AREAS)
def test_right_lines_are_accepted_and_wrong_ones_refused_where_they_stand(area: str) -> None:
    meets_the_bars(judged(area))


@pytest.mark.slow
def test_so_are_those_of_all_areas_together() -> None:
    meets_the_bars([step for area in AREAS for step in judged(area)])


@cache
def judged(area: str) -> tuple[Step, ...]:
    return tuple(step for derivation in load() if derivation.area == area for step in judge(derivation))


def meets_the_bars(steps: Sequence[Step]) -> None:
    counts, amiss = tally(steps), told(steps)
    assert counts.accepted >= ACCEPTED * counts.right, amiss
    assert counts.refused >= REFUSED * counts.wrong, amiss
    assert counts.wrongly_accepted <= WRONGLY_ACCEPTED * counts.wrong, amiss
    assert counts.not_parsed <= NOT_PARSED * counts.steps, amiss
    assert counts.undecided <= UNDECIDED * counts.steps, amiss


def told(steps: Sequence[Step]) -> str:
    """The lines that were not judged as they should be."""
    amiss = [step for step in steps if step.status is not (Status.FOLLOWS if step.right else Status.WRONG)]
    return "\n".join(map(str, amiss))
