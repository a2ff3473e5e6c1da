"""Recordings turned into text by the real model, in a process of its own. The speaker is a machine (espeak-ng)."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from viva.answers import SpeechError, WrongModel, speech, transcriber_of

pytestmark = pytest.mark.slow

RECORDINGS = Path(__file__).parent / "recordings"
SPOKEN = (RECORDINGS / "temperature.webm").read_bytes()
SILENT = (RECORDINGS / "silence.webm").read_bytes()


@pytest.fixture(scope="module")
def transcriber():
    found = transcriber_of({})
    assert found is not None
    return found


def test_what_is_said_is_written_down(transcriber):
    said = transcriber.transcribe(SPOKEN, hint="What does the temperature do to the logits?").lower()
    assert "temperature divides the logits before the" in said  # "logits" stands in the hint
    assert "distribution sharper" in said


def test_of_silence_no_words_are_made_up(transcriber):
    assert transcriber.transcribe(SILENT, hint="What does the temperature do to the logits?") == ""


@pytest.mark.parametrize("bytes_", [b"no recording", bytes(5000), b"RIFF" + SPOKEN, SPOKEN[:40]])
def test_what_is_no_recording_is_refused(transcriber, bytes_):
    with pytest.raises(SpeechError, match="recording"):
        transcriber.transcribe(bytes_)


def test_half_a_recording_is_heard_as_far_as_it_goes(transcriber):
    assert "temperature" in transcriber.transcribe(SPOKEN[: len(SPOKEN) // 2]).lower()


def test_nothing_and_too_much_are_refused_before_anything_runs(transcriber):
    with pytest.raises(SpeechError, match="empty"):
        transcriber.transcribe(b"")
    with pytest.raises(SpeechError, match="16 MiB"):
        transcriber.transcribe(bytes(speech.MOST_BYTES + 1))


def test_who_takes_too_long_is_ended(transcriber):
    with pytest.raises(SpeechError, match="within 0 seconds"):
        transcriber.transcribe(SPOKEN, seconds=0.01)
    assert transcriber.transcribe(SILENT) == ""  # and the next one has its turn


def test_the_line_is_short(transcriber):
    crowded = replace(transcriber, _places=threading.Semaphore(0))
    with pytest.raises(SpeechError, match="Try again"):
        crowded.transcribe(SPOKEN)


def test_another_model_than_the_measured_one_is_not_run(transcriber):
    with pytest.raises(WrongModel, match="was not run"):
        replace(transcriber, sha256="0" * 64).transcribe(SPOKEN)


def test_a_model_of_ones_own_can_be_named(transcriber):
    own = transcriber_of({"VIVA_SPEECH_MODEL": str(transcriber.model)})
    assert own == replace(transcriber, sha256="")
    with pytest.raises(SpeechError, match=r"VIVA_SPEECH_MODEL: /nowhere holds no model\.bin"):
        transcriber_of({"VIVA_SPEECH_MODEL": "/nowhere"})


def test_without_the_extra_there_is_none(monkeypatch):
    monkeypatch.setattr(speech, "_LIBRARY", "not_installed")
    assert transcriber_of({}) is None
    monkeypatch.undo()
    monkeypatch.setattr(speech, "_WEIGHTS", "not_installed")
    assert transcriber_of({}) is None
