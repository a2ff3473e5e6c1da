"""Checklists, the last day and cheatsheets in a browser, over the bundled pack."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from .conftest import serving
from .test_access import violations

SHEET = "topics/loss-functions/cheatsheet/"
PAGES = (
    "checklists/",
    "checklists/role-research-scientist/",
    "checklists/math-quick-review/",
    "last-day/?hours=2",
    "last-day/?hours=soon&open=yes",
    SHEET,
    "topics/diffusion-and-flows/cheatsheet/",
    "topics/loss-functions/formulas/",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for all: how a page looks does not depend on what was done before."""
    with serving(tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(open_page, theme):
    page = open_page(color_scheme=theme)
    found = {}
    for path in PAGES:
        page.goto(path)
        found[path] = violations(page)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(open_page, width):
    page = open_page(viewport={"width": width, "height": 700})
    measure = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    found = {}
    for path in PAGES:
        page.goto(path)
        found[path] = page.evaluate(measure)
    assert {path: excess for path, excess in found.items() if excess > 0} == {}


def test_a_formula_that_is_written_down_becomes_evidence(open_page):
    page = open_page("checklists/last-day-must-know/", java_script_enabled=False)
    item = page.locator(".checks li li").filter(has_text="F1")
    expect(item).to_contain_text("Open")
    item.get_by_role("link").click()
    page.get_by_label("Your formula").fill(r"\frac{FP}{FP + TN}")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("Right").first).to_be_visible()
    page.goto("checklists/last-day-must-know/")
    expect(item).to_contain_text("Ticked")
    expect(item).to_contain_text("wrote down False-positive rate today")


def test_hours_are_said_by_keyboard_and_change_what_fits(open_page):
    page = open_page("last-day/")
    page.get_by_label("Hours left to practise").fill("0.5")
    page.keyboard.press("Enter")
    expect(page.get_by_text("30 min to practise")).to_be_visible()
    expect(page.get_by_role("heading", name="If time is left").first).to_be_visible()
    page.get_by_role("link", name="Open all formulas").click()
    expect(page.get_by_label("Hours left to practise")).to_have_value("0.5")
    expect(page.locator("details[open] .stated").first).to_be_visible()


def test_a_sheet_is_printed_in_two_columns_without_what_is_for_the_screen(open_page):
    page = open_page(SHEET)
    expect(page.get_by_text("print it with Ctrl P")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("print it with Ctrl P")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Viva", exact=True)).to_be_hidden()
    columns = page.locator(".sheets").evaluate("sheets => getComputedStyle(sheets).columnCount")
    assert columns == "2"
    page.goto("last-day/")
    expect(page.get_by_label("Hours left to practise")).to_be_hidden()
