"""Places where differences change their sign along a batch axis, and panels between such places.

A place may depend on what is differentiated by, so the panels move with it: the derivative of an integral then has
the terms that come from its ends (Leibniz' rule).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Array, Dual, Val, plain
from viva.derive.errors import Undecided
from viva.derive.scope import batch

Noticed = Callable[[Val], list[Val]]  # differences at places along an axis
_MOST = 12  # places for one difference
_STEPS, _SECANTS = 120, 14  # of a search in all, and those before it bisects
_CLOSE = 4e-15


def along(value: Array, axis: int) -> Array:
    """The numbers (..., places) of an array of 1 x 1 cells, its axis moved to the end."""
    cells = value[..., 0, 0]
    place = axis + 2
    cells = cells.reshape(*(1,) * max(0, -place - cells.ndim), *cells.shape)
    return np.moveaxis(cells, place, -1)


def _back(numbers: Array, axis: int) -> Array:
    """(..., places) as an array of 1 x 1 cells."""
    return np.moveaxis(numbers, -1, axis + 2)[..., None, None]


def cells(values: Sequence[Val]) -> list[Val]:
    """All entries, as 1 x 1 values."""
    found: list[Val] = []
    for value in values:
        rows, columns = arrays.shape(value)
        found += [arrays.entry(value, i, j) for i in range(rows) for j in range(columns)]
    return found


def slice_of(value: Val, place: int, axis: int) -> Val:
    """What stands at one place of an axis, which stays; a tangent may be the same for all of them."""

    def of(x: Array) -> Array:
        return np.take(x, [place % x.shape[axis]], axis=axis) if x.ndim >= -axis else x

    return arrays.linear(of)(value)


def breaks(noticed: Noticed, grid: Array, axis: int) -> Val | None:
    """Where differences change their sign; None where none does.

    How many places there are may depend on the other axes: NaN stands for one that is not there.
    """
    start = cells(noticed(batch(grid, -axis - 3)))
    brackets = _brackets(start, grid, axis)
    if brackets is None:
        return None
    places = _closed_in(noticed, brackets, axis)
    moved = _moved(noticed, brackets, _back(places, axis), axis)
    kept = _back(np.broadcast_to(brackets.valid, places.shape), axis)
    return arrays.where(kept, moved, np.full_like(plain(moved), np.nan))


def varies(difference: Val, axis: int) -> bool:
    """Whether a difference changes its sign along an axis."""
    found = [along(plain(each).astype(float), axis) for each in cells([difference])]
    return any(bool(np.any((values >= 0) != (values[..., :1] >= 0))) for values in found)


@dataclass(frozen=True)
class _Brackets:
    """Intervals (..., places) in which a difference changes its sign. which: the number of the difference."""

    low: Array
    high: Array
    at_low: Array
    at_high: Array
    valid: Array
    which: Array


def _brackets(differences: Sequence[Val], grid: Array, axis: int) -> _Brackets | None:
    found: list[tuple[Array, ...]] = []
    which: list[Array] = []
    for number, difference in enumerate(differences):
        values = along(plain(difference).astype(float), axis)
        if values.shape[-1] == 1:
            continue  # it does not depend on what runs along the axis
        left, right = values[..., :-1], values[..., 1:]
        changes = ((left >= 0) != (right >= 0)) & np.isfinite(left) & np.isfinite(right)
        count = int(changes.sum(axis=-1).max())
        if count > _MOST:
            raise Undecided("something here jumps too often to be integrated with numbers")
        order = np.argsort(~changes, axis=-1, kind="stable")[..., :count]
        if count:
            taken = [np.take_along_axis(each, order, axis=-1) for each in (left, right, changes)]
            found.append((grid[order], grid[order + 1], *taken))
            which.append(np.full(count, number))
    if not found:
        return None
    common = np.broadcast_shapes(*(each[0].shape[:-1] for each in found))
    low, high, at_low, at_high, valid = (
        np.concatenate([np.broadcast_to(x, (*common, x.shape[-1])) for x in column], axis=-1)
        for column in zip(*found, strict=True)
    )
    return _Brackets(low, high, at_low, at_high, valid, np.concatenate(which))


def _closed_in(noticed: Noticed, brackets: _Brackets, axis: int) -> Array:
    """The places in the brackets, by secants that keep them (the Illinois rule), and bisection where these are slow."""
    a, b, fa, fb = brackets.low, brackets.high, brackets.at_low, brackets.at_high
    done, place = ~brackets.valid, brackets.high
    side = np.zeros(a.shape)
    for step in range(_STEPS):
        with np.errstate(all="ignore"):
            secant = b - fb * (b - a) / (fb - fa)
        fast = np.isfinite(secant) & (step < _SECANTS)
        c = np.clip(np.where(fast, secant, (a + b) / 2), a, b)
        c = np.where(done, place, c)
        fc = _chosen(noticed, brackets, c, axis)
        near = _CLOSE * (1 + np.abs(c))
        done = done | (fc == 0) | (b - a <= near) | ((np.abs(c - place) <= near) & (step < _SECANTS))
        place = c
        if done.all():
            break
        below = (fc >= 0) == (fa >= 0)
        fb = np.where(below & (side == 1), fb / 2, np.where(below, fb, fc))
        fa = np.where(~below & (side == -1), fa / 2, np.where(below, fc, fa))
        a, b = np.where(below, c, a), np.where(below, b, c)
        side = np.where(below, 1, -1)
    return place


def _chosen(noticed: Noticed, brackets: _Brackets, places: Array, axis: int) -> Array:
    return along(plain(_selected(noticed, brackets, _back(places, axis), axis)).astype(float), axis)


def _selected(noticed: Noticed, brackets: _Brackets, places: Val, axis: int) -> Val:
    """At each place the difference that changes its sign there."""
    found: Val | None = None
    for number, difference in enumerate(cells(noticed(places))):
        if number not in brackets.which:
            continue
        mask = batch(brackets.which == number, -axis - 3)
        found = difference if found is None else arrays.where(mask, difference, found)
    assert found is not None
    shape = np.broadcast_shapes(plain(found).shape, plain(places).shape)
    return arrays.linear(lambda x: np.broadcast_to(x, np.broadcast_shapes(x.shape, shape)))(found)


def _moved(noticed: Noticed, brackets: _Brackets, places: Array, axis: int) -> Val:
    """The places with their derivatives in what is differentiated by: Newton's step, once for each order."""
    tag = arrays.new_tag()
    steep = _selected(noticed, brackets, Dual(tag, places, np.ones_like(places)), axis)
    value, tangent = arrays.parts(steep, tag)
    if not isinstance(value, Dual) or tangent is None:
        return places
    slope = plain(tangent)
    slope = np.where(np.isfinite(slope) & (slope != 0), slope, np.inf)
    found: Val = places
    for _ in range(_order(value)):
        step = arrays.divide(_selected(noticed, brackets, found, axis), slope)
        found = arrays.subtract(found, arrays.linear(np.nan_to_num)(step))
    return found


def _order(value: Val) -> int:
    """How many derivatives are taken."""
    return 0 if not isinstance(value, Dual) else 1 + max(_order(value.value), _order(value.tangent))


def edges(places: Val | None, fixed: Sequence[float], axis: int) -> Val:
    """The edges of panels, in order: fixed ones, and the places between them."""
    own = batch(np.asarray(fixed, dtype=float), -axis - 3)
    if places is None:
        return own
    there = np.isfinite(plain(places))
    together = joined(own, arrays.where(there, places, np.full_like(plain(places), fixed[-1])), axis)
    order = np.argsort(plain(together), axis=axis, kind="stable")

    def in_order(x: Array) -> Array:
        shape = np.broadcast_shapes(x.shape, order.shape)
        return np.take_along_axis(np.broadcast_to(x, shape), np.broadcast_to(order, shape), axis)

    return arrays.linear(in_order)(together)


def joined(first: Val, second: Val, axis: int) -> Val:
    """Values one after the other along an axis."""
    before, after = plain(first).shape[axis], plain(second).shape[axis]
    return arrays.add(
        arrays.linear(lambda x: _padded(_long(x, before, axis), (0, after), axis))(first),
        arrays.linear(lambda x: _padded(_long(x, after, axis), (before, 0), axis))(second),
    )


def _long(x: Array, length: int, axis: int) -> Array:
    """With its full length along an axis, also where all numbers there are the same."""
    x = x.reshape(*(1,) * max(0, -axis - x.ndim), *x.shape)
    shape = list(x.shape)
    shape[axis] = length
    return np.broadcast_to(x, shape)


def _padded(x: Array, zeros: tuple[int, int], axis: int) -> Array:
    return np.pad(x, [zeros if place == x.ndim + axis else (0, 0) for place in range(x.ndim)])


def nodes(ends: Val, reference: Array, axis: int) -> Val:
    """The nodes of a rule for -1 to 1 in each panel between edges."""
    return _in_panels(ends, (1 - reference) / 2, (1 + reference) / 2, axis)


def weights(ends: Val, reference: Array, axis: int) -> Val:
    """The weights of a rule for -1 to 1 in each panel between edges."""
    return _in_panels(ends, -reference / 2, reference / 2, axis)


def _in_panels(ends: Val, of_low: Array, of_high: Array, axis: int) -> Val:
    """For each panel and each number of a rule: that much of its two ends."""

    def apply(x: Array) -> Array:
        edges = np.moveaxis(_long(x, count, axis), axis, -1)[..., None]
        found = edges[..., :-1, :] * of_low + edges[..., 1:, :] * of_high
        return np.moveaxis(found.reshape(*found.shape[:-2], -1), -1, axis)

    count = plain(ends).shape[axis]
    return arrays.linear(apply)(ends)
