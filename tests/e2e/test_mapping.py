"""The knowledge map and the placement in a browser, over the bundled pack."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .conftest import serving
from .test_access import violations

PLACEMENT = "placement/"
PAGES = (
    "map/",
    "map/?placed=yes",
    "map/objectives/",
    "map/objectives/?topic=probability",
    "topics/probability/",
)
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for all: how a page looks does not depend on what was done before."""
    with serving(tmp_path_factory.mktemp("home")) as address:
        yield address


def number(page: Page) -> int:
    """Of the question that is asked."""
    return int(re.search(r"(\d+) of about 20", page.locator(".head").inner_text())[1])


def asked(page: Page, at: int) -> None:
    expect(page.locator(".head .facts")).to_contain_text(f"{at} of about 20")


def test_the_placement_is_answered_by_single_keys_and_by_tab(open_page):
    page = open_page(PLACEMENT)
    first = number(page)
    page.keyboard.press("y")
    asked(page, first + 1)
    page.keyboard.press("n")
    asked(page, first + 2)
    for _ in range(12):  # from the question on, where the page opens
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.value") == "partly":
            break
    page.keyboard.press("Enter")
    asked(page, first + 3)
    page.get_by_role("button", name="Take back the last answer").press("Enter")
    asked(page, first + 2)
    page.get_by_role("button", name="Skip the rest").press("Enter")
    expect(page.get_by_role("heading", name="Map", exact=True)).to_be_visible()
    expect(
        page.get_by_text(re.compile(r"From your answers: about \d+ of \d+ objectives known"))
    ).to_be_visible()


def test_a_formula_can_be_looked_at_before_one_answers(open_page):
    page = open_page(PLACEMENT, java_script_enabled=False)
    for _ in range(20):
        if page.get_by_text("Show the answer").count():
            break
        page.get_by_role("button", name="Partly").click()
    page.get_by_text("Show the answer").click()
    expect(page.locator("details .line, details p").last).to_be_visible()
    at = number(page)
    page.get_by_role("button", name="Yes, now").click()
    asked(page, at + 1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(open_page, theme):
    page = open_page(PLACEMENT, color_scheme=theme)
    for details in page.locator("details").all():
        details.evaluate("details => { details.open = true }")
    found = {PLACEMENT: violations(page)}
    for path in PAGES:
        page.goto(path)
        found[path] = violations(page)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(open_page, width):
    page = open_page(PLACEMENT, viewport={"width": width, "height": 700})
    found = {PLACEMENT: page.evaluate(SIDEWAYS)}
    for path in PAGES:
        page.goto(path)
        found[path] = page.evaluate(SIDEWAYS)
    assert {path: excess for path, excess in found.items() if excess > 0} == {}


def test_from_a_box_of_the_map_to_something_to_practise_by_keyboard(open_page):
    page = open_page("map/")
    page.locator("svg.roadmap a").first.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^Objectives: "))).to_be_visible()
    page.get_by_label("State").select_option("Ready")
    page.get_by_role("button", name="Filter").press("Enter")
    expect(page.locator("tbody [role=row]").first).to_contain_text("Ready")
    page.locator("tbody [role=row] [role=cell]:last-child a").first.press("Enter")
    expect(page.locator("h1")).not_to_contain_text("Objectives")
