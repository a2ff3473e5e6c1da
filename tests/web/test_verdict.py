"""What the page says of a judgement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from viva.content.verdict import Verdict
from viva.judge.judgement import Diagnosis, Difference, Growth, Judgement, LawResult, Run, Shown
from viva.web.report import case_report, own_report, report
from viva.web.words import VERDICTS

WRONG = Run(
    "ties",
    "edge",
    Verdict.WRONG_ANSWER,
    "the first is wrong",
    0.002,
    inputs=(("x", Shown("[1, 2]", "a list of 2", (2,), (("1", "2"),))),),
    got=Shown("[1, 3]", "a list of 2", (2,), (("1", "3"),)),
    expected=Shown("[1, 2]", "a list of 2", (2,), (("1", "2"),)),
    difference=Difference(1.0, (1,), 1, 2, ((None, 1e9),)),
    stdout="<b>printed</b>",
)
RIGHT = Run("ordinary", "case", Verdict.ACCEPTED, seconds=0.001)
JUDGEMENT = Judgement(
    "linear-algebra/inverse",
    "d",
    Verdict.WRONG_ANSWER,
    "ties: the first is wrong",
    (RIGHT, WRONG),
    tier="sandboxed",
)


@pytest.fixture
def rendered(inverse):
    def render(judgement: Judgement) -> str:
        context = {"problem": inverse, "report": report(judgement, inverse), "number": 7}
        return render_to_string("verdict.html", context)

    return render


def test_every_verdict_has_words_and_a_sign_of_its_own():
    assert set(VERDICTS) == set(Verdict)
    assert len({words.sign for words in VERDICTS.values()}) == len(Verdict)
    assert len({words.headline for words in VERDICTS.values()}) == len(Verdict)


def test_the_first_failing_case_is_shown_with_its_values(rendered):
    page = rendered(JUDGEMENT)
    assert "First case that fails: ties" in page
    assert "1 of 2 cases right" in page
    assert "First wrong entry: index [1]" in page
    assert 'class="heat-5 first">1e+09×' in page
    assert "(first wrong entry)" in page


def test_what_a_learner_prints_is_text(rendered):
    page = rendered(JUDGEMENT)
    assert "<b>printed" not in page
    assert "&lt;b&gt;printed&lt;/b&gt;" in page


def test_hostile_values_are_text(rendered):
    evil = "<img src=x onerror=alert(1)>"
    bad = replace(
        WRONG,
        case=evil,
        message=evil,
        traceback=evil,
        got=Shown(evil, evil, (1,), ((evil,),)),
        difference=None,
    )
    law = LawResult(evil, False, evil, evil)
    page = rendered(
        replace(JUDGEMENT, message=evil, runs=(bad,), laws=(law,), traceback=evil, stdout=evil, nearly=evil)
    )
    assert "<img" not in page


def test_a_diagnosis_says_behaves_like_and_gives_the_advice(rendered, inverse):
    mistake = inverse.mistakes[0]
    page = rendered(replace(JUDGEMENT, diagnosis=Diagnosis((mistake.id,), mistake.wrong, "Look *again*.", 4)))
    assert f"Behaves like: {mistake.wrong[:20]}" in page
    assert "Look <em>again</em>." in page
    assert "all 4 cases that fail" in page


def test_a_tie_names_all_mistakes(rendered, inverse):
    first, second = inverse.mistakes[:2]
    page = rendered(replace(JUDGEMENT, diagnosis=Diagnosis((first.id, second.id), first.wrong, "Advice.", 1)))
    assert first.wrong[:20] in page and second.wrong[:20] in page
    assert "cannot tell the mistakes apart" in page


def test_a_near_miss_is_said_when_there_is_no_diagnosis(rendered):
    assert "Behaves like x on 3 of 4" in rendered(replace(JUDGEMENT, nearly="behaves like x on 3 of 4"))


def test_a_broken_law_is_named_with_its_case(rendered):
    law = LawResult("rows sum to one", False, "ties", "0.9 instead of 1")
    page = rendered(replace(JUDGEMENT, laws=(law, LawResult("another", True), LawResult("unasked", None))))
    assert "<strong>Rows sum to one</strong>, on “ties”: 0.9 instead of 1" in page
    assert "another" not in page.lower() and "unasked" not in page.lower()


def test_growth_is_said_in_a_sentence(rendered):
    growth = Growth((1, 2), (1, 4), (1, 2), "n^2", "n", True, "yours grows like n^2, the reference like n")
    assert "Yours grows like n^2" in rendered(replace(JUDGEMENT, growth=growth))


def test_a_weaker_sandbox_is_admitted(rendered):
    assert "sandbox is missing" not in rendered(JUDGEMENT)
    assert "sandbox is missing" in rendered(replace(JUDGEMENT, tier="own code only"))


def test_shapes_that_differ_are_said_in_words():
    got = Shown("", "a float64 array", (3, 1), None)
    expected = Shown("", "a float64 array", (3,), None)
    said = case_report(replace(WRONG, got=got, expected=expected, difference=None)).shapes
    assert said == "Your answer has shape (3, 1); shape (3,) is expected."


def test_own_inputs_agree_rather_than_being_accepted():
    assert own_report(RIGHT).words.headline == "Agrees with the reference"
    assert own_report(WRONG).words.headline == "Wrong answer"


def test_a_judgement_without_runs_can_be_shown(rendered):
    page = rendered(Judgement("linear-algebra/inverse", "d", Verdict.ERROR, "line 1: this is not Python"))
    assert "Line 1: this is not Python" in page
    assert "sandbox is missing" not in page
