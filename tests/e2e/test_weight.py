"""What a page weighs before anybody touches it. In bytes: what they cost in seconds depends on who reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Request

from .conftest import serving
from .test_solving import INVERSE

# What is studied from beginning to end, and has to come at once. The longest topic is among them.
# The bundled pack has no lessons yet; test_reading.py weighs one of the small pack.
STUDIED = ("topics/linear-algebra/", "topics/probability/")
READ = (*STUDIED, "today/", "topics/", "problems/", "history/", "help/")
WRITTEN = (INVERSE, f"{INVERSE}tests/")  # the editor is most of what Viva has to send

KB = 1000  # bytes
STUDIED_MOST = 100 * KB  # of everything but images and fonts
SCRIPTS_MOST = 50 * KB
EDITOR_MOST = 160 * KB
FONTS_MOST = 200 * KB  # asked for once, then in the cache for a year; text is read before they come

Weight = Mapping[str, int]  # bytes by kind: "document", "stylesheet", "script", "font", "image", "other"
Weigh = Callable[[str], Weight]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for all: no page changes what another weighs."""
    with serving(tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture
def weigh(browser: Browser, address: str) -> Weigh:
    """What travels for the first page that somebody opens: a new window has nothing in its cache."""

    return lambda path: weight_of(browser, address, path)


def weight_of(browser: Browser, address: str, path: str) -> Weight:
    """What travels until the page has come to rest, what its scripts ask for included."""
    with browser.new_context(base_url=address) as window:
        page = window.new_page()
        finished: list[Request] = []
        page.on("requestfinished", lambda request: finished.append(request))
        page.goto(path, wait_until="networkidle")
        return by_kind(finished)


def by_kind(requests: list[Request]) -> Weight:
    """As transferred, so compressed where the server compresses; with headers."""
    found: Counter[str] = Counter()
    for request in requests:
        sizes = request.sizes()
        found[request.resource_type] += sizes["responseHeadersSize"] + sizes["responseBodySize"]
    return found


@pytest.mark.parametrize("path", READ)
def test_a_page_to_read_has_hardly_any_scripts(weigh: Weigh, path: str):
    assert 0 < weigh(path)["script"] < SCRIPTS_MOST


@pytest.mark.parametrize("path", STUDIED)
def test_a_page_to_study_is_light(weigh: Weigh, path: str):
    weight = weigh(path)
    assert sum(size for kind, size in weight.items() if kind not in ("font", "image")) < STUDIED_MOST, weight


@pytest.mark.parametrize("path", WRITTEN)
def test_the_editor_has_a_limit_too(weigh: Weigh, path: str):
    assert SCRIPTS_MOST < weigh(path)["script"] < EDITOR_MOST


@pytest.mark.parametrize("path", [*READ, *WRITTEN])
def test_only_the_fonts_that_are_seen_are_sent(weigh: Weigh, path: str):
    assert 0 < weigh(path)["font"] < FONTS_MOST
