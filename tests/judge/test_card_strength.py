"""The checks of formula cards against wrong formulas."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from viva.content.card import read_cards
from viva.judge.card_strength import card_strength, card_strengths

READING = Path(__file__).parents[1] / "packs/reading"


@pytest.fixture
def card():
    return read_cards(READING / "softmax/formulas.md")[0]


def test_a_check_on_generic_numbers_notices_every_wrong_formula(judge_pool, card):
    measured = card_strength(card, judge_pool)
    assert measured.survivors == ()
    assert measured.killed >= 10
    assert measured.caught_share == 1.0


def test_a_check_that_proves_nothing_is_found_out(judge_pool, card):
    weak = replace(
        card,
        check=card.check[: card.check.index("def check")]
        + "def check():\n    assert formula(1.0, 1.0) > 0\n",
    )
    measured = card_strength(weak, judge_pool)
    assert len(measured.survivors) >= 3
    assert measured.caught_share < 0.8


def test_only_the_formula_is_changed(judge_pool, card):
    """The check itself is the judge: where it were changed too, anything could pass."""
    fair = replace(card, check="def formula(x):\n    return x\n\n\ndef check():\n    assert 1 + 1 == 2\n")
    sources = [each.source for each in card_strength(fair, judge_pool).survivors]
    assert not any("check" in source for source in sources)


def test_mutants_that_crash_are_counted_apart(judge_pool, card):
    check = "def formula(x):\n    return np.log(x)[0]\n\n\ndef check():\n    assert formula(np.array([math.e])) == 1\n"
    measured = card_strength(replace(card, check=check), judge_pool)
    assert measured.loud >= 1
    assert measured.silent + measured.loud >= 2


def test_a_card_without_anything_to_change_is_not_blamed(judge_pool, card):
    check = "def formula():\n    return None\n\n\ndef check():\n    pass\n"
    assert card_strengths([replace(card, check=check)], judge_pool)[0].caught_share in (0.0, 1.0)
