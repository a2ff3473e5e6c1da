"""A derivation and a formula exercise: lines are written, checked, and explained."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from viva import practice
from viva.store import journal

from .deriving import DERIVATION, EXERCISE, EXPANDED, FORGETS, GOAL, GRADIENT, gym_to_derive  # noqa: F401
from .reading import text


def check(client, *lines: str, at: str = DERIVATION, **more):
    return client.post(at, {"lines": "\r\n".join(lines), "action": "check", **more})


def shown(client, *lines: str, at: str = DERIVATION) -> str:
    """The page after a check by a browser without scripts."""
    reply = check(client, *lines, at=at)
    assert (reply.status_code, reply["Location"]) == (303, f"{at}#said")
    return text(client, at)


def states(page: str) -> list[str]:
    """The verdict words, line by line."""
    found = re.findall(r"data-state><span[^>]*><span aria-hidden=\"true\">.</span> ([^<]+)</span>", page)
    return [each.strip() for each in found]


def attempts(gym):
    return practice.attempts(journal.local_owner(), gym.library.derivations["least-squares/gradient"])


def test_the_page_says_what_is_asked_declared_and_to_be_shown(client, gym):
    page = text(client, DERIVATION)
    assert "Derive the gradient of" in page
    assert "one example a row" in page
    assert re.search(r"<td>matrix, <span class=\"katex\">", page)
    assert "stands for" in page
    assert "Milestones" in page
    assert "Not reached" in page


def test_what_the_gate_closes_is_not_on_the_page(client, gym):
    page = text(client, DERIVATION)
    for hidden in (
        "inner product with itself",
        "Write the loss as a quadratic",
        "two cross terms",
        "the harmonic",
    ):
        assert hidden not in page
    assert "It opens when you have something checked, or in 20 minutes" in page


def test_every_line_has_its_verdict_without_a_script(client, gym):
    page = shown(client, EXPANDED, "", FORGETS)
    assert states(page) == ["Follows", "Does not follow"]
    assert page.count("first wrong line") == 1
    (attempt,) = attempts(gym).values()
    assert attempt.lines == (EXPANDED, FORGETS)


def test_a_wrong_line_shows_numbers_and_the_known_mistake(client, gym):
    page = shown(client, EXPANDED, FORGETS)
    assert "Behaves like a known mistake: forgets the two" in page
    assert "The quadratic term contains w twice" in page
    assert "Numbers for which the left side" in page
    assert "left side" in page
    assert "pmatrix" in page  # the source beside the typeset matrix


def test_a_slip_that_nobody_planted_gets_a_hint_that_is_not_open(client, gym):
    page = shown(client, r"L(w) = \frac{1}{2n} (X w + y)^\top (X w - y)")
    assert "<summary>A hint towards the repair</summary>" in page
    assert "Behaves like" not in page


def test_lines_after_a_wrong_one_are_judged_against_it(client, gym):
    page = shown(client, EXPANDED, FORGETS, r"= \frac{1}{2n} X^\top (X w - 2 y)")
    assert states(page) == ["Follows", "Does not follow", "Follows from your line before"]


def test_a_skipped_milestone_is_named(client, gym):
    page = shown(client, r"\nabla_w L(w) = \frac{1}{n} X^\top (X w - y)")
    assert states(page) == ["Follows, but skips a step"]
    assert "Write the loss as a quadratic function of w" in page


def test_a_line_that_is_not_understood_shows_where(client, gym):
    page = shown(client, r"L(w) = \frac{1}{2n} \| X w -")
    assert states(page) == ["Not understood"]
    assert re.search(r"<pre class=\"caret\" aria-hidden=\"true\">L\(w\).+\n +\^</pre>", page)
    assert "Read so far: <code>L(w) = \\frac{1}{2n}" in page


def test_a_complete_derivation_says_so_and_leads_on(client, gym):
    page = shown(client, EXPANDED, GRADIENT, GOAL)
    assert "Shown</h2>" in page
    assert "2 of 2" in page
    assert "What changes if the loss is the sum" in page
    assert "Bishop, Pattern Recognition" in page
    assert f'href="{DERIVATION}solution/"' in page
    assert "Done" in text(client, "/derivations/")


def test_a_script_gets_the_parts_of_the_page(client, gym):
    reply = client.post(DERIVATION, {"lines": EXPANDED}, headers={"X-Requested-With": "fetch"})
    fragment = reply.content.decode()
    assert re.findall(r"^<(?:div|section) id=\"([\w-]+)\"", fragment, re.MULTILINE) == [
        "said",
        "outcome",
        "milestones",
        "after",
    ]
    assert "<html" not in fragment
    assert states(fragment) == ["Follows"]


def test_nothing_to_check_is_said_and_not_kept(client, gym):
    reply = check(client, " ", "")
    assert "There is nothing to check yet" in reply.content.decode()
    assert attempts(gym) == {}


def test_too_many_lines_are_refused_and_stay_in_the_field(client, gym):
    page = check(client, *["w = w"] * 61).content.decode()
    assert "These are 61 lines; 60 are judged at most." in page
    assert page.count("w = w") >= 61
    assert attempts(gym) == {}


def test_what_was_said_is_not_shown_beside_other_lines(client, gym):
    check(client, EXPANDED)
    client.put(f"{DERIVATION}draft", {"source": "w = w"}, content_type="application/json")
    page = text(client, DERIVATION)
    assert "w = w</textarea>" in page
    assert states(page) == []


def test_a_draft_is_kept(client, gym):
    reply = client.put(f"{DERIVATION}draft", {"source": "w =\0"}, content_type="application/json")
    assert reply.status_code == 204
    assert "w =\ufffd</textarea>" in text(client, DERIVATION)
    assert client.put(f"{DERIVATION}draft", {"source": 3}, content_type="application/json").status_code == 400


def test_hints_are_the_idea_and_then_the_line(client, gym):
    idea = "Write the loss as a quadratic function of w."
    reply = client.post(DERIVATION, {"lines": "w = w", "action": "hint"})
    assert reply["Location"] == f"{DERIVATION}#milestones"
    page = text(client, DERIVATION)
    assert idea in page
    assert "The line of milestone 1" not in page
    assert "w = w</textarea>" in page
    client.post(DERIVATION, {"lines": "w = w", "action": "hint"})
    page = text(client, DERIVATION)
    assert "The line of milestone 1" in page
    assert 'value="hint"' not in page


def test_the_model_waits_behind_its_gate(client, gym, clock):
    assert "Not yet" in text(client, f"{DERIVATION}solution/")
    clock.passes(minutes=21)
    page = text(client, f"{DERIVATION}solution/")
    for kept in (
        "inner product with itself",
        "Milestone: ",
        "In place of line 3",
        "transposes"[:3],
        "Bishop",
    ):
        assert kept in page


def test_again_from_memory_empties_the_sheet(client, gym):
    check(client, EXPANDED)
    assert client.post(f"{DERIVATION}again")["Location"] == DERIVATION
    page = text(client, DERIVATION)
    assert "from memory" in page
    assert states(page) == []
    assert len(attempts(gym)) == 1


HOSTILE = (
    "<script>alert(1)</script>",
    r"\href{javascript:alert(1)}{x}",
    r"\htmlStyle{position:fixed}{x}",
    "{" * 1900,
    r"\left(" * 600,
    r"\def\a{\a\a}\a",
    "\ufffe\u202e\ue0000\ue001",
    "x" * 4000,
    "$$ `x` **y** [a](b)",
    "x^{" * 400,
)


@pytest.mark.parametrize("line", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("at", [DERIVATION, EXERCISE])
def test_whatever_is_written_is_shown_harmlessly(client, gym, line, at):
    page = shown(client, line, at=at)
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "position:fixed" not in page.replace(r"\htmlStyle{position:fixed}", "")


def test_a_form_of_another_site_is_refused(gym):
    strict = Client(enforce_csrf_checks=True)
    assert check(strict, EXPANDED).status_code == 403
    assert attempts(gym) == {}


def test_what_is_not_there_is_not_found(client, gym):
    for kind in ("derivations", "exercises"):
        for rest in ("", "solution/"):
            assert client.get(f"/{kind}/least-squares/nothing/{rest}").status_code == 404
    assert client.post(DERIVATION, {"action": "melt"}).status_code == 400


# The formula exercise


def test_a_formula_is_right_in_any_form_with_or_without_its_left_side(client, gym):
    assert states(shown(client, r"\frac{2}{1/P + 1/R}", at=EXERCISE)) == ["Right"]
    page = shown(client, r"F_1 = \frac{2 P R}{P + R}", at=EXERCISE)
    assert states(page) == ["Right"]
    assert "Right</h2>" in page
    assert "Manning, Raghavan" in page
    assert "Milestones" not in page


def test_a_wrong_formula_shows_numbers_and_the_known_mistake(client, gym):
    page = shown(client, r"\frac{P + R}{2}", at=EXERCISE)
    assert states(page) == ["Not right"]
    assert "Behaves like a known mistake: arithmetic mean" in page
    assert "harmonic mean: it is low" in page
    assert "first wrong line" not in page
    assert "Manning, Raghavan" not in page


def test_the_formula_waits_behind_its_gate(client, gym):
    assert "Not yet" in text(client, f"{EXERCISE}solution/")
    check(client, "P", at=EXERCISE)
    page = text(client, f"{EXERCISE}solution/")
    assert "With P = R = 1 this gives 1/2" in page
    assert "Manning, Raghavan" in page


def test_a_hint_is_not_offered_for_a_formula(client, gym):
    assert 'value="hint"' not in text(client, EXERCISE)
    assert client.post(EXERCISE, {"lines": "P", "action": "hint"}).status_code == 303
