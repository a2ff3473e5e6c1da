"""The process that listens: a recording on its standard input, JSON on its standard output.

Recordings are hostile input to libraries written in C, so they are read here, with bounds, and not in the server.
"""

from __future__ import annotations

import hashlib
import io
import json
import resource
import sys
from pathlib import Path
from typing import Any

from viva.answers.errors import SpeechError, WrongModel
from viva.answers.speech import MOST_SECONDS

_MEMORY = 3 << 30  # bytes of address space; 0.3 GiB are used, libraries reserve more
_CPU = 240  # seconds
_RATE = 16_000  # samples a second, as Whisper hears
_THREADS = 2


def main() -> None:
    """Says `{"text": ...}`, or `{"error": ..., "kind": ...}`."""
    _bound()
    asked = json.loads(sys.argv[1])
    try:
        said = {"text": hear(sys.stdin.buffer.read(), Path(asked["model"]), asked["sha256"], asked["hint"])}
    except (SpeechError, WrongModel) as error:
        said = {"error": str(error), "kind": type(error).__name__}
    print(json.dumps(said))


def hear(recording: bytes, model: Path, sha256: str, hint: str) -> str:
    """What is said in a recording. Raises WrongModel, and SpeechError if it is none or too long."""
    if sha256:
        _check(model / "model.bin", sha256)
    from faster_whisper import WhisperModel

    samples = _samples(recording)
    if len(samples) > MOST_SECONDS * _RATE:
        raise SpeechError(f"The recording is longer than {MOST_SECONDS // 60} minutes.")
    whisper = WhisperModel(
        str(model), device="cpu", compute_type="int8", cpu_threads=_THREADS, local_files_only=True
    )
    parts, _ = whisper.transcribe(
        samples,
        language="en",
        initial_prompt=hint or None,
        vad_filter=True,  # of silence, Whisper makes words up
        condition_on_previous_text=False,  # else one repeated phrase can fill the rest
    )
    return " ".join(part.text.strip() for part in parts).strip()


def _samples(recording: bytes) -> Any:
    """(T,) at 16 kHz."""
    import av
    from faster_whisper.audio import decode_audio

    try:
        return decode_audio(io.BytesIO(recording), sampling_rate=_RATE)
    except (av.FFmpegError, IndexError, ValueError, EOFError) as error:
        raise SpeechError("This is no recording that can be read.") from error


def _check(file: Path, sha256: str) -> None:
    with file.open("rb") as handle:
        found = hashlib.file_digest(handle, "sha256").hexdigest()
    if found != sha256:
        raise WrongModel(f"{file} has SHA-256 {found}, not {sha256} that was measured. It was not run.")


def _bound() -> None:
    """Less than what is allowed already stays."""
    for what, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _CPU), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))


if __name__ == "__main__":
    main()
