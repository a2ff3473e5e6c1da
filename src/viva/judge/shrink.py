"""The smallest input that still fails, found by leaving things out and making numbers plain.

In the manner of delta debugging (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE TSE
28(2), 2002) and of Hypothesis's shrinker, but over the few shapes that inputs here have: numbers, lists, arrays,
tensors and dicts of them. An index is dropped from every axis of its length at once, so that matrices stay
square and a right-hand side keeps fitting its matrix. Whole numbers stay as they are: they may be indices, counts
or shapes, and an input that breaks a problem's own rules would explain nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from viva.judge import build as building
from viva.judge.answer import Answer, answer_of
from viva.judge.built import Asked, Built
from viva.judge.candidate.wire import WireError, pack
from viva.judge.judgement import Run
from viva.judge.pool import Call, Pool
from viva.judge.rule import fails, judge_answer
from viva.judge.show import show

ROUNDS = 24
WIDTH = 48  # inputs tried in one round, the simplest first
LONGEST_AXIS = 12  # longer ones lose halves and quarters only
MOST_NUMBERS = 150  # inputs with more of them are only shortened
SECONDS = 2.0  # after which the best so far is good enough

Inputs = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Trial:
    inputs: Inputs
    mine: Answer
    theirs: Answer


def shrink(
    pool: Pool, built: Built, source: str, case: str, *, clock: Callable[[], float], seconds: float = SECONDS
) -> Run | None:
    """A smaller input on which the program fails as it does on `case`, or None if none was found.

    Fails as it does: a wrong value stays one, and the reference still returns a value (or raises the same error).
    Problems whose right answers differ are left alone, because two values say nothing there.
    """
    start = next((asked for asked in built.asked if asked.name == case), None)
    if start is None or built.canonical:
        return None
    reference = built.reference.answers[built.asked.index(start)]
    inputs: Inputs = start.inputs()
    best: _Trial | None = None
    until = clock() + seconds
    for _ in range(ROUNDS):
        if clock() > until:
            break
        found = _round(pool, built, source, inputs, reference)
        if found is None:
            break
        best, inputs = found, found.inputs
    return None if best is None else _shown(built, best)


def _round(pool: Pool, built: Built, source: str, inputs: Inputs, reference: Answer) -> _Trial | None:
    """The simplest of the simpler inputs that fails; None if none does."""
    size = weight(inputs)
    simpler = sorted(
        ((weight(each), n, each) for n, each in enumerate(variants(inputs))), key=lambda row: row[:2]
    )
    chosen = [each for heavy, _, each in simpler if heavy < size][:WIDTH]
    calls = [Call(building.target(built.problem), frame, 0) for each in chosen if (frame := _frame(each))]
    if not calls:
        return None
    mine, theirs = (
        pool.run(building.setup(built.problem, program), calls).replies
        for program in (source, built.problem.reference)
    )
    for each, ours, right in zip(chosen, mine, theirs, strict=False):
        trial = _Trial(each, answer_of(ours), answer_of(right))
        if trial.theirs.errors[:1] == reference.errors[:1] and fails(_judged(built, trial)):
            return trial
    return None


def _frame(inputs: Inputs) -> bytes:
    try:
        return pack(dict(inputs))
    except WireError:
        return b""


def _judged(built: Built, trial: _Trial) -> Run:
    case = Asked(
        "the smallest input found", "case", trial.theirs.errors[:1], False, 0, pack(dict(trial.inputs)), ()
    )
    return judge_answer(case, trial.mine, trial.theirs, built.problem, None, 0)


def _shown(built: Built, trial: _Trial) -> Run:
    run = _judged(built, trial)
    return Run(
        run.case,
        run.kind,
        run.verdict,
        run.message,
        inputs=tuple((name, show(value)) for name, value in trial.inputs.items()),
        got=show(trial.mine.value) if trial.mine.returned else None,
        expected=show(trial.theirs.value) if trial.theirs.returned else None,
    )


def weight(value: Any) -> float:
    """How much there is to look at: the fewer and the plainer the numbers, the less."""
    if isinstance(value, Mapping):
        return sum(map(weight, value.values()))
    if isinstance(value, list | tuple):
        return 1 + sum(map(weight, value))
    if isinstance(value, np.ndarray):
        return 1 + sum(map(weight, value.ravel().tolist()))
    if _is_tensor(value):
        return weight(value.detach().numpy())
    if isinstance(value, bool | str) or value is None:
        return 1
    if isinstance(value, int | float | np.number):
        return 1 + _plainness(float(value))
    return 1


def _plainness(x: float) -> float:
    """0 for 0, 0.1 for 1, more for every digit and for a sign."""
    if not math.isfinite(x):
        return 2.0
    return (0.0 if x == 0 else 0.1 * len(f"{abs(x):.12g}")) + (0.05 if x < 0 else 0.0)


def variants(inputs: Inputs) -> Iterator[Inputs]:
    """Inputs with something left out or made plainer."""
    for length in sorted({length for value in inputs.values() for length in axes(value)}):
        for dropped in _dropped(length):
            yield {name: without(value, length, dropped) for name, value in inputs.items()}
    if _count(inputs) > MOST_NUMBERS:
        return
    for name, value in inputs.items():
        for plainer in _plainer(value):
            yield {**inputs, name: plainer}


def _count(value: Any) -> int:
    """How many scalars there are."""
    if isinstance(value, Mapping):
        return sum(map(_count, value.values()))
    if isinstance(value, list | tuple):
        return sum(map(_count, value))
    if isinstance(value, np.ndarray):
        return int(value.size)
    return int(value.numel()) if _is_tensor(value) else 1


def _dropped(length: int) -> Iterator[frozenset[int]]:
    """Which indices of an axis to leave out: halves first, then one at a time."""
    for parts in (2, 4):
        step = -(-length // parts)
        if step > 1:
            yield from (frozenset(range(at, min(at + step, length))) for at in range(0, length, step))
    if length <= LONGEST_AXIS:
        yield from (frozenset([index]) for index in range(length))


def axes(value: Any) -> set[int]:
    """The lengths of a value's axes; those of a ragged list are its own length only."""
    if isinstance(value, np.ndarray) or _is_tensor(value):
        return set(value.shape) - {0}
    if isinstance(value, list | tuple) and value:
        inner = [len(item) for item in value if isinstance(item, list | tuple)]
        rectangular = len(inner) == len(value) and len(set(inner)) == 1
        return {len(value)} | ({inner[0]} - {0} if rectangular else set())
    return set()


def without(value: Any, length: int, dropped: frozenset[int]) -> Any:
    """The value without these indices, along each of its axes that has this length."""
    if isinstance(value, np.ndarray) or _is_tensor(value):
        keep = [index for index in range(length) if index not in dropped]
        whole: Any = value
        for axis in [axis for axis, size in enumerate(value.shape) if size == length]:
            whole = whole[(*[slice(None)] * axis, keep)]
        return whole
    if isinstance(value, list | tuple):
        items = [without(item, length, dropped) if isinstance(item, list | tuple) else item for item in value]
        kept = [item for index, item in enumerate(items) if len(value) != length or index not in dropped]
        return type(value)(kept)
    return value


def _plainer(value: Any) -> Iterator[Any]:
    """The value with all its numbers plainer, or one of them."""
    for simplify in (_zero, _one, _rounded, _shorter, _halved):
        changed = _mapped(value, simplify)
        if changed is not None:
            yield changed
    yield from _one_by_one(value)


def _mapped(value: Any, change: Callable[[float], float]) -> Any:
    """Every number changed; None where there is none, or none changes."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.size:
        changed = np.array([change(float(x)) for x in value.ravel()]).reshape(value.shape).astype(value.dtype)
        return None if np.array_equal(changed, value, equal_nan=True) else changed
    if _is_tensor(value) and value.dtype.is_floating_point:
        import torch

        changed = _mapped(value.detach().numpy(), change)
        return None if changed is None else torch.from_numpy(changed)
    if isinstance(value, list | tuple) and value:
        parts = [_mapped(item, change) for item in value]
        if all(part is None for part in parts):
            return None
        return type(value)([old if new is None else new for old, new in zip(value, parts, strict=True)])
    if isinstance(value, float) and math.isfinite(value):
        plainer = change(value)
        return None if plainer == value else plainer
    return None


def _one_by_one(value: Any) -> Iterator[Any]:
    """One number at a time becomes 0 or 1, or is rounded."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        for index in np.ndindex(value.shape):
            for change in (_zero, _one, _rounded):
                copy = value.copy()
                copy[index] = change(float(value[index]))
                yield copy
    elif _is_tensor(value) and value.dtype.is_floating_point:
        import torch

        yield from map(torch.from_numpy, _one_by_one(value.detach().numpy()))
    elif isinstance(value, list | tuple):
        for place, item in enumerate(value):
            plainer = _one_by_one(item) if isinstance(item, list | tuple) else _numbers(item)
            yield from (type(value)([*value[:place], each, *value[place + 1 :]]) for each in plainer)
    elif isinstance(value, dict):
        for key, item in value.items():
            for each in _plainer(item):
                yield {**value, key: each}


def _numbers(item: Any) -> Iterator[Any]:
    for change in (_zero, _one, _rounded):
        changed = _mapped(item, change)
        if changed is not None:
            yield changed


def _zero(x: float) -> float:
    return 0.0


def _one(x: float) -> float:
    return math.copysign(1.0, x)


def _rounded(x: float) -> float:
    return float(round(x)) if math.isfinite(x) else x


def _shorter(x: float) -> float:
    return float(f"{x:.2g}") if math.isfinite(x) else x


def _halved(x: float) -> float:
    return float(math.trunc(x / 2)) if math.isfinite(x) else x


def _is_tensor(value: Any) -> bool:
    return type(value).__module__.partition(".")[0] == "torch" and hasattr(value, "detach")
