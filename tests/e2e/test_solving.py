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
