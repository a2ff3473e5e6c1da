"""Values as people see them: shortened text, a kind in words, a corner of an array."""

from __future__ import annotations

from typing import Any

import numpy as np

from viva.judge.judgement import Shown
from viva.judge.numbers import Array, Numbers, numbers

GRID = 12  # rows and columns of an array that are shown
TEXT = 400  # characters of a value that are shown


def show(value: Any) -> Shown:
    """A value for a page or a terminal. Never fails, never long."""
    found = numbers(value)
    text, clipped = _clip(plain_text(value, found))
    if found is None:
        return Shown(text, describe(value), clipped=clipped)
    corner = _corner(found.array)
    cut = clipped or max(found.array.shape, default=0) > GRID or found.array.ndim > 2
    return Shown(text, describe(value), found.array.shape, corner, cut)


def describe(value: Any) -> str:
    """What a value is, in a few words: "a float64 array of shape (3, 2)", "the float 0.5", "None"."""
    found = numbers(value)
    if found is not None and found.container == "number":
        return f"the {found.kind} {number_text(found.array[()])}"
    if found is not None and found.container in ("array", "tensor"):
        article = "an" if found.dtype[0] in "aeiou" else "a"
        return f"{article} {found.dtype} {found.container} of {shape_text(found.array.shape)}"
    if isinstance(value, (list, tuple)):
        name = type(value).__name__
        if found is not None and found.array.ndim > 1:
            return f"a {name} of {' x '.join(map(str, found.array.shape))} {found.kind} values"
        return f"a {name} of {len(value)}" if value else f"an empty {name}"
    if isinstance(value, dict):
        return f"a dict with keys {_clip(', '.join(map(repr, value)), 80)[0]}"
    if isinstance(value, str):
        return f"the text {_clip(repr(value), 80)[0]}"
    return repr(value) if value is None else f"the {type(value).__name__} {_clip(repr(value), 80)[0]}"


def shape_text(shape: tuple[int, ...]) -> str:
    """ "shape (3, 2)", or "no axes" for a single number."""
    return f"shape {shape}" if shape else "no axes (it is a single number)"


def number_text(x: Any) -> str:
    """A number with ten significant digits at most."""
    if isinstance(x, (bool, np.bool_)):
        return str(bool(x))
    if isinstance(x, (int, np.integer)):
        return str(int(x))
    if isinstance(x, (complex, np.complexfloating)):
        return f"{complex(x):.8g}"
    return f"{float(x):.10g}"


def plain_text(value: Any, found: Numbers | None = None) -> str:
    """Python-like text of a plain value, with numbers shortened."""
    if found is not None and found.container in ("array", "tensor"):
        with np.printoptions(threshold=60, edgeitems=3, precision=8):
            return np.array2string(found.array, separator=", ")
    if isinstance(value, (list, tuple)):
        left, right = "[]" if isinstance(value, list) else "()"
        inner = ", ".join(plain_text(item, numbers(item)) for item in value[:60])
        return f"{left}{inner}{', ...' if len(value) > 60 else ''}{right}"
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(
                f"{key!r}: {plain_text(item, numbers(item))}" for key, item in list(value.items())[:60]
            )
            + "}"
        )
    if isinstance(value, (bool, int, float, complex, np.generic)):
        return number_text(value)
    return repr(value)


def _clip(text: str, most: int = TEXT) -> tuple[str, bool]:
    return (text, False) if len(text) <= most else (text[: most - 1] + "…", True)


def _corner(array: Array) -> tuple[tuple[str, ...], ...] | None:
    if array.ndim == 0 or array.ndim > 2 or array.size == 0:
        return None
    rows = np.atleast_2d(array)[:GRID, :GRID]
    return tuple(tuple(number_text(x) for x in row) for row in rows)
