"""What the judge says of a submission: frozen values that become JSON and come back equal."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Any

from viva.content.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as people see it, shortened. `grid` is a corner of an array, row by row, as text."""

    text: str
    kind: str  # "float", "list of 3 lists", "float64 array"
    shape: tuple[int, ...] | None = None
    grid: tuple[tuple[str, ...], ...] | None = None  # at most 12 x 12
    clipped: bool = False  # the grid or the text leaves something out


@dataclass(frozen=True, slots=True)
class Difference:
    """How far numbers are from the expected ones. `grid[i][j]` is |got - expected| / allowed, None where equal."""

    worst: float  # the largest |got - expected|, infinite where one is not finite and the other is
    at: tuple[int, ...]  # the first index that is wrong
    wrong: int  # how many entries are wrong
    of: int  # of how many
    grid: tuple[tuple[float | None, ...], ...] | None = None  # same corner as Shown.grid


@dataclass(frozen=True, slots=True)
class Run:
    """One case of a submission."""

    case: str
    kind: str  # "case", "edge", "stability"
    verdict: Verdict | None  # None: it was not reached
    message: str = ""
    seconds: float = 0.0
    inputs: tuple[tuple[str, Shown], ...] = ()  # only where it failed
    got: Shown | None = None
    expected: Shown | None = None
    difference: Difference | None = None
    traceback: str = ""
    stdout: str = ""


@dataclass(frozen=True, slots=True)
class LawResult:
    """One law over all the cases it applies to. `holds` is None when it could not be asked."""

    law: str
    holds: bool | None
    case: str = ""  # the first case that breaks it
    message: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A known mistake that behaves exactly like the submission on every case. Ties name them all."""

    mistakes: tuple[str, ...]  # ids; more than one: they cannot be told apart here
    wrong: str
    advice: str
    cases: int  # on how many failing cases the two agree


@dataclass(frozen=True, slots=True)
class Growth:
    """Operations counted at growing sizes, for the submission and for the reference."""

    sizes: tuple[int, ...]
    operations: tuple[int, ...]
    reference_operations: tuple[int, ...]
    yours: str  # "n^3"
    reference: str
    differs: bool
    message: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The whole answer to a submission."""

    problem: str
    digest: str  # of the pack's problem folder
    verdict: Verdict
    message: str = ""
    runs: tuple[Run, ...] = ()
    laws: tuple[LawResult, ...] = ()
    diagnosis: Diagnosis | None = None
    nearly: str = ""  # an honest near miss: "behaves like ... on 3 of 4 failing cases"
    growth: Growth | None = None
    traceback: str = ""  # of a submission that did not load
    line: int | None = None  # of the submission, where an error points at one
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    peak_mib: float = 0.0
    tier: str = ""
    stdout: str = ""  # printed while loading

    @property
    def accepted(self) -> bool:
        return self.verdict is Verdict.ACCEPTED

    @property
    def first_failure(self) -> Run | None:
        """The first case that was reached and failed."""
        return next((run for run in self.runs if run.verdict not in (None, Verdict.ACCEPTED)), None)

    def as_json(self) -> dict[str, Any]:
        """Plain JSON; `Judgement.from_json` gives an equal value back."""
        return {**_plain(self), "accepted": self.accepted}

    @staticmethod
    def from_json(data: dict[str, Any]) -> Judgement:
        data = {key: value for key, value in data.items() if key != "accepted"}
        return Judgement(
            **data
            | {
                "verdict": Verdict(data["verdict"]),
                "runs": tuple(_run(run) for run in data["runs"]),
                "laws": tuple(LawResult(**law) for law in data["laws"]),
                "diagnosis": _diagnosis(data["diagnosis"]),
                "growth": _growth(data["growth"]),
            }
        )


def _plain(value: Any) -> Any:
    """Values of this module as JSON. By hand, because `dataclasses.asdict` copies what is copied here anyway."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, float):  # JSON has no NaN and no infinity
        return value if math.isfinite(value) else {"float": str(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Verdict):
        return value.value
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _float(value: Any) -> Any:
    return float(value["float"]) if isinstance(value, dict) else value


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else _float(value)


def _shown(data: dict[str, Any] | None) -> Shown | None:
    return None if data is None else Shown(**{key: _tuples(value) for key, value in data.items()})


def _difference(data: dict[str, Any] | None) -> Difference | None:
    return None if data is None else Difference(**{key: _tuples(value) for key, value in data.items()})


def _run(data: dict[str, Any]) -> Run:
    inputs = tuple(
        (name, Shown(**{k: _tuples(v) for k, v in shown.items()})) for name, shown in data["inputs"]
    )
    return Run(
        **data
        | {
            "verdict": None if data["verdict"] is None else Verdict(data["verdict"]),
            "inputs": inputs,
            "got": _shown(data["got"]),
            "expected": _shown(data["expected"]),
            "difference": _difference(data["difference"]),
        }
    )


def _diagnosis(data: dict[str, Any] | None) -> Diagnosis | None:
    return None if data is None else Diagnosis(**data | {"mistakes": tuple(data["mistakes"])})


def _growth(data: dict[str, Any] | None) -> Growth | None:
    return None if data is None else Growth(**{key: _tuples(value) for key, value in data.items()})
