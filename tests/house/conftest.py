"""A real browser, and a small server that shows it the built islands."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from .island_server import IslandServer

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        why = f"no browser: none of {', '.join(BROWSERS)} is on the PATH. Debian: apt-get install chromium."
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built() -> Path:
    folder = ROOT / "src/viva/web/static/built"
    if not (folder / "manifest.json").is_file():
        pytest.fail(f"{folder} has no manifest.json: the islands are not built. Run: ./viva build")
    return folder


@pytest.fixture
def server(built: Path) -> Iterator[IslandServer]:
    with IslandServer(built) as server:
        yield server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which an error of a script fails the test."""
    page = browser.new_page(viewport={"width": 900, "height": 800})
    errors: list[str] = []

    def listen(said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text:
            errors.append(said.text)

    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", listen)
    yield page
    page.close()
    assert errors == []
