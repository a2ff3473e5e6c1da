"""The trivial problem that is judged: softmax over five small inputs, as the peers' own examples."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from viva.content.pack import Pack
from viva.content.problem import Problem
from viva.judge.examiner import Examiner
from viva.judge.pool import Pool

PACK = Path(__file__).parent / "pack"


def softmax(runtime: str) -> Problem:
    return Pack.open([PACK]).problem(f"bench/softmax-{runtime}")


@contextmanager
def examiner(spares: int) -> Iterator[Examiner]:
    """A judge with a cache of its own, closed afterwards."""
    with TemporaryDirectory() as cache, Pool(spares=spares) as pool:
        examiner = Examiner(pool, cache=Path(cache))
        try:
            yield examiner
        finally:
            examiner.close()
