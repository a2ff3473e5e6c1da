"""The mutation test: strong examinations score high, weak ones are shown to be."""

import dataclasses

from viva.judge.strength import strength

EQUAL_LOGITS_ONLY = """
import numpy as np

from viva.content.authoring import case, varied


@case("equal logits", shown=True)
def equal(rng):
    return {"x": np.zeros((2, 2))}


@varied
def anything(rng):
    return {"x": rng.normal(size=(2, 3))}
"""


def test_a_sound_examination_rejects_every_silent_mutant(softmax, examiner, judge_pool):
    measured = strength(softmax, examiner, judge_pool)
    assert measured.rejected_share == 1.0
    assert measured.silent >= 15
    assert measured.idle == ()


def test_an_examination_by_saturated_inputs_is_shown_to_be_weak(softmax, examiner, judge_pool):
    weak = dataclasses.replace(softmax, cases=EQUAL_LOGITS_ONLY, mistakes=(), digest="equal logits only")
    measured = strength(weak, examiner, judge_pool)
    assert measured.rejected_share < 0.8
    changes = {mutant.change for mutant in measured.survivors}
    assert "the operands change places" in changes  # exp(max - x)


def test_an_equivalent_program_is_not_counted_as_getting_through(softmax, examiner, judge_pool):
    """Subtracting any constant of the row instead of its maximum is the same function where nothing overflows."""
    measured = strength(softmax, examiner, judge_pool)
    assert measured.equivalent > 0
    assert measured.survivors == ()
