"""What is ready to judge by is kept at hand, within bounds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from viva.content.derivation import read_derivation, read_exercise
from viva.web.checker import Checker

from .deriving import DERIVING, EXPANDED, FORGETS, GOAL, GRADIENT

DERIVATION = read_derivation(DERIVING / "least-squares/derivations/gradient.toml")
EXERCISE = read_exercise(DERIVING / "least-squares/exercises/f1.toml")


def test_lines_judged_before_are_not_judged_again():
    checker = Checker()
    first = checker.judge(DERIVATION, [EXPANDED])
    second = checker.judge(DERIVATION, [EXPANDED, GRADIENT, GOAL])
    assert second.lines[0].seconds == first.lines[0].seconds
    assert second.complete


def test_a_formula_is_complete_when_it_is_right():
    checker = Checker()
    assert checker.judge(EXERCISE, [r"\frac{2 P R}{P + R}"]).complete
    assert not checker.judge(EXERCISE, ["P R"]).complete


def test_only_the_latest_stay_at_hand():
    checker = Checker(most=1)
    for _ in range(2):
        assert checker.judge(EXERCISE, ["P"]).lines
        assert checker.judge(DERIVATION, [EXPANDED]).lines
    assert len(checker._ready) == 1


def test_a_changed_derivation_is_another_one():
    checker = Checker()
    assert checker.judge(DERIVATION, [FORGETS]).lines[0].slip is not None
    unplanted = replace(DERIVATION, slips=())
    assert checker.judge(unplanted, [FORGETS]).lines[0].slip is None


def test_many_may_ask_at_once():
    checker = Checker()
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(checker.judge, DERIVATION, [EXPANDED, GRADIENT, GOAL]) for _ in range(8)]
    assert all(each.result().complete for each in asked)
