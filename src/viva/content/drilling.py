"""What the author of a topic's `drills.py` imports.

A drill is a function that makes one question with a number for its answer. It gets a random generator, so that the
same seed always makes the same question. What its decorator says is read from the text of the file, never by running
it: write literals there.

    from viva.content.drilling import Asked, drill

    @drill(
        objectives=["prob.dist-binomial"],
        level=1,
        minutes=2,
        sources=["Wasserman, All of Statistics (2004), section 2.3"],
    )
    def heads_in_a_row(rng):
        '''All tosses are heads'''
        n, p = int(rng.integers(2, 6)), round(float(rng.uniform(0.3, 0.8)), 2)
        return Asked(
            ask=f"A coin shows heads with probability {p}. How probable are {n} heads in {n} tosses?",
            answer=p**n,
            working=f"Tosses are independent: ${p}^{{{n}}} = {p**n:.4g}$.",
            check=math.exp(n * math.log(p)),
        )

Standard library only: this file travels into the sandbox, where authors' code runs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

LONGEST_ASK = 4_000  # characters
LONGEST_WORKING = 8_000  # characters
LONGEST_UNIT = 24  # characters
LEAST_TOLERANCE = 5e-4  # relative: four significant digits are always enough
MOST_TOLERANCE = 0.1  # relative

Make = Callable[..., "Asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question that a drill made. ask, working: Markdown with $...$ formulas.

    answer: in `unit`; without a unit a share is a share: 0.125, which a learner may type as 12.5 % too.
    check: the same quantity, computed in a second way that has nothing of the first.
    tolerance: how far a right answer may be off, as a share of the answer; with `absolute`, in `unit` itself.
    within: the part of the tolerance that `check` may be off; a simulation needs more than the default.
    """

    ask: str
    answer: float
    working: str
    check: float
    unit: str = ""
    tolerance: float = 0.01
    absolute: bool = False
    within: float = 0.1

    def __post_init__(self) -> None:
        for name in ("answer", "check", "tolerance", "within"):
            object.__setattr__(self, name, float(getattr(self, name)))  # NumPy's numbers become Python's
        if found := list(_faults(self)):
            raise ValueError(f"Asked(...): {'; '.join(found)}.")

    @property
    def slack(self) -> float:
        """How far from the answer a right one may be, in its unit."""
        return self.tolerance if self.absolute else self.tolerance * abs(self.answer)


def drill(
    *, objectives: Sequence[str], level: int, minutes: int, sources: Sequence[str]
) -> Callable[[Make], Make]:
    """Says that a function is a drill: its docstring's first line is its title, its name is part of its address.

    objectives: ids from the topic's topic.toml. level: 1 junior, 2 mid, 3 senior, 4 research.
    sources: where the formula stands, primary ones.
    """

    def as_it_is(make: Make) -> Make:
        return make

    return as_it_is


def _faults(asked: Asked) -> Iterator[str]:
    for name, longest in (("ask", LONGEST_ASK), ("working", LONGEST_WORKING)):
        text: Any = getattr(asked, name)
        if not isinstance(text, str) or not text.strip():
            yield f"{name} has to be a text with something in it"
        elif len(text) > longest:
            yield f"{name} has {len(text)} characters, {longest} at most are shown"
    if not isinstance(asked.unit, str) or len(asked.unit) > LONGEST_UNIT or not asked.unit.isprintable():
        yield f"unit has to be a short text of one line, {LONGEST_UNIT} characters at most"
    if not isinstance(asked.absolute, bool):
        yield "absolute has to be True or False"
    if not math.isfinite(asked.answer) or not math.isfinite(asked.check):
        yield f"answer and check have to be finite, got {asked.answer} and {asked.check}"
    yield from _tolerance_faults(asked)


def _tolerance_faults(asked: Asked) -> Iterator[str]:
    if not 0 < asked.within <= 1:
        yield f"within is a part of the tolerance, above 0 and at most 1, got {asked.within}"
    if asked.absolute:
        if not 0 < asked.tolerance < math.inf:
            yield f"an absolute tolerance is above 0 and finite, got {asked.tolerance}"
        return
    if not LEAST_TOLERANCE <= asked.tolerance <= MOST_TOLERANCE:
        span = f"{LEAST_TOLERANCE} to {MOST_TOLERANCE}"
        yield f"a relative tolerance is from {span}, got {asked.tolerance}"
    if asked.answer == 0:
        yield "no relative error can be told from an answer of 0: say absolute=True and a tolerance in its unit"
