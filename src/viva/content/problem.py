"""A problem: what is asked, how it is examined, and what people get wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from viva.content.mistake import Mistake

RUNTIMES = ("python", "numpy", "torch")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one submission may use, all its cases together."""

    cpu_seconds: float = 2.0
    wall_seconds: float = 10.0
    memory_mib: int = 256  # beyond what the runtime itself needs
    output_kib: int = 64


@dataclass(frozen=True, slots=True)
class Tolerance:
    """|got - expected| <= atol + rtol * |expected|."""

    rtol: float = 1e-9
    atol: float = 1e-12


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What an interviewer asks next."""

    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem folder, read. `id` is topic/name."""

    id: str
    folder: Path
    digest: str  # of every file in the folder
    title: str
    objectives: tuple[str, ...]
    level: int  # 1 junior, 2 mid, 3 senior, 4 research
    minutes: int
    entry: tuple[str, ...]
    runtime: str
    forbidden: tuple[str, ...]
    library: str
    library_differs: tuple[str, ...]  # cases on which the library answers otherwise, on purpose
    hints: tuple[str, ...]
    sources: tuple[str, ...]
    time: str  # complexity, "n^3"
    space: str
    tolerance: Tolerance
    limits: Limits
    follow_ups: tuple[FollowUp, ...]
    statement: str
    editorial: str
    reference: str
    cases: str
    driver: str | None
    library_source: str | None
    mistakes: tuple[Mistake, ...]

    @property
    def topic(self) -> str:
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]
