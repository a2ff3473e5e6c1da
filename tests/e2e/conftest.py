"""A real server, a real browser, and an eye on everything the browser asks for."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Open = Callable[..., Page]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    # For this package only: two of Playwright's drivers cannot live in one thread at the same time.
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        why = f"no browser: none of {', '.join(BROWSERS)} is on the PATH. Debian: apt-get install chromium."
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def serving(home: Path, *words: str) -> Iterator[str]:
    """The address of `viva serve` with these words, and with what is practised kept in `home`."""
    if not (ROOT / "src/viva/web/static/built/manifest.json").is_file():
        pytest.fail("The islands are not built. Run: ./viva build")
    home.mkdir(parents=True, exist_ok=True)
    if not (home / "cache").exists():
        (home / "cache").symlink_to(_made_once())
    command = [sys.executable, "-m", "viva.cli.main", "serve", "--no-browser", "--port", "0", *words]
    environ = os.environ | {"VIVA_HOME": str(home)}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            said = server.stdout.readline()
            assert said, "viva serve ended before it said where it is; see what it wrote above"
            yield said.split()[3]
        finally:
            stop(server)


@cache
def _made_once() -> Path:
    """What every first start makes of the pack, formulas and expected values, for all servers of this run."""
    folder = TemporaryDirectory(prefix="viva-e2e-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


def stop(server: subprocess.Popen[str]) -> None:
    server.terminate()
    try:
        server.wait(timeout=30)
    except subprocess.TimeoutExpired:
        server.kill()  # else this process would wait for it forever
        raise


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a server answers that nobody has practised with yet."""
    with serving(tmp_path / "home") as address:
        yield address


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a path in a new window; fails afterwards if a page complained or asked another host for anything."""
    trouble: list[str] = []
    windows = []

    def open_page(path: str = "problems/", **options: Any) -> Page:
        window = browser.new_context(
            base_url=address, **{"viewport": {"width": 1280, "height": 900}} | options
        )
        windows.append(window)
        page = window.new_page()
        page.set_default_timeout(15_000)  # ms; a loaded machine is slow, a broken page is broken at once
        host = urlsplit(address).netloc
        page.on("request", lambda r: urlsplit(r.url).netloc != host and trouble.append(f"asked {r.url}"))
        page.on("console", lambda m: m.type in ("error", "warning") and trouble.append(m.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for window in windows:
        window.close()
    assert trouble == []
