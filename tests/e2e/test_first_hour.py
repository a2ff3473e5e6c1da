"""A learner's first hour, whole: once with a mouse, once with nothing but a keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from .test_solving import INVERSE, PROBLEM, without_advice

TOPIC = "Vectors, matrices and numerical precision"
TITLE = "Inverse from scratch"
SURE = ("a guess", "maybe", "fairly sure", "certain")
JUDGED = 30_000  # ms that the first judgement may take: the judge has the problem to build
MOST = 40  # stops of Tab; nothing that this hour needs lies farther away
BACK = "Shift+Tab"


class Mouse:
    """Points at things; only programs are typed."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def go_to(self, name: str) -> None:
        bars = self.page.get_by_role("navigation", name="Viva")  # the one above, and the one below
        bars.get_by_role("link", name=name, exact=True).click()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def look_at(self, region: Locator) -> None:
        region.hover()

    def write(self, program: str) -> None:
        program_of(self.page).click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(program)

    def run_on(self, inputs: str) -> None:
        self.page.get_by_text("Own inputs for Run").click()
        self.page.get_by_label("Own inputs", exact=True).fill(inputs)
        self.press("Run")

    def say(self, words: str) -> None:
        self.page.get_by_text(words, exact=True).click()

    def submit(self) -> None:
        self.press("Submit")


class Keyboard:
    """Has no mouse: Tab, Enter, and the keys that Help lists."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, name: str) -> None:
        self.reach(self.page.get_by_role("link", name=name))
        self.page.keyboard.press("Enter")

    def go_to(self, name: str) -> None:
        self.page.keyboard.press("Control+K")
        palette = self.page.get_by_role("dialog", name="Go to")
        expect(palette.get_by_role("combobox", name="Where to?")).to_be_focused()
        self.page.keyboard.type(name)
        expect(palette.get_by_role("option", selected=True)).to_have_text(f"{name} Page")
        self.page.keyboard.press("Enter")

    def press(self, name: str) -> None:
        self.reach(self.page.get_by_role("button", name=name, exact=True))
        self.page.keyboard.press("Enter")

    def look_at(self, region: Locator) -> None:
        self.reach(region)

    def write(self, program: str) -> None:
        self.reach(program_of(self.page), BACK)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(program)

    def run_on(self, inputs: str) -> None:
        self.reach(self.page.get_by_text("Own inputs for Run"))
        self.page.keyboard.press("Enter")
        self.reach(self.page.get_by_label("Own inputs", exact=True))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(inputs)
        self.reach(program_of(self.page), BACK)
        self.page.keyboard.press("Control+Enter")

    def say(self, words: str) -> None:
        self.page.keyboard.press(f"Alt+{SURE.index(words) + 1}")

    def submit(self) -> None:
        self.page.keyboard.press("Control+Shift+Enter")

    def reach(self, wanted: Locator, key: str = "Tab") -> None:
        """Press Tab until the focus is on what is wanted, where it can be seen."""
        focus = self.page.locator(":focus")
        found, passed = focus.and_(wanted), list[str]()
        while not found.count():
            if len(passed) == MOST:
                pytest.fail(f"{MOST} times {key} from {self.page.url}: never {wanted}, but {passed}")
            self.page.keyboard.press(key)
            self._free_tab()
            passed += focus.evaluate_all("all => all.map(each => each.outerHTML.slice(0, 60))") or [
                "the page"
            ]
        expect(found).to_be_in_viewport()

    def _free_tab(self) -> None:
        """In the editor Tab indents, until Ctrl-M lets it move on: so says the line under it."""
        in_editor = self.page.locator(":focus").and_(program_of(self.page))
        if in_editor.count() and self.page.get_by_text("Tab indents. Ctrl+M").count():
            self.page.keyboard.press("Control+M")
            expect(self.page.get_by_text("Tab moves on. Ctrl+M")).to_be_visible()


def program_of(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your program")


def verdict_of(page: Page) -> Locator:
    return page.get_by_label("What the judge says")


def is_at(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.wait_for_load_state()  # a learner is slower than the page's scripts; this test may not be


@pytest.mark.parametrize("hand", [Mouse, Keyboard])
def test_a_first_hour(open_page, hand):
    learner = hand(open_page(""))
    finds_a_problem(learner)
    takes_a_hint(learner)
    runs_a_first_try(learner)
    is_told_a_mistake_by_its_name(learner)
    mends_it(learner)
    reads_the_solution(learner)
    begins_again_from_memory(learner)
    finds_it_solved(learner)


def finds_a_problem(learner: Mouse | Keyboard) -> None:
    page = learner.page
    is_at(page, "Today")
    expect(page.get_by_text("60 min meant for practice")).to_be_visible()
    expect(page.get_by_text("Done today")).to_have_count(0)
    for title in ("Topics", TOPIC, TITLE):
        learner.follow(title)
        is_at(page, title)
    statement = page.get_by_role("region", name="Statement")
    expect(statement).to_contain_text("Gauss-Jordan elimination with partial pivoting")
    expect(statement).to_be_in_viewport()


def takes_a_hint(learner: Mouse | Keyboard) -> None:
    page = learner.page
    learner.press("Show hint 1 of 3")
    hint = page.get_by_role("region", name="Hints").get_by_role("listitem")
    expect(hint).to_contain_text("Write the identity to the right of the matrix.")
    expect(hint).to_be_in_viewport()
    is_at(page, TITLE)


def runs_a_first_try(learner: Mouse | Keyboard) -> None:
    verdict = verdict_of(learner.page)
    learner.write("def inverse(A):\n    return A\n")
    learner.run_on("A = [[0, 2], [4, 0]]")
    expect(verdict.get_by_role("heading", level=2)).to_have_text("✗ Wrong answer", timeout=JUDGED)
    expect(verdict).to_contain_text("your own inputs, not handed in")


def is_told_a_mistake_by_its_name(learner: Mouse | Keyboard) -> None:
    page = learner.page
    learner.write(without_advice("no-pivoting"))
    learner.say("certain")
    expect(page.get_by_role("radio", name="certain")).to_be_checked()
    learner.submit()
    name = verdict_of(page).get_by_role(
        "heading", name="Behaves like: Divides by whatever stands on the diag"
    )
    expect(name).to_be_in_viewport(timeout=JUDGED)
    expect(verdict_of(page)).to_contain_text("Before clearing column k, swap in the row")
    expect(verdict_of(page).get_by_role("heading", name="First case that fails: ")).to_be_visible()
    expected = verdict_of(page).get_by_role("region", name="Expected")
    learner.look_at(expected)
    expect(expected.get_by_role("table", name="Expected")).to_be_in_viewport()


def mends_it(learner: Mouse | Keyboard) -> None:
    learner.write(PROBLEM.reference)
    learner.say("fairly sure")
    learner.submit()
    headline = verdict_of(learner.page).get_by_role("heading", level=2)
    expect(headline).to_have_text("✓ Accepted", timeout=JUDGED)
    expect(headline).to_be_in_viewport()


def reads_the_solution(learner: Mouse | Keyboard) -> None:
    learner.follow("Read the solution")
    is_at(learner.page, "Solution")
    for heading in ("Idea", "Complexity", "In an interview", "Common mistakes"):
        expect(learner.page.get_by_role("heading", name=heading)).to_be_visible()


def begins_again_from_memory(learner: Mouse | Keyboard) -> None:
    page = learner.page
    learner.press("Again from memory")
    is_at(page, TITLE)
    expect(page.get_by_text("↻ from memory")).to_be_visible()
    expect(program_of(page)).to_contain_text("def inverse(A):")
    expect(program_of(page)).not_to_contain_text("augmented")


def finds_it_solved(learner: Mouse | Keyboard) -> None:
    page = learner.page
    learner.go_to("Problems")
    is_at(page, "Problems")
    expect(page.get_by_role("listitem").filter(has_text=TITLE)).to_contain_text("Solved")
    learner.go_to("Today")
    is_at(page, "Today")
    done = page.get_by_role("region", name="Done today").get_by_role("listitem")
    expect(done).to_contain_text(TITLE)
    expect(done).to_contain_text("Hard")  # it took two tries
    learner.go_to("History")
    is_at(page, "History")
    for verdict, words in (("Accepted", "fairly sure"), ("Error", "certain")):
        row = page.get_by_role("row").filter(has_text=TITLE).filter(has_text=verdict)
        expect(row).to_contain_text(words)


def test_a_question_mark_lists_the_keys_and_gives_the_focus_back(open_page):
    page = open_page(INVERSE)
    Keyboard(page).reach(page.get_by_role("button", name="Pause the clock"))
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keyboard shortcuts")
    for key in ("Ctrl/⌘ Enter", "Ctrl/⌘ Shift Enter", "Alt 1 to 4", "Ctrl M", "Ctrl/⌘ K"):
        expect(keys.get_by_role("rowheader", name=key, exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    expect(page.get_by_role("button", name="Pause the clock")).to_be_focused()
