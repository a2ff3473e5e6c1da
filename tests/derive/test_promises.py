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
    return dataclasses.replace(
        least_squares(), setting=dataclasses.replace(least_squares().setting, **changes)
    )


def without_symbol(name):
    symbols = tuple(symbol for symbol in least_squares().setting.symbols if symbol.name != name)
    return with_setting(symbols=symbols)


NONSENSE = Symbol("L", "defined", definition=r"\foo", args=("w",))


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
        (dataclasses.replace(least_squares(), goal=r"\nabla_w L(w)"), "the goal has no left side"),
        (
            dataclasses.replace(least_squares(), goal=r"\nabla_w L(w) = \frac{1}{n} X^\top (X w + y)"),
            "does not reach the goal",
        ),
        (
            dataclasses.replace(least_squares(), goal=r"n = n \implies d = d"),
            "the goal is more than one relation",
        ),
        (
            with_slip(Slip("is-true", 4, r"= \frac{1}{n} (X^\top X w - X^\top y)", "It is right.")),
            "the mistake is-true follows",
        ),
        (with_slip(Slip("nonsense", 2, r"L(w) = \foo", "?")), "the mistake nonsense not understood"),
        (with_slip(Slip("nowhere", 2, r"L(w) \approx \|w\|", "?")), "the mistake nowhere could not decide"),
        (with_setting(given=(r"X^\top X = I",)), r"what is given does not follow: X\^\\top X = I"),
        (without_symbol("y"), "y is not declared|y"),
        (
            with_setting(symbols=(*least_squares().setting.symbols[:-1], NONSENSE)),
            "not understood",
        ),
    ],
)
def test_each_broken_promise_is_found(derivation, what):
    assert re.search(what, found(prove_derivation(derivation)))


def test_two_mistakes_that_are_the_same_line_cannot_be_told_apart():
    twin = dataclasses.replace(least_squares().slips[0], name="twin")
    assert f"the mistake twin is taken for {least_squares().slips[0].name}" in found(
        prove_derivation(with_slip(twin))
    )


def test_two_mistakes_of_one_value_are_told_apart_by_how_they_are_written():
    slip = least_squares().slips[0]
    twin = Slip("twin", slip.line, r"L(w) = \frac{1}{2n} (\|X w\|^2 + \|y\|^2)", "The same in norms.")
    assert found(prove_derivation(with_slip(twin))) == ""


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"answer": r"\frac{2 P R}{P + Q}"}, "Q is not declared here"),
        ({"slips": (Slip("is-true", 1, r"\frac{2}{1/P + 1/R}", "?"),)}, "the mistake is-true follows"),
        (
            {
                "slips": (
                    Slip("mean", 1, r"\frac{P + R}{2}", "?"),
                    Slip("twin", 1, r"\frac{P + R}{2}", "?"),
                )
            },
            "the mistake twin is taken for mean",
        ),
        ({"without": (r"\frac",)}, "its own answer follows, but skips a step"),
    ],
)
def test_each_broken_promise_of_an_exercise_is_found(changes, what):
    assert re.search(what, found(prove_exercise(dataclasses.replace(f1_score(), **changes))))
