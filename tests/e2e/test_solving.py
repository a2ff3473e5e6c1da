"""A learner solves "inverse": wrongly, then rightly."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from viva.content.pack import bundled, read_problem

INVERSE = "problems/linear-algebra/inverse/"
PROBLEM = read_problem(bundled() / "linear-algebra/problems/inverse")


def without_advice(id: str) -> str:
    """A known mistake's program, without the docstring that gives it away."""
    return next(mistake.source for mistake in PROBLEM.mistakes if mistake.id == id).split('"""')[2].lstrip()


def write(page: Page, program: str) -> None:
    """Replace what stands in the editor, by keyboard."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(program)


def test_from_the_list_through_a_diagnosis_to_the_solution(open_page):
    page = open_page()
    page.get_by_label("Search").fill("inverse")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("link", name="Inverse from scratch").click()
    write(page, without_advice("no-pivoting"))
    page.get_by_role("button", name="Submit").click()
    verdict = page.locator(".verdict")
    expect(verdict.get_by_role("heading", name="Behaves like: Divides by whatever stands on")).to_be_visible()
    expect(verdict).to_contain_text("swap in the row")
    write(page, PROBLEM.reference)
    page.keyboard.press("Control+Shift+Enter")
    expect(verdict.get_by_role("heading", level=2)).to_have_text("✓ Accepted")
    verdict.get_by_role("link", name="Read the solution").click()
    expect(page.get_by_role("heading", name="In an interview")).to_be_visible()
    page.goto("problems/")
    expect(page.get_by_role("listitem").filter(has_text="Inverse from scratch")).to_contain_text("Solved")


def test_the_difference_is_a_table_with_the_first_wrong_entry_marked(open_page):
    page = open_page(INVERSE)
    write(page, without_advice("swaps-only-the-left-half"))
    page.keyboard.press("Control+Shift+Enter")
    heat = page.get_by_role("table", name="Difference, in units of what is allowed")
    expect(heat.locator(".first")).to_contain_text("first wrong entry")
    expect(page.locator(".verdict")).to_contain_text("First wrong entry: row 0, column 0 (index [0][0])")


def test_own_inputs_run_beside_the_reference_and_are_not_handed_in(open_page):
    page = open_page(INVERSE)
    write(page, PROBLEM.reference)
    page.get_by_text("Own inputs for Run").click()
    page.get_by_label("Own inputs", exact=True).fill("A = [[0, 2], [4, 0]]")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".verdict h2")).to_have_text("✓ Agrees with the reference")
    page.reload()
    expect(page.get_by_text("Your submissions")).to_have_count(0)


def test_a_draft_is_still_there_after_a_reload(open_page):
    page = open_page(INVERSE)
    write(page, "half = 'a program'")
    expect(page.get_by_text("Draft saved")).to_be_visible()
    page.reload()
    expect(page.locator(".cm-content")).to_have_text("half = 'a program'")


def test_a_hint_does_not_cost_the_program(open_page):
    page = open_page(INVERSE)
    write(page, "half = 'a program'")
    page.get_by_role("button", name="Show hint 1 of 3").click()
    expect(page.get_by_text("Write the identity to the right")).to_be_visible()
    expect(page.get_by_role("button", name="Show hint 2 of 3")).to_be_visible()
    expect(page.locator(".cm-content")).to_have_text("half = 'a program'")


def test_again_from_memory_empties_the_editor(open_page):
    page = open_page(INVERSE)
    write(page, PROBLEM.reference)
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator(".verdict h2")).to_have_text("✓ Accepted")
    page.reload()
    page.get_by_role("button", name="Again from memory").click()
    expect(page.locator(".cm-content")).to_contain_text("def inverse(A):")
    expect(page.locator(".cm-content")).not_to_contain_text("augmented")
    expect(page.locator(".head")).to_contain_text("from memory")


def test_the_past_can_be_read_again(open_page):
    page = open_page(INVERSE)
    write(page, "def inverse(A):\n    return 'first'\n")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator(".verdict h2")).to_have_text("✗ Wrong answer")
    page.reload()
    page.get_by_role("link", name="Submission 1: Wrong answer").click()
    expect(page.locator("pre.program")).to_contain_text("return 'first'")


def test_everything_works_without_a_script(open_page):
    page = open_page("", java_script_enabled=False)
    page.get_by_role("link", name="Problems").click()
    page.get_by_label("State").select_option("New")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("link", name="Inverse from scratch").click()
    page.get_by_label("Your program").fill(without_advice("clears-only-below"))
    page.get_by_role("button", name="Show hint 1 of 3").click()
    expect(page.get_by_text("Write the identity to the right")).to_be_visible()
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".verdict h2")).to_have_text("✗ Wrong answer")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading", name="Behaves like: Clears only the rows below")).to_be_visible()
    page.get_by_role("link", name="Back to the problem").click()
    page.get_by_role("link", name="Read the solution").click()
    expect(page.get_by_role("heading", name="Common mistakes")).to_be_visible()


def test_one_key_says_how_sure_one_is(open_page):
    page = open_page(INVERSE)
    write(page, PROBLEM.reference)
    page.keyboard.press("Alt+3")
    expect(page.get_by_label("fairly sure")).to_be_checked()
    assert "def inverse" in page.locator("textarea").first.evaluate(
        "area => area.value"
    )  # Alt-3 typed nothing
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator(".verdict h2")).to_have_text("✓ Accepted")
    page.goto("history/")
    expect(page.get_by_role("row").filter(has_text="Inverse from scratch")).to_contain_text("fairly sure")
    expect(page.get_by_role("img", name="Calibration")).to_be_visible()


def test_a_paused_clock_stands_still_over_a_reload(open_page):
    page = open_page(INVERSE)
    page.get_by_role("button", name="Pause the clock").click()
    clock = page.get_by_role("timer")
    shown = clock.inner_text()
    page.wait_for_timeout(1300)
    expect(clock).to_have_text(shown)
    page.reload()
    expect(clock).to_have_text(shown)
    page.get_by_role("button", name="Let the clock go on").click()
    expect(clock).not_to_have_text(shown)


def test_the_palette_goes_anywhere(open_page):
    page = open_page("today/")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="Where to?")
    field.fill("gauss-jordan")
    expect(page.get_by_role("option").filter(has_text="Inverse from scratch")).to_be_visible()
    field.fill("sett")
    expect(page.get_by_role("option").first).to_contain_text("Settings")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)


def test_vim_keys_come_when_they_are_asked_for(open_page):
    page = open_page("settings/")
    page.get_by_label("Vim keys").check()
    page.get_by_role("button", name="Keep").click()
    page.goto(INVERSE)
    expect(page.locator(".cm-vim-panel")).to_be_visible()
    page.locator(".cm-content").click()
    page.keyboard.type("ggdGiy = 1")
    page.keyboard.press("Escape")
    page.keyboard.type("x")
    assert page.locator("textarea").first.evaluate("area => area.value") == "y = "
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator(".verdict h2")).to_have_text("! Error")
