"""Recording an answer: offered where it is wanted, written down where it can be."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from tests.answers.test_speech import SPOKEN
from viva.answers import SpeechError, WrongModel, transcriber_of

from .reading import gym_to_read, text  # noqa: F401 (a fixture)

pytestmark = pytest.mark.slow

QUESTION = "/questions/softmax/temperature/"
PLACE = "/speech/?asked=softmax/temperature"


def use(settings, gym, transcriber, client, *, on=True):
    settings.GYM = replace(gym, transcriber=transcriber)
    client.cookies["record"] = "yes" if on else "no"


def send(client, body=SPOKEN, place=PLACE):
    return client.post(place, body, content_type="audio/webm;codecs=opus")


def test_it_is_off_until_it_is_switched_on(client, gym, settings):
    use(settings, gym, transcriber_of({}), client, on=False)
    assert "viva-recorder" not in text(client, QUESTION)
    assert send(client).status_code == 404
    assert "written down on this machine" in text(client, "/settings/")
    client.post("/settings/", {"theme": "system", "record": "yes"})
    assert 'url="/speech/?asked=softmax%2Ftemperature"' in text(client, QUESTION)


def test_without_the_extra_it_records_only(client, gym, settings):
    use(settings, gym, None, client)
    page = text(client, QUESTION)
    assert "<viva-recorder" in page
    assert "/speech/" not in page
    assert send(client).status_code == 404
    assert "install the extra <code>speech</code>" in text(client, "/settings/")


def test_a_recording_is_answered_with_its_words(client, gym, settings):
    use(settings, gym, transcriber_of({}), client)
    reply = send(client)
    assert reply.status_code == 200
    assert "the temperature divides the" in reply.json()["text"].lower()


def test_what_is_none_is_answered_with_the_reason(client, gym, settings):
    use(settings, gym, transcriber_of({}), client)
    reply = send(client, b"no recording")
    assert reply.status_code == 422
    assert "recording" in reply.json()["error"]


@dataclass(frozen=True)
class Heard:
    """Keeps what it was told, and says what it should."""

    hints: list[str]
    error: Exception | None = None

    def transcribe(self, recording: bytes, *, hint: str = "") -> str:
        self.hints.append(hint)
        if self.error is not None:
            raise self.error
        return "words"


def test_the_question_helps_to_hear_and_formulas_do_not(client, gym, settings):
    hints: list[str] = []
    use(settings, gym, Heard(hints), client)
    send(client)
    send(client, place="/speech/?asked=softmax/nothing")
    send(client, place="/speech/")
    assert "temperature" in hints[0]
    assert "$" not in hints[0]
    assert hints[1:] == ["", ""]


@pytest.mark.parametrize(
    ("error", "status"), [(SpeechError("Too late."), 422), (WrongModel("Another."), 500)]
)
def test_what_goes_wrong_is_said(client, gym, settings, error, status):
    use(settings, gym, Heard([], error), client)
    reply = send(client)
    assert (reply.status_code, reply.json()) == (status, {"error": str(error)})


def test_only_posts_are_taken(client, gym, settings):
    use(settings, gym, Heard([]), client)
    assert client.get("/speech/").status_code == 405


def test_a_page_may_play_what_it_recorded_and_no_other_sound(client, gym):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "media-src blob:" in policy
