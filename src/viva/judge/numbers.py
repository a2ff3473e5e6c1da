"""Values seen as arrays of numbers, whatever they are made of: nested lists, NumPy arrays, tensors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Numbers:
    """An array of numbers and what it was.

    container: "number", "list", "tuple", "list of lists", ..., "array" or "tensor".
    """

    array: Array
    container: str
    kind: str  # "bool", "int", "float", "complex"
    dtype: str  # "" for Python numbers

    @property
    def exact(self) -> bool:
        return self.kind in ("bool", "int")


_KINDS = {"b": "bool", "i": "int", "u": "int", "f": "float", "c": "complex"}
_RANK = ("bool", "int", "float", "complex")


def numbers(value: Any) -> Numbers | None:
    """`value` as numbers, or None if it is not a rectangular arrangement of them."""
    if isinstance(value, np.ndarray):
        return _of_array(value, "array")
    if isinstance(value, np.generic):
        return _of_array(np.asarray(value), "number")
    if type(value).__module__.partition(".")[0] == "torch":
        return _of_tensor(value)
    if isinstance(value, (bool, int, float, complex)):
        return _of_nested(value, "number")
    if isinstance(value, (list, tuple)):
        return _of_nested(value, container_name(value))
    return None


def container_name(value: Any) -> str:
    """What a list or tuple is made of, as far as its first entry tells: "list", "list of tuples"."""
    name = type(value).__name__
    inner = type(value[0]) if value else None
    return f"{name} of {inner.__name__}s" if inner in (list, tuple) else name


def _of_array(array: Array, container: str) -> Numbers | None:
    kind = _KINDS.get(array.dtype.kind)
    return None if kind is None else Numbers(array, container, kind, array.dtype.name)


def _of_tensor(tensor: Any) -> Numbers | None:
    name = str(tensor.dtype).removeprefix("torch.")
    array = (tensor.float() if name == "bfloat16" else tensor).numpy()
    kind = _KINDS.get(array.dtype.kind)
    return None if kind is None else Numbers(array, "tensor", kind, name)


def _of_nested(value: Any, container: str) -> Numbers | None:
    kinds: set[str] = set()
    if not _collect(value, kinds):
        return None
    kind = max(kinds, key=_RANK.index) if kinds else "float"
    try:
        array: Array = np.array(
            value, dtype={"bool": bool, "int": np.int64, "float": float, "complex": complex}[kind]
        )
    except (ValueError, OverflowError):  # ragged, or an integer beyond 64 bits
        return None
    return Numbers(array, container, kind, "")


def _collect(value: Any, kinds: set[str]) -> bool:
    """Adds the kinds of the numbers inside; False if there is anything but lists, tuples and numbers."""
    if isinstance(value, (list, tuple)):
        return all(_collect(item, kinds) for item in value)
    if isinstance(value, (bool, np.bool_)):
        kinds.add("bool")
    elif isinstance(value, (int, np.integer)):
        kinds.add("int")
    elif isinstance(value, (float, np.floating)):
        kinds.add("float")
    elif isinstance(value, (complex, np.complexfloating)):
        kinds.add("complex")
    else:
        return False
    return True


def close(got: Array, expected: Array, *, rtol: float, atol: float) -> npt.NDArray[np.bool_]:
    """Elementwise |got - expected| <= atol + rtol * |expected|; NaN equals NaN, an infinity only itself.

    got, expected: same shape. Written as DMOJ and NumPy do not: the comparison of a NaN difference is False,
    so a NaN can never slip through an inequality turned round.
    """
    with np.errstate(all="ignore"):
        near = np.abs(got - expected) <= atol + rtol * np.abs(expected)
        finite = np.isfinite(got) & np.isfinite(expected)
        both_nan = np.isnan(got) & np.isnan(expected)
    return np.asarray((finite & near) | (got == expected) | both_nan)
