"""A belief as bytes, and back: kept so that a page need not replay years of reviews."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields

import numpy as np

from viva.recall.belief import Belief
from viva.recall.syllabus import Syllabus


def pack(belief: Belief) -> bytes:
    """All its arrays."""
    out = io.BytesIO()
    np.savez_compressed(out, **{each.name: getattr(belief, each.name) for each in fields(Belief)})
    return out.getvalue()


def unpack(state: bytes, syllabus: Syllabus) -> Belief | None:
    """The same belief; none where the bytes are damaged, or of another syllabus."""
    blank = Belief.blank(syllabus)
    try:
        with np.load(io.BytesIO(state), allow_pickle=False) as arrays:
            found = {each.name: arrays[each.name] for each in fields(Belief)}
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile):
        return None
    fits = all(array.shape == getattr(blank, name).shape for name, array in found.items())
    return Belief(**found) if fits else None
