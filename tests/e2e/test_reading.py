"""Lessons, questions, formulas and words in a browser, from the small pack of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import serving
from .test_access import violations
from .test_weight import SCRIPTS_MOST, STUDIED_MOST, weight_of

READING = Path(__file__).parents[1] / "packs/reading"
LESSON = "topics/softmax/lesson/"
QUESTION = "questions/softmax/temperature/"
DRILL = "drills/softmax/two-classes/"
TABLE = "comparisons/softmax/turning-scores-into-numbers/"
PAGES = (
    LESSON,
    QUESTION,
    "questions/",
    "formulas/?open=yes",
    "topics/softmax/formulas/",
    "topics/softmax/",
    "glossary/",
    "drills/",
    DRILL,
    "comparisons/",
    TABLE,
    "questions/softmax/uses/",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for all: how a page looks does not depend on what was done before."""
    home = tmp_path_factory.mktemp("home")
    with serving(home, "--only-pack", "--pack", str(READING)) as address:
        yield address


def answer(page: Page, text: str) -> None:
    page.goto(QUESTION)
    page.get_by_label("Your answer", exact=True).fill(text)
    page.get_by_role("button", name="Compare with a model answer").click()
    expect(page.get_by_role("heading", name="A model answer")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(open_page, theme):
    page = open_page(LESSON, color_scheme=theme)
    found = {}
    for path in PAGES:
        page.goto(path)
        found[path] = violations(page)
    page.goto(LESSON)
    page.get_by_role("button", name="Run and edit").first.click()
    expect(page.get_by_role("status").filter(has_text="0.269")).to_be_visible()
    found["at work"] = violations(page)
    answer(page, "It divides the logits.")
    for details in page.locator("details").all():
        details.evaluate("details => { details.open = true }")
    found["answer"] = violations(page)
    page.goto(DRILL)
    page.get_by_role("textbox", name="Your answer").fill("0,5")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Write decimals with a point")
    found["no number"] = violations(page)
    page.get_by_role("textbox", name="Your answer").fill("0.5")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Worked solution")).to_be_visible()
    found["drilled"] = violations(page)
    page.goto(TABLE)
    page.get_by_role("radio", name="one").first.check()
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="of 6 right")).to_be_visible()
    found["filled"] = violations(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_lesson_is_light_until_somebody_edits(browser, address):
    weight = weight_of(browser, address, LESSON)
    assert 0 < weight["script"] < SCRIPTS_MOST
    assert sum(size for kind, size in weight.items() if kind != "image") < STUDIED_MOST + weight["font"]


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(open_page, width):
    page = open_page(LESSON, viewport={"width": width, "height": 700})
    found = {}
    for path in PAGES:
        page.goto(path)
        found[path] = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    assert {path: excess for path, excess in found.items() if excess > 0} == {}


def test_a_block_is_edited_and_run_after_those_before_it(open_page):
    page = open_page(LESSON)
    second = page.locator("viva-snippet").nth(1)
    output = second.locator("pre.output")
    second.get_by_role("button", name="Run and edit").click()
    expect(output).to_have_text("2")
    second.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("print(softmax([0.0, 0.0]))")
    page.keyboard.press("Control+Enter")
    expect(output).to_have_text("[0.5 0.5]")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("1 / 0")
    second.get_by_role("button", name="Run", exact=True).click()
    expect(output).to_contain_text("ZeroDivisionError")


def test_the_figure_of_the_theme_is_shown_and_the_other_is_not_fetched(open_page):
    page = open_page("", color_scheme="dark")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(LESSON)
    figure = page.get_by_role("img", name="The probability of the first of two classes")
    figure.scroll_into_view_if_needed()
    expect(figure).to_have_js_property("complete", True)
    assert figure.evaluate("image => image.naturalWidth > 0")
    assert [url for url in asked if "temperature.dark.svg" in url]
    assert not [url for url in asked if "temperature.light.svg" in url]


def test_a_question_is_answered_by_keyboard_and_its_draft_survives(open_page):
    page = open_page(QUESTION)
    page.get_by_label("Your answer", exact=True).focus()
    page.keyboard.type("It divides")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Your answer", exact=True)).to_have_value("It divides")
    page.get_by_label("Your answer", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    point = page.get_by_label("It divides the logits before")
    point.focus()
    if not point.is_checked():  # Viva may have ticked it: it proposes, the learner decides
        page.keyboard.press("Space")
    page.get_by_role("button", name="Keep").press("Enter")
    expect(page.get_by_role("status")).to_have_text("50 % of the key points, by weight.")


def test_a_printed_lesson_has_no_buttons(open_page):
    page = open_page(LESSON)
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Copy").first).to_be_hidden()
    expect(page.get_by_role("navigation", name="Viva", exact=True)).to_be_hidden()
    expect(page.get_by_role("heading", name="Mathematics")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_drills_are_done_by_keyboard_one_after_the_other(open_page, scripts):
    page = open_page("drills/softmax/log-odds/", java_script_enabled=scripts)
    first = page.locator("[name=seed]").get_attribute("value")
    page.get_by_role("textbox", name="Your answer").focus()
    page.keyboard.type("77")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Not right")).to_be_visible()
    page.get_by_role("link", name="Another one").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Your answer")).to_have_value("")
    assert page.locator("[name=seed]").get_attribute("value") != first


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_table_is_filled_by_keyboard(open_page, scripts, width):
    page = open_page(TABLE, java_script_enabled=scripts, viewport={"width": width, "height": 800})
    cell = page.get_by_role("group", name="Softmax The outputs sum to", exact=True)
    cell.get_by_role("radio").first.focus()
    while not cell.get_by_role("radio", name="one", exact=True).is_checked():
        page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Check").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 of 6 right")).to_be_visible()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Softmax", exact=True))
    expect(row.get_by_role("cell").first).to_contain_text("one")
    expect(page.get_by_text("Only a softmax divides by the sum")).to_be_visible()
