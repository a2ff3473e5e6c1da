"""Got against expected: is it right, and if not, one sentence that says how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from viva.content.problem import Tolerance
from viva.content.verdict import Verdict
from viva.judge.judgement import Difference
from viva.judge.numbers import Array, Numbers, close, numbers
from viva.judge.show import GRID, describe, shape_text


@dataclass(frozen=True, slots=True)
class Comparison:
    """ACCEPTED, PRESENTATION (right values, wrong shape or type) or WRONG_ANSWER, and why."""

    verdict: Verdict
    message: str = ""
    difference: Difference | None = None


RIGHT = Comparison(Verdict.ACCEPTED)


def compare(got: Any, expected: Any, tolerance: Tolerance, where: str = "the answer") -> Comparison:
    """Compares plain values of any nesting. The first wrong part decides, then the first of wrong form."""
    mine, theirs = numbers(got), numbers(expected)
    if theirs is not None and mine is not None:
        return _compare_numbers(mine, theirs, tolerance, where)
    if isinstance(expected, dict):
        return _compare_dicts(got, expected, tolerance, where)
    if isinstance(expected, (list, tuple)):
        return _compare_sequences(got, expected, tolerance, where)
    if type(got) is type(expected) and got == expected:
        return RIGHT
    return _wrong(f"{where} is {describe(got)}, {describe(expected)} is expected{_hint(got)}")


def _hint(got: Any) -> str:
    return ". Does every path of the function return a value?" if got is None else ""


def _wrong(message: str, difference: Difference | None = None) -> Comparison:
    return Comparison(Verdict.WRONG_ANSWER, message, difference)


def _compare_dicts(got: Any, expected: dict[Any, Any], tolerance: Tolerance, where: str) -> Comparison:
    if not isinstance(got, dict):
        return _wrong(f"{where} is {describe(got)}, a dict is expected{_hint(got)}")
    missing = [key for key in expected if key not in got]
    extra = [key for key in got if key not in expected]
    if missing or extra:
        parts = [f"lacks {missing!r}"] * bool(missing) + [f"has {extra!r} besides"] * bool(extra)
        return _wrong(f"{where} {' and '.join(parts)}")
    return _first_fault(
        compare(got[key], value, tolerance, f"{where}[{key!r}]") for key, value in expected.items()
    )


def _compare_sequences(got: Any, expected: Any, tolerance: Tolerance, where: str) -> Comparison:
    # A tuple or list of several values may come back as one array: (2, 3) for two lists of three.
    items = (
        list(got) if isinstance(got, (list, tuple)) or (isinstance(got, np.ndarray) and got.ndim) else None
    )
    if items is None:
        return _wrong(f"{where} is {describe(got)}, {describe(expected)} is expected{_hint(got)}")
    if len(items) != len(expected):
        return _wrong(f"{where} has {len(items)} entries, {len(expected)} are expected")
    parts = _first_fault(
        compare(mine, theirs, tolerance, f"{where}[{i}]")
        for i, (mine, theirs) in enumerate(zip(items, expected, strict=True))
    )
    if parts.verdict is Verdict.ACCEPTED and type(got) is not type(expected):
        mine, theirs = _article(_container(got)), _article(_container(expected))
        return Comparison(
            Verdict.PRESENTATION, f"the values are right, but {where} is {mine}, {theirs} is expected"
        )
    return parts


def _first_fault(parts: Any) -> Comparison:
    form = RIGHT
    for part in parts:
        if part.verdict is Verdict.WRONG_ANSWER:
            return part  # type: ignore[no-any-return]
        if form is RIGHT:
            form = part
    return form


def _container(value: Any) -> str:
    return {np.ndarray: "array"}.get(type(value), type(value).__name__)


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _compare_numbers(mine: Numbers, theirs: Numbers, tolerance: Tolerance, where: str) -> Comparison:
    if mine.array.shape != theirs.array.shape:
        return _compare_shapes(mine, theirs, tolerance, where)
    ok = _agree(mine.array, theirs, tolerance)
    if not bool(np.all(ok)):
        difference = _difference(mine.array, theirs, tolerance, ok)
        return _wrong(_sentence(mine.array, theirs.array, difference, tolerance, where), difference)
    form = _form(mine, theirs)
    return (
        RIGHT
        if not form
        else Comparison(Verdict.PRESENTATION, f"the values are right, but {where} is {form}")
    )


def _agree(got: Array, expected: Numbers, tolerance: Tolerance) -> Array:
    """Where the values agree. Whole numbers and truth values are compared exactly."""
    if expected.exact:
        return np.asarray(got == expected.array)
    return close(got, expected.array, rtol=tolerance.rtol, atol=tolerance.atol)


def _compare_shapes(mine: Numbers, theirs: Numbers, tolerance: Tolerance, where: str) -> Comparison:
    got, expected = shape_text(mine.array.shape), shape_text(theirs.array.shape)
    if mine.array.size == theirs.array.size and _squeezed(mine.array) == _squeezed(theirs.array):
        same = _agree(mine.array.reshape(theirs.array.shape), theirs, tolerance)
        if theirs.array.size and bool(np.all(same)):
            return Comparison(
                Verdict.PRESENTATION, f"the values are right, but {where} has {got}, {expected} is expected"
            )
    note = ""
    if (
        mine.array.ndim == 2
        and mine.array.T.shape == theirs.array.shape
        and bool(np.all(_agree(mine.array.T, theirs, tolerance)))
    ):
        note = ". It is the transpose of the right answer"
    return _wrong(f"{where} has {got}, {expected} is expected{note}")


def _squeezed(array: Array) -> tuple[int, ...]:
    return tuple(n for n in array.shape if n != 1)


def _form(mine: Numbers, theirs: Numbers) -> str:
    """What is wrong with the type of right values, or nothing. A whole number may stand for a float."""
    if mine.container != theirs.container:
        return f"{_article(mine.container)}, {_article(theirs.container)} is expected"
    if mine.kind == theirs.kind:
        if mine.dtype and theirs.dtype and mine.container != "number" and mine.dtype != theirs.dtype:
            return f"of dtype {mine.dtype}, {theirs.dtype} is expected"
        return ""
    if (
        theirs.kind in ("float", "complex")
        and mine.kind in ("int", "float")
        and mine.container not in ("array", "tensor")
    ):
        return ""
    return f"made of {mine.kind} values, {theirs.kind} is expected"


def _difference(got: Array, expected: Numbers, tolerance: Tolerance, ok: Array) -> Difference:
    want = expected.array
    with np.errstate(all="ignore"):
        distance = np.abs(np.subtract(got, want, dtype=np.result_type(got, want, float)))
        distance = np.where(ok, 0.0, np.where(np.isnan(distance), np.inf, distance))
        allowed = tolerance.atol + tolerance.rtol * np.abs(np.where(np.isfinite(want), want, 0.0))
        ratio = distance / np.maximum(allowed, np.finfo(float).tiny)
    first = tuple(int(i) for i in np.argwhere(~ok)[0])
    return Difference(float(distance.max()), first, int((~ok).sum()), int(ok.size), _grid(ratio, ok))


def _grid(ratio: Array, ok: Array) -> tuple[tuple[float | None, ...], ...] | None:
    if ratio.ndim == 0 or ratio.ndim > 2:
        return None
    rows, right = np.atleast_2d(ratio)[:GRID, :GRID], np.atleast_2d(ok)[:GRID, :GRID]
    return tuple(
        tuple(None if fine else float(x) for x, fine in zip(row, marks, strict=True))
        for row, marks in zip(rows, right, strict=True)
    )


def _sentence(got: Array, want: Array, difference: Difference, tolerance: Tolerance, where: str) -> str:
    if got.ndim == 0:
        return f"{where} is {_number(got[()])}, {_number(want[()])} is expected"
    index = "".join(f"[{i}]" for i in difference.at)
    start = (
        f"{difference.wrong} of {difference.of} numbers in {where} are wrong"
        if difference.of > 1
        else f"the number in {where} is wrong"
    )
    text = f"{start}; the first is {index}: {_number(got[difference.at])} instead of {_number(want[difference.at])}"
    return text + _pattern(got, want, tolerance)


def _pattern(got: Array, want: Array, tolerance: Tolerance) -> str:
    """A simple relation that explains the whole difference, if there is one."""

    def same(candidate: Array) -> bool:
        return candidate.shape == want.shape and bool(
            np.all(close(candidate, want, rtol=max(tolerance.rtol, 1e-9), atol=tolerance.atol))
        )

    if got.dtype == bool or got.size < 2 or not (np.all(np.isfinite(got)) and np.all(np.isfinite(want))):
        return ""
    if got.ndim == 2 and same(got.T):
        return ". It is the transpose of the right answer"
    if same(-got):
        return ". Every sign is the other way round"
    pivot = np.unravel_index(int(np.argmax(np.abs(got))), got.shape)
    with np.errstate(all="ignore"):
        factor = np.divide(want[pivot], got[pivot])
        if np.isfinite(factor) and factor != 0 and same(got * factor):
            return f". All of it is {_number(1 / factor)} times the right answer"
    if got.ndim == 1 and same(got[::-1]):
        return ". The order is reversed"
    return ""


def _number(x: Any) -> str:
    return f"{x:.10g}" if isinstance(x, (float, np.floating)) else str(x)
