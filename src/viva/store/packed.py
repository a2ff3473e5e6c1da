"""Long texts of history, made short: five years of them have to fit a laptop.

A packed text begins with the name of its way of packing; a text without one is as it was written. The words of each
way are part of it: they never change, or what was packed with them cannot be read any more.
"""

from __future__ import annotations

import base64
import zlib
from typing import Any

from django.db import models

LARGEST = 16 * 2**20  # bytes of a text; a short one that unpacks to more was not packed here

_FIRST = "z1:"
_WORDS = (
    b'"repair": "", "at": null, "read": "", "expected": "", "own": false, "slip": {"name": "", "line": 1, "latex": "'
    b'"counterexample": {"quantities": [{"name": "value": [[1.0]]}], "left": , "right": '
    b"\\\\operatorname{} \\\\mathbb{E} \\\\frac{1}{} \\\\sum_{i=1}^{n} \\\\left( \\\\right) \\\\top \\\\nabla_"
    b'def return import numpy as np raise ValueError(" for i in range(len( if not else: np.asarray(  float) .shape[0]'
    b'"law_broken": "growth": null, "diagnosis": null, "laws": [{"name": "holds": true, "message": "", '
    b'{"text": "[[1, 0], [0, 1]]", "kind": "a 3 x 3 array of float64", "shape": [2, 2], "grid": null, "clipped": false}'
    b'"wrong answer", "message": "the answer is ", "kind": "edge", "verdict": "accepted", "traceback": "", "stdout": ""'
    b'{"lines": [{"status": "follows", "message": "", "counterexample": null, "slip": null, "repair": "", "at": null, '
    b'"read": "", "expected": "", "own": false, "seconds": 0.02}], "reached": [], "milestones": [], "complete": true, '
    b'"notes": []}{"problem": "linear-algebra/inverse", "digest": "", "verdict": "accepted", "message": "", "runs": '
    b'[{"case": "a 3 x 3 matrix", "kind": "case", "verdict": "accepted", "message": "", "seconds": 0.0001, "inputs": '
    b'[], "got": null, "expected": null, "difference": null, "traceback": "", "stdout": ""}, '
)


def pack(text: str) -> str:
    """The same text, shorter where that is possible."""
    if len(text) > LARGEST // 4:  # of four bytes a letter at most
        return text
    squeezer = zlib.compressobj(9, zdict=_WORDS)
    data = squeezer.compress(text.encode("utf-8", "surrogatepass")) + squeezer.flush()
    short = _FIRST + base64.b64encode(data).decode()
    return short if len(short) < len(text) or text.startswith(_FIRST) else text


def unpack(text: str) -> str:
    """The text that was packed. Raises ValueError for one that is damaged."""
    if not text.startswith(_FIRST):
        return text
    opener = zlib.decompressobj(zdict=_WORDS)
    try:
        data = opener.decompress(base64.b64decode(text[len(_FIRST) :], validate=True), LARGEST)
    except zlib.error as error:
        raise ValueError(f"A packed text is damaged: {error}.") from error
    if not opener.eof:
        raise ValueError(
            f"A packed text is damaged: its end is missing, or it is longer than {LARGEST} bytes."
        )
    return data.decode("utf-8", "surrogatepass")


class PackedText(models.TextField):
    """A column of long texts: packed in the database, whole everywhere else."""

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return None if value is None else unpack(value)

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return pack(text) if isinstance(text, str) else text
