"""Which known mistake a submission behaves like, and when nothing may be said."""

import pytest

from viva.content.mistake import Mistake
from viva.content.problem import Tolerance
from viva.judge.answer import Answer
from viva.judge.diagnose import Behaviour, Known, diagnose

KINDS = ("case", "case", "edge", "stability")
RIGHT = (1.0, 2.0, 3.0, 4.0)


def behaviour(*values, ending="FINISHED"):
    answers = tuple(Answer(errors=(v,)) if isinstance(v, str) else Answer(v) for v in values)
    right = tuple(a.returned and a.value == want for a, want in zip(answers, RIGHT, strict=False))
    return Behaviour(answers, right + (False,) * (len(RIGHT) - len(right)), ending)


def known(id, *values, **more):
    return Known(Mistake(id, f"It is {id}.", f"Do not be {id}.", ""), behaviour(*values, **more))


def said(mine, *mistakes):
    return diagnose(mine, mistakes, KINDS, Tolerance())


def test_the_mistake_with_the_same_answers_on_every_case_is_named():
    diagnosis, _ = said(
        behaviour(1.0, 9.0, 8.0, 4.0), known("a", 1.0, 9.0, 7.0, 4.0), known("b", 1.0, 9.0, 8.0, 4.0)
    )
    assert diagnosis.mistakes == ("b",)
    assert diagnosis.advice == "Do not be b."
    assert diagnosis.cases == 2


def test_one_other_answer_is_enough_for_no_diagnosis():
    assert said(behaviour(1.0, 9.0, 8.0, 4.0), known("a", 1.0, 9.0, 8.5, 4.0)) == (None, "")


def test_two_mistakes_that_cannot_be_told_apart_are_both_named():
    diagnosis, _ = said(
        behaviour(1.0, 9.0, 3.0, 4.0), known("a", 1.0, 9.0, 3.0, 4.0), known("b", 1.0, 9.0, 3.0, 4.0)
    )
    assert diagnosis.mistakes == ("a", "b")
    assert "cannot be told apart" in diagnosis.advice


def test_rounding_noise_on_a_stability_case_does_not_hide_a_mistake():
    diagnosis, _ = said(behaviour(1.0, 9.0, 3.0, 4.7), known("a", 1.0, 9.0, 3.0, 4.2))
    assert diagnosis.mistakes == ("a",)


def test_a_mistake_that_agrees_to_the_digit_beats_one_that_agrees_but_for_noise():
    diagnosis, _ = said(
        behaviour(1.0, 9.0, 3.0, 4.7), known("a", 1.0, 9.0, 3.0, 4.2), known("b", 1.0, 9.0, 3.0, 4.7)
    )
    assert diagnosis.mistakes == ("b",)


def test_being_right_where_the_mistake_is_wrong_is_another_behaviour():
    assert said(behaviour(1.0, 9.0, 3.0, 4.0), known("a", 1.0, 9.0, 3.0, 4.2))[0] is None


def test_the_same_error_is_the_same_behaviour_and_another_is_not():
    mistake = known("a", 1.0, "IndexError", 3.0, 4.0)
    assert said(behaviour(1.0, "IndexError", 3.0, 4.0), mistake)[0].mistakes == ("a",)
    assert said(behaviour(1.0, "ValueError", 3.0, 4.0), mistake)[0] is None


def test_a_program_that_never_ends_is_matched_by_how_it_ended():
    mistake = known("a", 1.0, ending="TIME_LIMIT")
    assert said(behaviour(1.0, ending="TIME_LIMIT"), mistake)[0].mistakes == ("a",)
    assert said(behaviour(1.0, ending="CRASHED"), mistake)[0] is None


def test_a_near_miss_is_said_as_one_and_is_no_diagnosis():
    diagnosis, nearly = said(
        behaviour(7.0, 8.0, 9.0, 1.0), known("a", 7.0, 8.0, 9.0, 2.0), known("b", 0.0, 0.0, 0.0, 0.0)
    )
    assert diagnosis is None or diagnosis.mistakes == ("a",)
    diagnosis, nearly = said(behaviour(7.0, 8.0, 9.0, 1.0), known("a", 7.0, 8.0, 0.5, 1.0))
    assert diagnosis is None
    assert nearly == "On 3 of 4 failing cases it behaves like a known mistake, not on the others: It is a."


def test_a_near_miss_that_agrees_wherever_the_program_fails_says_so():
    _, nearly = said(behaviour(7.0, 8.0, 9.0, 4.0), known("a", 7.0, 8.0, 9.0, 2.0))
    assert (
        nearly == "On all 3 failing cases it behaves like a known mistake; elsewhere the two differ: It is a."
    )


def test_two_equally_near_misses_say_nothing():
    assert said(
        behaviour(7.0, 8.0, 9.0, 1.0), known("a", 7.0, 8.0, 0.5, 1.0), known("b", 7.0, 8.0, 0.6, 1.0)
    ) == (None, "")


@pytest.mark.parametrize("values", [RIGHT])
def test_an_accepted_program_is_never_diagnosed(values):
    assert said(behaviour(*values), known("a", 1.0, 9.0, 3.0, 4.0)) == (None, "")


def test_a_mistake_that_only_a_law_gives_away_is_named_too():
    broken = (("the Hessian is symmetric", "a cubic"),)
    mine = Behaviour(tuple(Answer(v) for v in RIGHT), (True,) * 4, "FINISHED", broken)
    mistake = Known(Mistake("a", "It is a.", "Do not.", ""), mine)
    other = Known(Mistake("b", "It is b.", "Do not.", ""), Behaviour(mine.answers, mine.right, "FINISHED"))
    assert said(mine, mistake, other)[0].mistakes == ("a",)
    assert said(Behaviour(mine.answers, mine.right, "FINISHED"), mistake, other) == (None, "")


def test_where_only_stability_cases_fail_the_answers_have_to_agree():
    mine = behaviour(1.0, 2.0, 3.0, 4.7)
    assert said(mine, known("a", 1.0, 2.0, 3.0, 4.2)) == (None, "")
    assert said(mine, known("a", 1.0, 2.0, 3.0, 4.7))[0].mistakes == ("a",)


def test_raising_on_a_stability_case_is_not_the_noise_of_a_mistake_that_returns():
    assert said(behaviour(1.0, 9.0, 3.0, "OverflowError"), known("a", 1.0, 9.0, 3.0, 4.2))[0] is None
