"""Long texts of history, made short: five years of them have to fit a laptop.

What is kept begins with the name of its way of packing; what begins with none is the text itself. The words of each
way are part of it: they never change, or what was packed with them cannot be read any more.
"""

from __future__ import annotations

import base64
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Column = models.Field[str, str]  # that is what it holds, as Python sees it
else:
    Column = models.BinaryField

LARGEST = 16 * 2**20  # bytes of a text; a short one that unpacks to more was not packed here
WORDS = Path(__file__).parent / "words.bin"  # `python -m bench.words` made it

_FIRST, _SECOND = "z1:", b"z2:"
#: 9 is 2 % shorter and takes twice as long (`python -m bench.words`).
_EFFORT = 6
_FIRST_WORDS = (
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


def pack(text: str) -> bytes:
    """The same text, shorter where that is possible."""
    plain = text.encode("utf-8", "surrogatepass")
    if len(plain) > LARGEST:
        return plain
    squeezer = zlib.compressobj(_EFFORT, zdict=words())
    short = _SECOND + squeezer.compress(plain) + squeezer.flush()
    return short if len(short) < len(plain) or plain.startswith((_FIRST.encode(), _SECOND)) else plain


def unpack(kept: str | bytes) -> str:
    """The text that was packed, in any way there ever was. Raises ValueError for one that is damaged."""
    if isinstance(kept, bytes):
        if kept.startswith(_SECOND):
            return _opened(kept[len(_SECOND) :], words())
        kept = kept.decode("utf-8", "surrogatepass")
    if kept.startswith(_FIRST):
        return _opened(base64.b64decode(kept[len(_FIRST) :], validate=True), _FIRST_WORDS)
    return kept


@cache
def words() -> bytes:
    return WORDS.read_bytes()


def _opened(data: bytes, known: bytes) -> str:
    opener = zlib.decompressobj(zdict=known)
    try:
        plain = opener.decompress(data, LARGEST)
    except zlib.error as error:
        raise ValueError(f"A packed text is damaged: {error}.") from error
    if not opener.eof:
        raise ValueError(
            f"A packed text is damaged: its end is missing, or it is longer than {LARGEST} bytes."
        )
    return plain.decode("utf-8", "surrogatepass")


class PackedText(Column):
    """A column of long texts: packed in the database, whole everywhere else.

    It cannot be searched for a text: the same one was packed in another way before.
    """

    def from_db_value(self, value: str | bytes | memoryview | None, *_: Any) -> str | None:
        if value is None:
            return None
        return unpack(bytes(value) if isinstance(value, memoryview) else value)

    def get_prep_value(self, value: Any) -> Any:
        return pack(value) if isinstance(value, str) else value
