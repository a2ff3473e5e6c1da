"""Arithmetic at 40 digits, for the cases where float64 leaves a doubt: arrays of mpmath numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

DIGITS = 40
context = mpmath.mp.clone()
context.dps = DIGITS


def precise(array: Array) -> Array:
    """The same numbers, exactly, as 40-digit ones."""
    return np.asarray(np.frompyfunc(context.mpf, 1, 1)(np.asarray(array, dtype=float)), dtype=object)


def is_precise(*arrays: Array) -> bool:
    return any(array.dtype == object for array in arrays)


def rounded(array: Array) -> Array:
    """Back to float64."""
    return array.astype(float) if array.dtype == object else array


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(*values: Any) -> Any:
        try:
            found = function(*values)
        except (ValueError, ZeroDivisionError, OverflowError):
            return context.nan
        return found if isinstance(found, context.mpf) else context.nan  # a complex root is no real number

    return guarded


FUNCTIONS: dict[str, Callable[[Array], Array]] = {
    name: np.frompyfunc(_guarded(getattr(context, name)), 1, 1)
    for name in ("exp", "log", "sqrt", "sin", "cos", "tan", "tanh", "sinh", "cosh", "erf", "gamma", "digamma")
}
FUNCTIONS["arctan"] = np.frompyfunc(_guarded(context.atan), 1, 1)
FUNCTIONS["loggamma"] = np.frompyfunc(_guarded(context.loggamma), 1, 1)
FUNCTIONS["sign"] = np.frompyfunc(_guarded(context.sign), 1, 1)
FUNCTIONS["abs"] = np.frompyfunc(_guarded(abs), 1, 1)

power = np.frompyfunc(_guarded(lambda a, b: a**b), 2, 1)
divide = np.frompyfunc(_guarded(lambda a, b: a / b), 2, 1)


def inverse(array: Array) -> Array:
    """The inverses of a stack of matrices; NaN where there is none."""
    return _each(array, _inverse)


def determinant(array: Array) -> Array:
    """Shape (..., 1, 1)."""
    return _each(
        array, lambda matrix: np.array([[context.det(context.matrix(matrix.tolist()))]], dtype=object)
    )


def _inverse(matrix: Array) -> Array:
    try:
        found = context.inverse(context.matrix(matrix.tolist()))
    except ZeroDivisionError:
        return np.full(matrix.shape, context.nan, dtype=object)
    return np.array(found.tolist(), dtype=object)


def _each(array: Array, function: Callable[[Array], Array]) -> Array:
    flat = array.reshape(-1, *array.shape[-2:])
    found = np.stack([function(matrix) for matrix in flat])
    return found.reshape(*array.shape[:-2], *found.shape[-2:])
