"""Integrals: ends that move, integrals inside each other, corners inside, tails that vanish."""

from __future__ import annotations

import pytest

from .blackboard import FOLLOWS, UNDECIDED, WRONG, board, scalar, status

NUMBERS = board(
    *(scalar("t", ">0"), scalar("a"), scalar("c", "(0,1)"), scalar(r"\sigma", ">0"), scalar(r"\lambda", ">0"))
)
TRUE = [
    r"\frac{d}{dt} \int_0^t x^2 \, dx = t^2",
    r"\frac{d}{dt} \int_t^\infty e^{-x} \, dx = -e^{-t}",
    r"\frac{d}{dt} \int_{-\infty}^t \mathcal{N}(x; a, 1) \, dx = \mathcal{N}(t; a, 1)",
    r"\frac{d}{dt} \int_0^t \sin(t x) \, dx = \sin(t^2) + \int_0^t x \cos(t x) \, dx",
    r"\int_0^1 \int_0^x y \, dy \, dx = \frac{1}{6}",
    r"\int_0^\infty \int_x^\infty e^{-y} \, dy \, dx = 1",
    r"\int_0^1 \max(x, c) \, dx = \frac{1 + c^2}{2}",
    r"\int_0^\infty e^{-x} |x - t| \, dx = t - 1 + 2 e^{-t}",
    r"\frac{d}{dc} \int_0^1 \mathbf{1}[x \le c] \, dx = 1",
    r"\int_{-\infty}^\infty |x - a| \mathcal{N}(x; a, \sigma^2) \, dx = \sigma \sqrt{\frac{2}{\pi}}",
    r"-\int_{-\infty}^\infty \mathcal{N}(z; 0, \sigma^2) \log \mathcal{N}(z; 0, \sigma^2) \, dz"
    r" = \frac{1}{2} \log(2 \pi e \sigma^2)",
    r"\int_0^\infty \lambda e^{-\lambda x} \log(\lambda e^{-\lambda x}) \, dx = \log \lambda - 1",
    # singular at an end: nearly all of x^(-0.9) lies below 1e-16
    r"\Gamma(c) = \int_0^\infty x^{c - 1} e^{-x} \, dx",
    r"\int_0^1 x^{c - 1} \, dx = \frac{1}{c}",
    # written with the differential above the line
    r"\int_1^{1 + t} \frac{dx}{x} = \log(1 + t)",
    r"\int_0^t x \frac{2 \, dx}{1 + x^2} = \log(1 + t^2)",
    r"\int_0^1 \int_0^1 \frac{dx}{1 + x} \, dy = \log 2",
    r"\int_0^t \frac{d (x^3)}{dx} \, dx = t^3",
    # nothing lies between an end and itself
    r"\int_a^a x^2 \, dx = 0",
]
FALSE = [
    r"\frac{d}{dt} \int_0^t x^2 \, dx = 2 t",
    r"\int_0^1 \int_0^x y \, dy \, dx = \frac{1}{2}",
    r"\int_0^1 \max(x, c) \, dx = \frac{1 + c}{2}",
    r"\Gamma(c) = \int_0^\infty x^{c} e^{-x} \, dx",
    r"\int_1^{1 + t} \frac{dx}{x} = \log t",
    r"-\int_{-\infty}^\infty \mathcal{N}(z; 0, \sigma^2) \log \mathcal{N}(z; 0, \sigma^2) \, dz"
    r" = \frac{1}{2} \log(2 \pi \sigma^2)",
]


@pytest.mark.parametrize("line", TRUE)
def test_integrals_have_their_closed_forms(line):
    assert status(NUMBERS, line) is FOLLOWS


@pytest.mark.parametrize("line", FALSE)
def test_wrong_closed_forms_are_refused(line):
    assert status(NUMBERS, line) is WRONG


def test_what_is_no_number_where_it_counts_stays_so():
    assert status(NUMBERS, r"\int_0^\infty \log(a - t) e^{-x} \, dx = 1") in (UNDECIDED, WRONG)
    assert status(NUMBERS, r"\int_{-\infty}^\infty \log(x) e^{-x^2} \, dx = 1") in (UNDECIDED, WRONG)
