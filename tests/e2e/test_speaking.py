"""A spoken answer: recorded with a microphone that plays a file, written down, mended, compared."""

from __future__ import annotations

import shutil
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from faster_whisper.audio import decode_audio
from playwright.sync_api import Browser, Page, expect

from .conftest import BROWSERS, QUIET, serving
from .test_access import violations

READING = Path(__file__).parents[1] / "packs/reading"
SPOKEN = Path(__file__).parents[1] / "answers/recordings/temperature.webm"
QUESTION = "questions/softmax/temperature/"
RATE = 16_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("home"), "--only-pack", "--pack", str(READING)) as address:
        yield address


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the microphone hears, over and over: the sentence, then a second of nothing."""
    file = tmp_path_factory.mktemp("sound") / "spoken.wav"
    samples = decode_audio(str(SPOKEN), sampling_rate=RATE)
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, RATE, 0, "NONE", ""))
        sound.writeframes((samples * 32767).astype("<i2").tobytes() + bytes(2 * RATE))
    return file


@pytest.fixture
def launch(browser: Browser):
    """Starts browsers that have (or have no) microphone."""
    started = []

    def launch(*flags: str) -> Browser:
        found = next(filter(None, map(shutil.which, BROWSERS)))
        started.append(browser.browser_type.launch(executable_path=found, args=[*QUIET, *flags]))
        return started[-1]

    yield launch
    for each in started:
        each.close()


def opened(browser: Browser, address: str, **options) -> Page:
    window = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}, **options)
    window.add_cookies([{"name": "record", "value": "yes", "url": address}])
    page = window.new_page()
    page.set_default_timeout(15_000)
    page.goto(QUESTION)
    return page


def test_an_answer_is_spoken_written_down_and_compared(launch, address, sound):
    page = opened(
        launch("--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={sound}"),
        address,
        permissions=["microphone"],
    )
    trouble: list[str] = []
    page.on("console", lambda m: m.type in ("error", "warning") and trouble.append(m.text))
    field = page.get_by_label("Your answer", exact=True)
    field.fill("First I would say:")
    page.get_by_role("button", name="Record", exact=True).press("Enter")
    stop = page.get_by_role("button", name="Stop")
    expect(stop).to_be_focused()
    expect(page.get_by_role("timer").filter(has_text="0:08 of 1:30")).to_be_visible(timeout=30_000)
    stop.press("Enter")
    write = page.get_by_role("button", name="Write it down")
    expect(write).to_be_focused()
    assert violations(page) == []
    length = "new Promise(done => { const a = document.querySelector('audio');"
    length += " a.currentTime = 1e9; a.ontimeupdate = () => done(a.duration) })"
    assert 6 < page.evaluate(length) < 30  # it can be played
    write.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Read it over")).to_be_visible(timeout=60_000)
    expect(field).to_be_focused()
    text = field.input_value()
    assert text.startswith("First I would say:\n")
    assert "temperature" in text.lower()
    expect(page.get_by_text("Draft saved")).to_be_visible()
    page.get_by_role("button", name="Compare with a model answer").click()
    expect(page.get_by_role("heading", name="A model answer")).to_be_visible()
    assert trouble == []


def test_who_gives_no_microphone_is_told_what_to_do(launch, address):
    page = opened(launch("--use-fake-device-for-media-stream", "--deny-permission-prompts"), address)
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Allow it beside the address")).to_be_visible()
    expect(page.get_by_role("button", name="Record", exact=True)).to_be_visible()


def test_it_fits_a_narrow_screen(launch, address, sound):
    page = opened(
        launch("--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={sound}"),
        address,
        permissions=["microphone"],
    )
    page.set_viewport_size({"width": 320, "height": 700})
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Write it down")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
