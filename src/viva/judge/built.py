"""A problem ready to judge, as values and as the bytes of a cache file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from viva.content.problem import Problem
from viva.judge.answer import Answer
from viva.judge.candidate.wire import pack, unpack


@dataclass(frozen=True, slots=True)
class Asked:
    """One case, its inputs packed."""

    name: str
    kind: str
    raises: tuple[str, ...]
    shown: bool
    seed: int
    frame: bytes
    also: tuple[tuple[int, tuple[bytes, ...]], ...]  # what laws ask besides: (law, packed inputs)

    def inputs(self) -> dict[str, Any]:
        """A fresh copy of the inputs by name."""
        return dict(unpack(self.frame))


@dataclass(frozen=True, slots=True)
class Performance:
    """What one program did: an answer per case, answers to what laws ask besides, how it ended."""

    answers: tuple[Answer, ...]
    also: tuple[tuple[int, int, tuple[Answer, ...]], ...]  # (case, law, answers)
    ending: str


@dataclass(frozen=True, slots=True)
class Built:
    """A problem ready to judge."""

    problem: Problem
    asked: tuple[Asked, ...]
    laws: tuple[str, ...]
    canonical: bool
    reference: Performance
    mistakes: tuple[Performance, ...]  # in the order of problem.mistakes
    growing: tuple[tuple[int, bytes], ...]
    operations: tuple[int, ...]  # of the reference at those sizes

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(asked.kind for asked in self.asked)


def _array(frame: bytes) -> npt.NDArray[np.uint8]:
    """Bytes as an array, which the wire carries outside its header."""
    return np.frombuffer(frame, np.uint8)


def freeze(built: Built) -> bytes:
    """The bytes of a cache file: plain data, no code."""
    return pack(_plain(built), max_bytes=1 << 30)


def thaw(problem: Problem, data: bytes) -> Built:
    """The built problem again. WireError, KeyError, TypeError or ValueError if these are no such bytes."""
    return _built(problem, unpack(data))


def _plain(built: Built) -> dict[str, Any]:
    return {
        "asked": [
            [
                a.name,
                a.kind,
                list(a.raises),
                a.shown,
                a.seed,
                _array(a.frame),
                [[n, [_array(f) for f in fs]] for n, fs in a.also],
            ]
            for a in built.asked
        ],
        "laws": list(built.laws),
        "canonical": built.canonical,
        "performances": [_freeze_performance(p) for p in (built.reference, *built.mistakes)],
        "growing": [[n, _array(frame)] for n, frame in built.growing],
        "operations": list(built.operations),
    }


def _freeze_performance(who: Performance) -> dict[str, Any]:
    return {
        "answers": [_freeze_answer(a) for a in who.answers],
        "also": [[case, law, [_freeze_answer(a) for a in answers]] for case, law, answers in who.also],
        "ending": who.ending,
    }


def _freeze_answer(a: Answer) -> list[Any]:
    return [a.value, list(a.errors), a.message, list(a.mutated), a.view, a.viewed]


def _built(problem: Problem, data: dict[str, Any]) -> Built:
    performances = [_thaw_performance(p) for p in data["performances"]]
    asked = tuple(
        Asked(
            name,
            kind,
            tuple(raises),
            shown,
            seed,
            frame.tobytes(),
            tuple((n, tuple(f.tobytes() for f in fs)) for n, fs in also),
        )
        for name, kind, raises, shown, seed, frame, also in data["asked"]
    )
    growing = tuple((n, frame.tobytes()) for n, frame in data["growing"])
    return Built(
        problem,
        asked,
        tuple(data["laws"]),
        data["canonical"],
        performances[0],
        tuple(performances[1:]),
        growing,
        tuple(data["operations"]),
    )


def _thaw_performance(data: dict[str, Any]) -> Performance:
    also = tuple((case, law, tuple(_thaw_answer(a) for a in answers)) for case, law, answers in data["also"])
    return Performance(tuple(_thaw_answer(a) for a in data["answers"]), also, data["ending"])


def _thaw_answer(row: list[Any]) -> Answer:
    value, errors, message, mutated, view, viewed = row
    return Answer(value, tuple(errors), message, tuple(mutated), view, viewed)
