"""Pages that everybody can use: in both themes, by keyboard, on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import serving
from .test_solving import INVERSE, without_advice, write

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for all: how a page looks does not depend on what was done before."""
    with serving(tmp_path_factory.mktemp("home")) as address:
        yield address


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it stands."""
    page.evaluate(AXE.read_text())  # not a script element: the page's own policy refuses those
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", WCAG)["violations"]
    return [
        f"{each['id']}: {node['html'][:200]} ({node['failureSummary']})"
        for each in found
        for node in each["nodes"]
        if 'class="cm-scroller"'
        not in node["html"]  # what is edited inside takes the focus; axe wants a tabindex
    ]


def hand_in(page: Page, mistake: str) -> None:
    write(page, without_advice(mistake))
    page.keyboard.press("Control+Shift+Enter")
    # While the judge works, the verdict before this one still stands there, dimmed.
    expect(page.locator("submission-form[data-busy]")).to_have_count(0)
    expect(page.locator(".verdict")).to_be_visible()
    for details in page.locator("details").all():
        details.evaluate("details => { details.open = true }")


@pytest.fixture
def every_page():
    """Shows one page after the other, and says which."""

    def walk(page: Page):
        yield "list"
        page.goto(INVERSE)
        expect(page.locator(".cm-editor")).to_be_visible()
        yield "problem"
        page.goto("problems/linear-algebra/transpose/solution/")
        expect(page.get_by_role("heading", name="Not yet")).to_be_visible()
        yield "gate"
        page.goto(INVERSE)
        page.keyboard.press("Alt+4")
        hand_in(page, "swaps-only-the-left-half")
        yield "heat map"
        hand_in(page, "works-in-place")
        yield "broken law"
        page.locator(".verdict").get_by_role("link", name="submission").click()
        with page.expect_navigation():
            page.get_by_role("button", name="Compare").click()
        yield "submission"
        page.goto(INVERSE)
        yield "problem with history"
        page.goto(f"{INVERSE}solution/")
        for details in page.locator("details").all():
            details.evaluate("details => { details.open = true }")
        yield "solution"
        page.goto(f"{INVERSE}tests/")
        write(page, "from submission import inverse\ndef test_one():\n    assert inverse([[2.0]]) == [[0.5]]")
        page.keyboard.press("Control+Shift+Enter")
        expect(page.get_by_role("heading", name="wrong programs caught")).to_be_visible(timeout=60_000)
        yield "tests"
        page.goto("problems/?q=nothing+of+the+kind")
        yield "empty list"
        for name in (
            "today",
            "notes",
            "glossary",
            "topics",
            "topics/linear-algebra",
            "history",
            "settings",
            "help",
            "about",
        ):
            page.goto(f"{name}/")
            yield name
        page.goto("search/?q=sqrt(d_k)+attention")
        yield "nothing found"
        page.goto("search/?q=eigenvalues")
        yield "found"
        page.keyboard.press("Control+k")
        expect(page.get_by_role("option").first).to_be_visible()
        yield "palette"

    return walk


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_axe_finds_nothing(open_page, every_page, theme):
    if not AXE.is_file():
        pytest.fail("axe-core is not installed. Run: npm ci")
    page = open_page(color_scheme=theme if theme != "contrast" else "light")
    if theme == "contrast":
        page.goto("settings/")
        page.get_by_label("Theme", exact=True).select_option("Contrast")
        page.get_by_role("button", name="Keep").click()
        page.goto("problems/")
    found = {name: violations(page) for name in every_page(page)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_scrolls_sideways(open_page, every_page, width):
    page = open_page(viewport={"width": width, "height": 700})
    measure = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    found = {name: page.evaluate(measure) for name in every_page(page)}
    assert {name: excess for name, excess in found.items() if excess > 0} == {}


def test_the_first_stop_of_the_keyboard_skips_to_the_content(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to the content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search")).to_be_focused()


def test_what_has_the_focus_can_be_seen(open_page):
    page = open_page()
    for _ in range(9):
        page.keyboard.press("Tab")
        style = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none", page.evaluate("() => document.activeElement.outerHTML")


def test_a_theme_is_chosen_by_a_button_and_kept(open_page):
    page = open_page(color_scheme="light")
    button = page.get_by_role("button", name="Theme: system")
    before = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
    button.click()
    page.get_by_role("button", name="Theme: light").click()
    expect(page.get_by_role("button", name="Theme: dark")).to_be_visible()
    page.goto(INVERSE)
    after = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
    assert before != after
