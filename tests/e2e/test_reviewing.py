"""Reviews and the recall of a lesson in a browser, by keyboard alone, from the small pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import serving
from .test_access import violations

READING = Path(__file__).parents[1] / "packs/reading"
REVIEWS, LOG, RECALL = "reviews/", "reviews/log/", "topics/softmax/lesson/recall/"
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A server for each test, with a card and a question that nobody has seen."""
    with serving(tmp_path / "home", "--only-pack", "--pack", str(READING)) as address:
        yield address


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def answer(page: Page) -> Locator:
    return page.get_by_label("Answer", exact=True)


def reveal(page: Page) -> None:
    page.keyboard.press("Space")
    expect(answer(page)).to_be_visible()


def rate(page: Page, key: str) -> None:
    reveal(page)
    page.keyboard.press(key)
    page.wait_for_url("**rated=**")


def announced(page: Page, text: str) -> None:
    expect(page.get_by_role("status").filter(has_text=text)).to_have_count(1)


def tab_to(page: Page, wanted: Locator) -> None:
    while not wanted.evaluate("each => each === document.activeElement"):
        page.keyboard.press("Tab")


def test_everything_is_reviewed_by_keyboard_alone(open_page):
    page = open_page(REVIEWS)
    first = title(page)
    page.keyboard.press("3")
    expect(page.get_by_text("1 of 3")).to_be_visible()
    page.keyboard.press("Alt+3")
    expect(page.get_by_role("radio", name="fairly sure")).to_be_checked()
    announced(page, "fairly sure")
    expect(answer(page)).to_be_hidden()
    reveal(page)
    expect(answer(page)).to_be_focused()
    page.keyboard.press("3")
    announced(page, f"Rated Good, due again in 2 d: {first}")
    expect(page.get_by_text("2 of 3")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("u")
    page.wait_for_url("**item=**")
    assert title(page) == first
    rate(page, "1")
    announced(page, f"Rated Again, due again in 1 d: {first}")
    rate(page, "4")
    expect(page.get_by_text("3 of 3")).to_be_visible()
    rate(page, "4")
    expect(page.get_by_role("heading", name="Nothing left to review")).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Log of reviews"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("row")).to_have_count(4)
    expect(page.get_by_role("row").nth(3)).to_contain_text("Again")


def test_an_item_is_left_until_tomorrow_and_another_for_good(open_page):
    page = open_page(REVIEWS)
    first = title(page)
    page.keyboard.press("b")
    announced(page, f"Set aside until tomorrow: {first}")
    page.keyboard.press("u")
    page.wait_for_url("**item=**")
    assert title(page) == first
    page.keyboard.press("s")
    announced(page, f"Set aside for good: {first}")
    again = page.get_by_role("button", name=re.compile("Take up again"))
    tab_to(page, again)
    page.keyboard.press("Enter")
    expect(again).to_have_count(0)
    assert title(page) == first
    page.keyboard.press("e")
    page.wait_for_url(re.compile("formulas|questions"))


def test_a_choice_that_has_the_focus_keeps_its_own_keys(open_page):
    page = open_page(REVIEWS)
    page.get_by_role("radio", name="a guess").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="a guess")).to_be_checked()
    expect(answer(page)).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 3")).to_be_visible()
    page.keyboard.press("Space")
    expect(answer(page)).to_be_visible()
    page.get_by_role("radio", name="a guess").focus()
    page.keyboard.press("2")
    announced(page, "Rated Hard")


def test_the_keys_are_listed_and_can_be_switched_off(open_page):
    page = open_page(REVIEWS)
    page.keyboard.press("?")
    listed = page.get_by_role("dialog", name="Keyboard shortcuts")
    for key, what in (("Space", "Show the answer"), ("4", "Rate it Easy"), ("b", "until tomorrow")):
        expect(listed.get_by_role("row").filter(has_text=what)).to_contain_text(key)
    expect(listed).to_contain_text("Say how sure you are")
    page.get_by_label("Single keys act").uncheck()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("Space")
    expect(answer(page)).to_be_hidden()
    tab_to(page, page.locator("details.reveal > summary"))
    page.keyboard.press("Enter")
    expect(answer(page)).to_be_focused()


def test_everything_works_without_javascript(browser, address):
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    page.goto(REVIEWS)
    first = title(page)
    page.get_by_text("Show the answer").click()
    page.get_by_role("button", name="Good").click()
    expect(page.get_by_text("Rated Good")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    assert title(page) == first
    page.get_by_role("button", name="Until tomorrow").click()
    expect(page.get_by_text(f"Set aside until tomorrow: {first}")).to_be_visible()
    page.context.close()


def test_a_lesson_is_recalled_by_keyboard_and_its_draft_survives(open_page):
    page = open_page("topics/softmax/lesson/")
    tab_to(page, page.get_by_role("link", name="Recall it, closed book"))
    page.keyboard.press("Enter")
    field = page.get_by_label("What you remember")
    tab_to(page, field)
    page.keyboard.type("Logits are divided")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    page.reload()
    expect(field).to_have_value("Logits are divided")
    tab_to(page, page.get_by_role("button", name="Compare with the lesson"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="logit")).to_be_checked()
    entropy = page.get_by_role("checkbox", name="Entropy")
    expect(entropy).not_to_be_checked()
    tab_to(page, entropy)
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Keep"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("40 % of 5: counts as Again, next in 1 d.")


@pytest.fixture
def every_page():
    """Shows one state after the other, and says which."""

    def walk(page: Page):
        page.goto(REVIEWS)
        yield "prompt"
        reveal(page)
        yield "answer"
        page.keyboard.press("2")
        page.wait_for_url("**rated=**")
        yield "rated"
        page.keyboard.press("s")
        page.wait_for_url("**aside=**")
        yield "nothing left, one set aside"
        page.goto(LOG)
        yield "log"
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Taken back")).to_be_visible()
        yield "taken back"
        for name in ("", "explain/", "connect/"):
            page.goto(f"{RECALL}{name}")
            yield f"recall {name}"
            page.get_by_label("What you remember").fill("For example, the *logits* of two classes.")
            page.get_by_role("button", name="Compare with the lesson").click()
            expect(page.get_by_role("heading", name="What you wrote")).to_be_visible()
            yield f"recalled {name}"
            page.get_by_role("button", name="Keep").click()
            expect(page.get_by_role("status")).to_contain_text("%")
            yield f"kept {name}"

    return walk


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 360), ("light", 320)])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(open_page, every_page, theme, width):
    page = open_page(REVIEWS, color_scheme=theme, viewport={"width": width, "height": 700})
    found = {
        name: [*violations(page), *(["too wide"] if page.evaluate(SIDEWAYS) > 0 else [])]
        for name in every_page(page)
    }
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_printed_review_has_no_buttons(open_page):
    page = open_page(REVIEWS)
    reveal(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Good")).to_be_hidden()
    expect(page.get_by_label("Question", exact=True)).to_be_visible()
    expect(answer(page)).to_be_visible()
