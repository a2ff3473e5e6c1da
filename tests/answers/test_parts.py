"""The parts of a comparison, one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.answers import Compared, Label, Override, PointVerdict, WrongModel, installed, shift
from viva.answers.encoder import SHA256, checked
from viva.answers.fitted import fitted
from viva.answers.order import naturalness
from viva.answers.polarity import denies, negations, opposed, taken_back
from viva.answers.spans import MOST, windows
from viva.answers.verdict import score
from viva.answers.wordpiece import pieces, vocabulary
from viva.answers.words import content, figures, stem


def parts(answer: str) -> list[str]:
    return [answer[each.start : each.end] for each in windows(answer)]


def test_windows_are_sentences_then_clauses_then_neighbours():
    answer = "It shrinks weights, because the penalty grows. It costs 3.5 ms, e.g. here."
    assert parts(answer) == [
        "It shrinks weights, because the penalty grows.",
        "It costs 3.5 ms, e.g. here.",
        "It shrinks weights",
        "because the penalty grows.",
        answer,
    ]


def test_bullets_and_endless_sentences_are_cut():
    assert parts("- one thing\n- another thing")[:2] == ["one thing", "another thing"]
    assert max(len(part.split()) for part in parts("word " * 300) if len(part.split()) < 300) <= 80


@given(st.text(max_size=2_000))
def test_windows_lie_inside_the_answer_and_are_not_many(answer):
    found = windows(answer)
    assert len(found) <= MOST
    assert all(0 <= each.start < each.end <= len(answer) for each in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("regularised", "regularisation"),
        ("gradients", "gradient"),
        ("dropped", "drop"),
        ("overfitting", "overfit"),
    ],
)
def test_forms_of_a_word_meet(one, other):
    assert stem(one) == stem(other)


def test_words_that_carry_grammar_are_left_out():
    assert content("The variance of it is not the bias") == (stem("variance"), stem("bias"))


def test_numbers_and_formulas_are_seen():
    assert figures("divide by 1/(1-p), i.e. 0.5 or 80 %") >= {"1/(1-p)", "0.5", "80%"}


def test_negation_denial_and_opposites():
    assert negations("It doesn’t need a model, never") == 2
    assert denies("It is not true that it converges") and not denies("It does not converge")
    assert (
        taken_back(" - that is false.")
        and taken_back(". This isn't true")
        and not taken_back(", and that helps")
    )
    assert opposed("bias goes up", "bias goes down") == ("up", "down")
    assert opposed("bias goes up, then down", "it goes down") is None


def test_sentences_sound_natural_and_shuffled_words_do_not():
    assert naturalness("The gradient of the loss is computed on a part of the data.") > 0.1
    assert naturalness("of the is loss the a gradient on data computed part of the") < -0.05


def test_word_pieces_are_those_of_bert():
    assert len(vocabulary()) == 30_522
    # As the reference implementation, the package `tokenizers` 0.23.3, has them.
    expected = [101, 19169, 8873, 13027, 1010, 1041, 1012, 1043, 1012, 2184, 1003, 102]
    assert pieces("Überfitting, e.g. 10%", most=64) == expected


def test_a_long_text_is_cut_and_an_unreadable_word_is_unknown():
    assert len(pieces("word " * 500, most=32)) == 32
    assert pieces("x" * 200, most=8) == [101, 100, 102]


def test_the_encoder_puts_like_beside_like():
    encoder = installed()
    assert encoder is not None
    one, same, other = encoder.encode(
        ["the model overfits", "it memorises the training set", "bananas are yellow"]
    )
    assert one @ same > one @ other + 0.1
    assert np.allclose(np.linalg.norm([one, same, other], axis=1), 1, atol=1e-5)


def test_another_model_is_refused_and_named(tmp_path):
    model = tmp_path / "model.onnx"
    model.write_bytes(b"something else")
    with pytest.raises(WrongModel, match=SHA256) as caught:
        checked(model)
    assert str(model) in str(caught.value)


@pytest.mark.parametrize("with_encoder", [True, False])
def test_no_weight_is_negative(with_encoder):
    numbers = fitted(with_encoder=with_encoder)
    assert min(numbers.weights) >= 0
    assert numbers.cuts.unsure < numbers.cuts.covered


def test_the_score_goes_by_weight_and_a_quarter_of_what_is_unsure_counts():
    assert score([(Label.COVERED, 2), (Label.UNSURE, 1), (Label.MISSING, 1), (Label.CONTRADICTED, 1)]) == 0.45
    assert score([]) == 0


def override(label: Label, *, ticked: bool) -> Override:
    verdict = PointVerdict("k", label, "", 0.5, "")
    return Override(Compared((verdict,), (), 0.0, False), frozenset({"k"} if ticked else ()))


def test_clicks_move_what_is_asked_of_a_point():
    assert shift([]) == 0
    assert shift([override(Label.COVERED, ticked=True), override(Label.MISSING, ticked=False)]) == 0
    assert shift([override(Label.COVERED, ticked=False)]) > 0
    assert shift([override(Label.MISSING, ticked=True)]) == shift([override(Label.UNSURE, ticked=True)]) < 0
    assert shift([override(Label.CONTRADICTED, ticked=True)]) == 0
    assert shift([override(Label.COVERED, ticked=False)] * 50) == 1.0
