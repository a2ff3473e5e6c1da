"""What a file promises about its derivation or exercise is proved, and each broken promise is found."""

from __future__ import annotations

import dataclasses
import re

import pytest

from viva.content.derivation import Slip
from viva.content.symbol import Symbol
from viva.derive.promises import prove_derivation, prove_exercise

from .examples import f1_score, least_squares


def found(proof):
    return "\n".join(finding.what for finding in proof[1])


def with_line(place, latex, **changes):
    lines = list(least_squares().lines)
    lines[place - 1] = dataclasses.replace(lines[place - 1], latex=latex, **changes)
    return dataclasses.replace(least_squares(), lines=tuple(lines))


def with_slip(*slips):
    return dataclasses.replace(least_squares(), slips=(*least_squares().slips, *slips))


def with_setting(**changes):
    return dataclasses.replace(least_squares(), setting=dataclasses.replace(least_squares().setting, **changes))


def without_symbol(name):
    symbols = tuple(symbol for symbol in least_squares().setting.symbols if symbol.name != name)
    return with_setting(symbols=symbols)


def test_the_derivation_of_the_documentation_keeps_every_promise():
    derivation = least_squares()
    assert prove_derivation(derivation) == (len(derivation.lines) + len(derivation.slips) + 1, [])


def test_the_exercise_of_the_documentation_keeps_every_promise():
    assert prove_exercise(f1_score()) == (1 + len(f1_score().slips), [])


@pytest.mark.parametrize(
    ("derivation", "what"),
    [
        (with_line(2, r"L(w) = w^\top X^\top X w"), "model line 2 does not follow"),
        (with_line(3, r"\nabla_w L(w) = X w"), "model line 3 does not follow: The shapes do not fit"),
        (with_line(4, r"= \frac{1}{n} X^\top (X w - "), "model line 4 not understood"),
        (with_line(4, r"= \frac{1}{n} X^\top (X w - z)"), "z is not declared here"),
        (with_line(4, r"= \frac{1}{2n} (2 X^\top X w - 2 X^\top y) + 0"), "does not reach the goal"),
        (
            dataclasses.replace(least_squares(), goal=r"\nabla_w L(w) = \frac{1}{n} X^\top (X w + y)"),
            "does not reach the goal",
        ),
        (
            dataclasses.replace(least_squares(), goal=r"n = n \implies d = d"),
            "the goal is more than one relation|values to unpack|goal",
        ),
        (
            with_slip(Slip("is-true", 4, r"= \frac{1}{n} (X^\top X w - X^\top y)", "It is right.")),
            "the mistake is-true follows",
        ),
        (
            with_slip(Slip("twin", 4, r"= X (X w - y) \frac{1}{n}", "Written otherwise.")),
            "the mistake twin",
        ),
        (with_slip(Slip("nonsense", 2, r"L(w) = \foo", "?")), "the mistake nonsense not understood"),
        (with_slip(Slip("nowhere", 2, r"L(w) = \log(-1)", "?")), "the mistake nowhere could not decide"),
        (with_setting(given=(r"X^\top X = I",)), r"what is given does not follow: X\^\\top X = I"),
        (without_symbol("y"), "y is not declared|y"),
        (
            with_setting(symbols=(*least_squares().setting.symbols[:-1], Symbol("L", "defined", definition=r"\foo", args=("w",)))),
            "not understood",
        ),
    ],
)
def test_each_broken_promise_is_found(derivation, what):
    assert re.search(what, found(prove_derivation(derivation)))


def test_two_mistakes_of_one_value_cannot_be_told_apart():
    first = Slip("forgets-the-square", 2, r"L(w) = \frac{1}{2n} (w^\top X^\top X w + y^\top y)", "A term is missing.")
    second = dataclasses.replace(first, name="twin", latex=r"L(w) = \frac{1}{2n} (y^\top y + w^\top X^\top X w)")
    assert re.search("taken for", found(prove_derivation(with_slip(first, second))))


def test_a_milestone_must_be_recognised_in_its_own_line():
    derivation = with_line(1, r"n = n", milestone="Count the examples.")
    assert prove_derivation(derivation)[1] == [] or "milestone" in found(prove_derivation(derivation))


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"answer": r"\frac{2 P R}{P + Q}"}, "Q is not declared here"),
        ({"slips": (Slip("is-true", 1, r"\frac{2}{1/P + 1/R}", "?"),)}, "the mistake is-true follows"),
        (
            {
                "slips": (
                    Slip("mean", 1, r"\frac{P + R}{2}", "?"),
                    Slip("twin", 1, r"P/2 + R/2", "?"),
                )
            },
            "the mistake|taken for",
        ),
        ({"without": (r"\frac",)}, "its own answer follows, but skips a step"),
    ],
)
def test_each_broken_promise_of_an_exercise_is_found(changes, what):
    try:
        text = found(prove_exercise(dataclasses.replace(f1_score(), **changes)))
    except Exception as error:  # noqa: BLE001
        text = str(error)
    assert re.search(what, text)
