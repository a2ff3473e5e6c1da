"""Derivations and formulas in a browser, from the small pack of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Open, serving
from .test_access import violations
from .test_weight import weight_of

DERIVING = Path(__file__).parents[1] / "packs/deriving"
DERIVATION = "derivations/least-squares/gradient/"
EXERCISE = "exercises/least-squares/f1/"
EXPANDED = r"L(w) = \frac{1}{2n} \left( w^\top X^\top X w - 2 y^\top X w + y^\top y \right)"
FORGETS = r"\nabla_w L(w) = \frac{1}{2n} \left( X^\top X w - 2 X^\top y \right)"
GRADIENT = r"\nabla_w L(w) = \frac{1}{2n} \left( 2 X^\top X w - 2 X^\top y \right)"
GOAL = r"= \frac{1}{n} X^\top (X w - y)"
MATHLIVE_MOST = 260_000  # bytes of scripts
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


AGAIN = """address => fetch(address + 'again', {
    method: 'POST', headers: {'X-CSRFToken': document.querySelector('meta[name=csrf-token]').content}
})"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for all, with the small pack; each test begins again from memory."""
    home = tmp_path_factory.mktemp("home")
    with serving(home, "--only-pack", "--pack", str(DERIVING)) as address:
        yield address


@pytest.fixture
def open_sheet(open_page: Open) -> Open:
    """Opens a derivation or an exercise with nothing written yet."""

    def open_sheet(path: str, **options: Any) -> Page:
        page = open_page(path, **options)
        page.evaluate(AGAIN, f"/{path}")
        page.goto(path)
        return page

    return open_sheet


def row(page: Page, number: int) -> Locator:
    return page.locator(".row").nth(number - 1)


def source(page: Page, number: int) -> Locator:
    return page.get_by_role("textbox", name=f"LaTeX of line {number}", exact=True)


def verdict(page: Page, number: int) -> Locator:
    return row(page, number).locator(".verdict-word")


def begin(page: Page) -> None:
    """To the LaTeX of the first line, by keyboard from the field."""
    expect(row(page, 1).locator("math-field")).to_be_visible()
    source(page, 1).focus()


def write(page: Page, *lines: str) -> None:
    """Each line into the one that has the focus, then Enter."""
    for line in lines:
        page.keyboard.insert_text(line)
        page.keyboard.press("Enter")


def too_wide(page: Page) -> list[str]:
    excess = page.evaluate(SIDEWAYS)
    return [f"{excess} pixels too wide"] if excess > 0 else []


def at_rest(page: Page) -> None:
    expect(page.locator("viva-lines[data-busy]")).to_have_count(0)


def test_a_derivation_is_solved_by_keyboard_only(open_sheet):
    page = open_sheet(DERIVATION)
    page.goto("derivations/")
    link = page.get_by_role("link", name="Gradient of the least-squares loss")
    while not link.evaluate("each => each === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = row(page, 1).locator("math-field")
    expect(first).to_be_visible()
    while not first.evaluate("each => each === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(source(page, 1)).to_be_focused()
    write(page, EXPANDED)
    expect(source(page, 2)).to_be_focused()
    write(page, GRADIENT)
    expect(source(page, 3)).to_be_focused()
    write(page, GOAL)
    for number in (1, 2, 3):
        expect(verdict(page, number)).to_have_text("✓ Follows")
    expect(page.get_by_role("heading", name="Shown", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Milestones 2 of 2")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Shown")).to_have_count(1)
    page.reload()
    expect(verdict(page, 3)).to_have_text("✓ Follows")
    expect(page.get_by_role("heading", name="Shown", exact=True)).to_be_visible()


def test_mathematics_is_typed_into_the_field_and_its_latex_follows(open_sheet):
    page = open_sheet(DERIVATION)
    field = row(page, 1).locator("math-field")
    expect(field).to_be_visible()
    field.focus()
    page.keyboard.type("grad", delay=30)
    page.keyboard.type("=1/2", delay=30)
    expect(source(page, 1)).to_have_value(re.compile(r"^\\nabla=\\frac\{?1"))
    source(page, 1).fill(r"w = \sqrt{2}")
    assert field.evaluate("each => each.value") == r"w=\sqrt{2}" or "sqrt" in field.evaluate("e => e.value")
    field.focus()
    page.keyboard.press("Enter")
    expect(row(page, 2).locator("math-field")).to_be_focused()
    expect(verdict(page, 1)).to_contain_text("Does not follow")


def test_a_slip_is_named_with_numbers_and_advice_and_can_be_mended(open_sheet):
    page = open_sheet(DERIVATION)
    begin(page)
    write(page, EXPANDED, FORGETS)
    expect(verdict(page, 2)).to_contain_text("Does not follow")
    expect(verdict(page, 2)).to_contain_text("first wrong line")
    detail = row(page, 2).locator(".detail")
    expect(detail).to_contain_text("Behaves like a known mistake: forgets the two")
    expect(detail).to_contain_text("The quadratic term contains w twice")
    numbers = page.get_by_role("region", name="Numbers for which line 2 is wrong")
    expect(numbers.get_by_role("columnheader", name="left side")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Line 2: Does not follow")).to_have_count(1)
    page.keyboard.press("ArrowUp")
    expect(source(page, 2)).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(GRADIENT)
    expect(verdict(page, 2)).to_have_text("not checked yet")
    page.keyboard.press("Enter")
    expect(verdict(page, 2)).to_have_text("✓ Follows")
    expect(source(page, 3)).to_be_focused()


def test_lines_are_put_between_and_empty_ones_removed(open_sheet):
    page = open_sheet(DERIVATION)
    begin(page)
    write(page, EXPANDED, GRADIENT)
    expect(source(page, 3)).to_be_focused()
    page.keyboard.press("Backspace")
    expect(source(page, 2)).to_be_focused()
    expect(page.locator(".row")).to_have_count(2)
    page.keyboard.press("ArrowUp")
    expect(source(page, 1)).to_be_focused()
    page.keyboard.press("Shift+Enter")
    expect(source(page, 2)).to_be_focused()
    expect(page.locator(".row")).to_have_count(3)
    expect(source(page, 2)).to_have_value("")


def test_a_hint_shows_the_idea_and_loses_no_line(open_sheet):
    page = open_sheet(DERIVATION)
    begin(page)
    page.keyboard.insert_text(EXPANDED[:20])
    page.get_by_role("button", name="Show the idea of the next milestone").click()
    expect(page.locator(".rail")).to_contain_text("Write the loss as a quadratic function of w.")
    expect(row(page, 1).locator("input")).to_have_value(EXPANDED[:20].strip())
    expect(page.get_by_role("button", name="Show its line")).to_be_visible()


def test_a_line_that_is_not_understood_shows_where(open_sheet):
    page = open_sheet(DERIVATION)
    begin(page)
    write(page, r"L(w) = \frac{1}{2n} \| X w -")
    expect(verdict(page, 1)).to_contain_text("Not understood")
    expect(row(page, 1).locator(".caret")).to_contain_text("^")
    expect(row(page, 1).locator(".read")).to_contain_text("Read so far:")


def test_a_formula_is_checked_where_it_stands(open_sheet):
    page = open_sheet(EXERCISE)
    field = page.get_by_role("textbox", name="LaTeX of your formula")
    expect(field).to_be_visible()
    field.focus()
    write(page, r"\frac{P + R}{2}")
    expect(verdict(page, 1)).to_contain_text("Not right")
    expect(row(page, 1)).to_contain_text("arithmetic mean")
    expect(field).to_be_focused()
    page.keyboard.press("Control+A")
    write(page, r"\frac{2 P R}{P + R}")
    expect(verdict(page, 1)).to_have_text("✓ Right")
    expect(page.get_by_role("heading", name="Right", exact=True)).to_be_visible()


def test_everything_works_without_javascript(browser, address):
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    page.goto(DERIVATION)
    page.get_by_label("Your lines").fill(f"{EXPANDED}\n{FORGETS}")
    page.get_by_role("button", name="Check").click()
    lines = page.locator(".sheet > li")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("Follows")
    expect(lines.nth(1)).to_contain_text("Does not follow")
    expect(lines.nth(1)).to_contain_text("forgets the two")
    page.get_by_role("button", name=re.compile("^Show (the idea|its line)")).click()
    expect(page.get_by_label("Your lines")).to_have_value(f"{EXPANDED}\n{FORGETS}")
    page.get_by_label("Your lines").fill(f"{EXPANDED}\n{GRADIENT}\n{GOAL}")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="Shown", exact=True)).to_be_visible()
    page.get_by_role("link", name="Compare with the model derivation").click()
    expect(page.get_by_role("heading", name="Model derivation")).to_be_visible()
    page.context.close()


def test_a_silent_server_costs_no_line(open_sheet):
    page = open_sheet(DERIVATION)
    begin(page)
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('away')) }")
    write(page, EXPANDED)
    expect(page.get_by_text("The server did not answer").first).to_be_visible()
    expect(row(page, 1).locator("input")).to_have_value(EXPANDED)


@pytest.fixture
def every_page():
    """Shows one state after the other, and says which."""

    def walk(page: Page):
        yield "empty sheet"
        begin(page)
        write(page, EXPANDED, FORGETS, r"L(w) = \| X", r"\nabla_w L(w) = \frac{1}{n} (X w - y)^\top")
        expect(verdict(page, 4)).to_contain_text("Does not follow")
        for details in page.locator("details").all():
            details.evaluate("details => { details.open = true }")
        yield "wrong lines"
        page.keyboard.press("ArrowUp")
        for _ in range(3):
            page.keyboard.press("Control+A")
            page.keyboard.press("Delete")
            page.keyboard.press("Backspace")
        page.keyboard.press("Control+A")
        write(page, EXPANDED, GRADIENT, GOAL)
        expect(page.get_by_role("heading", name="Shown", exact=True)).to_be_visible()
        at_rest(page)
        for details in page.locator("details").all():
            details.evaluate("details => { details.open = true }")
        yield "complete"
        page.goto(f"{DERIVATION}solution/")
        for details in page.locator("details").all():
            details.evaluate("details => { details.open = true }")
        yield "model"
        page.goto(EXERCISE)
        page.get_by_role("textbox", name="LaTeX of your formula").focus()
        write(page, "P R")
        expect(verdict(page, 1)).to_contain_text("Not right")
        yield "formula"
        page.goto(f"{EXERCISE}solution/")
        for details in page.locator("details").all():
            details.evaluate("details => { details.open = true }")
        yield "formula's solution"
        for path in ("derivations/", "exercises/", "topics/least-squares/", "today/", "help/"):
            page.goto(path)
            yield path

    return walk


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 360), ("light", 320)])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(open_sheet, every_page, theme, width):
    page = open_sheet(DERIVATION, color_scheme=theme, viewport={"width": width, "height": 700})
    found = {name: [*violations(page), *too_wide(page)] for name in every_page(page)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_printed_sheet_is_what_was_asked_and_what_was_said(open_sheet, theme):
    page = open_sheet(DERIVATION, color_scheme=theme)
    begin(page)
    write(page, EXPANDED, FORGETS)
    expect(verdict(page, 2)).to_contain_text("Does not follow")
    page.emulate_media(media="print", color_scheme=theme)
    expect(page.locator(".rows")).to_be_hidden()
    expect(page.get_by_role("button", name="Check")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Viva", exact=True)).to_be_hidden()
    expect(page.locator(".sheet > li")).to_have_count(2)
    expect(page.locator(".sheet > li").nth(1)).to_be_visible()
    expect(page.locator(".symbols")).to_be_visible()
    ink = page.locator("h1").evaluate("each => getComputedStyle(each).color")
    assert ink == "rgb(0, 0, 0)"
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("path", [DERIVATION, EXERCISE])
def test_the_fields_have_a_limit_of_weight(browser, address, path):
    assert 0 < weight_of(browser, address, path)["script"] < MATHLIVE_MOST
