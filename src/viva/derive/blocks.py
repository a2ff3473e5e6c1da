"""Matrices written as blocks: 0 and I take the size that the blocks beside and above them leave."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Pending, Val
from viva.derive.errors import DoesNotFit
from viva.derive.evaluate import Rule, evaluate
from viva.derive.scope import Scope
from viva.derive.tree import Matrix, Node

Rows = Sequence[Sequence[Val]]


def _matrix(node: Matrix, scope: Scope) -> Val:
    rows = [[evaluate(cell, scope) for cell in row] for row in node.rows]
    if len({len(row) for row in rows}) > 1:
        raise DoesNotFit("the rows of a matrix have different lengths")
    if all(not isinstance(cell, Pending) and arrays.is_scalar(cell) for row in rows for cell in row):
        return arrays.stack(rows)
    return arrays.stack(_fitted(rows))


def _fitted(rows: Rows) -> Rows:
    """The blocks, those of open size with the height of their row and the width of their column."""
    columns = list(zip(*rows, strict=True))
    heights = [_extent([arrays.shape(cell)[0] for cell in row if not _is_open(cell)]) for row in rows]
    widths = [_extent([arrays.shape(cell)[1] for cell in column if not _is_open(cell)]) for column in columns]
    for r, row in enumerate(rows):  # an identity is as high as it is wide
        for c, cell in enumerate(row):
            if isinstance(cell, Pending) and cell.kind == "identity":
                heights[r] = heights[r] or widths[c]
                widths[c] = widths[c] or heights[r]
    return [
        [_block(cell, height or 1, width or 1) for cell, width in zip(row, widths, strict=True)]
        for row, height in zip(rows, heights, strict=True)
    ]


def _is_open(cell: Val) -> bool:
    """Whether it has the size that is left for it: an identity, or a 0 among matrices."""
    return isinstance(cell, Pending) or (arrays.is_scalar(cell) and not np.any(arrays.plain(cell)))


def _extent(sizes: Sequence[int]) -> int:
    """The one size that blocks beside each other have; 0 where none of them says."""
    if len(set(sizes)) > 1:
        raise DoesNotFit(f"blocks of {' and '.join(map(str, sorted(set(sizes))))} do not stand side by side")
    return sizes[0] if sizes else 0


def _block(cell: Val, height: int, width: int) -> Val:
    if isinstance(cell, Pending):
        return cell.fit(height, width)
    return np.zeros((height, width)) if _is_open(cell) else cell


RULES: dict[type[Node], Rule] = {Matrix: _matrix}
