"""Formulas and Markdown as a terminal shows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.cli.plain import plain
from viva.cli.prose import one_line, prose
from viva.content.pack import Pack, bundled

FORMULAS = {
    r"\frac{1}{n} \sum_{i=1}^{n} (x_i - \mu)^2": "(1/n) ∑ᵢ₌₁ⁿ (xᵢ − μ)²",
    r"f(x) = \frac{x}{\sqrt{2 \pi}}": "f(x) = x/√(2 π)",
    r"\frac{a + b}{c d} + 1": "(a + b)/(c d) + 1",
    r"\log \frac{p}{q}": "log (p/q)",
    r"-\frac{(x - \mu)^2}{2 \sigma^2}": "−(x − μ)²/(2 σ²)",
    r"w^\top \Sigma^{-1} w": "wᵀ Σ⁻¹ w",
    r"\hat{y}_i, \bar x, \hat{ab}": "ŷᵢ, x̄, hat(ab)",
    r"x \in \mathbb{R}^d": "x ∈ ℝᵈ",
    r"\left( \frac{a}{b} \right)": "(a/b)",
    r"\left. f \right|_{x=0}": "f |ₓ₌₀",
    r"Q_{t, v}": "Q_(t, v)",
    r"e^{-\lambda x}": "e^(−λx)",
    r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}": "[1, 0; 0, 1]",
    "a &= b \\\\ c &= d": "a = b\nc = d",
    "a +\nb": "a + b",
    r"\operatorname{ReLU}(z) = \max(0, z)": "ReLU(z) = max(0, z)",
    r"\sqrt[3]{x} \le \binom{n}{k}": "³√x ≤ C(n, k)",
    r"f'(x) \unknown": "f′(x) unknown",
}


@pytest.mark.parametrize("latex", FORMULAS)
def test_a_formula_can_be_read(latex):
    assert plain(latex) == FORMULAS[latex]


def test_no_command_is_left_in_the_formulas_of_the_pack():
    exercises = Pack.open([bundled()]).library.exercises.values()
    assert [each.id for each in exercises if "\\" in plain(each.formula)] == []


@given(st.text(alphabet="\\{}^_&[]frac sqrtxy1+-=", max_size=40))
def test_whatever_is_written_something_is_shown(latex):
    assert "\\begin" not in plain(latex)


def test_markdown_becomes_paragraphs_lists_and_blocks():
    shown = prose(
        "The *mean* of\n`x` is $\\bar x$:\n\n$$\\frac{1}{n}$$\n\n- one\n- **two**\n\n1. first\n\n```\na = 1\n```\n",
        "  ",
    )
    assert shown.split("\n") == [
        "  The mean of x is x̄:", "", "      1/n", "", "   - one", "   - two", "", "  1. first", "", "      a = 1",
    ]  # fmt: skip


def test_lines_fit_and_formulas_are_not_torn(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    lines = prose("word " * 9 + "$a = b + c + d$ " + "word " * 9).split("\n")
    assert max(map(len, lines)) <= 60
    assert any("a = b + c + d" in line for line in lines)


def test_a_title_stays_in_one_line():
    assert one_line("Why $\\sqrt{d}$\n*divides*") == "Why √d divides"
