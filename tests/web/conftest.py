"""Pages with the real judge behind them, and a clock in the test's hand."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from viva.content.pack import bundled, read_problem
from viva.content.problem import Problem
from viva.judge.examiner import Examiner
from viva.judge.pool import Pool
from viva.web.bench import Bench
from viva.web.gym import Gym

INVERSE = "/problems/linear-algebra/inverse/"


@dataclass
class Clock:
    """Says what time it is."""

    now: datetime = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with Pool(spares=1) as pool:
        examiner = Examiner(pool, cache=tmp_path_factory.mktemp("cache"))
        ready: Future[Examiner] = Future()
        ready.set_result(examiner)
        yield Bench(ready)
        examiner.close()


@pytest.fixture(scope="session")
def inverse() -> Problem:
    return read_problem(bundled() / "linear-algebra/problems/inverse")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gym(settings, db, bench, clock, inverse) -> Gym:
    """The inverse, and a problem of another topic, level and runtime to filter by."""
    other = replace(
        inverse,
        id="probability/coin",
        title="A fair <coin>",
        level=4,
        runtime="numpy",
        objectives=("prob.coin",),
    )
    titles = {"linear-algebra": "Vectors & matrices", "probability": "Probability"}
    settings.GYM = Gym({inverse.id: inverse, other.id: other}, titles, (), bench, clock)
    return settings.GYM


def mistake(problem: Problem, name: str) -> str:
    """The program of a known mistake, without the docstring that gives it away."""
    source = next(mistake.source for mistake in problem.mistakes if mistake.id == name)
    return source.split('"""')[2].lstrip()
