"""One line in the hands of many people: LaTeX of every style, Unicode and typed words are read as the same tree."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .blackboard import copies, defined, family, function, matrix, patient, rv, scalar, sizes, tree, vector

DECLARED = (
    *sizes("n", "d"),
    matrix("X"),
    matrix("A", "d", "d"),
    vector("w"),
    vector("y", "n"),
    family("x_i", "n"),
    scalar(r"\lambda", ">0"),
    scalar(r"\hat{\beta}"),
    scalar("a"),
    scalar("b"),
    defined("L", r"\|X w - y\|^2", "w"),
    function("f"),
    rv("Z"),
    copies("Z_i", "n"),
)

#: What may stand for one thing. A line below is written with these names in angle brackets.
STYLES = {
    "T": (r"^\top", r"^{\top}", "^T", "^{T}", r"^\intercal", "ᵀ", "^⊤", r"^{ \top }"),
    "(": ("(", r"\left(", r"\bigl(", r"\Big(", r"\biggl (", r"\left ("),
    ")": (")", r"\right)", r"\bigr)", r"\Big)", r"\biggr )", r"\right )"),
    "[": ("[", r"\left[", r"\bigl["),
    "]": ("]", r"\right]", r"\bigr]"),
    "frac": (r"\frac", r"\dfrac", r"\tfrac", r"\cfrac", r"\displaystyle\frac"),
    "half": (r"\frac{1}{2}", r"\frac12", r"\frac 1 2", "½", "1/2 ", "{1}/{2} "),
    "tr": (r"\operatorname{tr}", r"\mathrm{tr}", r"\text{tr}", r"\operatorname{Tr}", r"\mathop{tr}", "tr"),
    " ": ("", " ", "  ", r"\,", r"\;", r"\quad ", "~", r"\ ", r"\!", "\n"),
    ".": (r"\cdot ", "·", "*", r"\times ", "×"),
    "le": (r"\le ", r"\leq ", r"\leqslant ", "≤", " leq "),
    "sum": (r"\sum", r"\sum\limits", r"\displaystyle\sum", "∑", "sum"),
    "lambda": (r"\lambda ", "λ", " lambda ", r"{\lambda}"),
    "nabla": (r"\nabla", "∇", " grad", " nabla"),
    "partial": (r"\partial ", "∂"),
    "E": (r"\mathbb{E}", r"\operatorname{E}", r"\mathbf{E}", r"\mathrm{E}", "𝔼", r"\mathbb E"),
    "Var": (r"\operatorname{Var}", r"\mathrm{Var}", r"\text{Var}", "Var"),
    "log": (r"\log", r"\ln", r"\operatorname{log}", "log", "ln"),
    "exp": (r"\exp", r"\operatorname{exp}", r"\mathrm{exp}", "exp"),
    "norm": (r"\|", r"\Vert ", "‖", "||", r"\left\|", r"\lVert "),
    "norm/": (r"\|", r"\Vert ", "‖", "||", r"\right\|", r"\rVert "),
    "|": ("|", r"\vert ", r"\left|", r"\lvert "),
    "|/": ("|", r"\vert ", r"\right|", r"\rvert "),
    "2": ("^2", "^{2}", "²", "^{ 2 }"),
    "inv": ("^{-1}", "^{ -1 }", "^{−1}"),
    "-": ("-", "−", " - "),
    "=": ("=", " = ", "&=", r"\equiv ", r"\triangleq "),
    "ge": (r"\ge ", r"\geq ", "≥"),
    "odot": (r"\odot ", "⊙", "∘"),
    "sqrt": (r"\sqrt{a}", r"\sqrt a", "sqrt(a)", "√a", "√{a}", "sqrt{a}"),
    "beta": (r"\hat{\beta}", r"\hat\beta", r"\hat {\beta}", r"\widehat{\beta}", "\\hat{β}"),
    "w": ("w", "{w}", r"\mathbf{w}", r"\boldsymbol{w}", r"\bm{w}", r"\mathbf w"),
}
CLOSING = {")": "(", "]": "[", "norm/": "norm", "|/": "|"}
LINES = (
    "L<(>w<)><=><norm>X<.>w<->< >y<norm/><2>",
    "<nabla>_w L<(>w<)><=>2< >X<T><(>X< >w<->y<)>",
    "<tr><(>A<T>A<)><=><sum>_{i=1}^{n}< >x_i<2>",
    "<frac>{<partial>f(a)}{<partial>a}<le><half><lambda>a<2>",
    "<E><[>Z<2><]><ge><E><[>Z<]><2>",
    "<Var><(>Z<)><=><E><[><(>Z<-><E><[>Z<]><)><2><]>",
    "<log><(>a b<)><=><log>a+<log>b",
    "<exp><(><-><lambda>a<2><)><le>1",
    "A<inv><(>A< >w<)><=>w",
    "<w><T><w><=><norm><w><norm/><2>",
    "<|>a<-><beta><|/><le><|>a<|/>+<|><beta><|/>",
    "w<odot>w<=>w<.>a",
    "<sqrt><.><sqrt><=>a",
    "<sum>_{i=1}^n<frac>{x_i}{n}< ><=>b",
)


def dressed(line, choose):
    """The line with each thing in the style that is chosen for it; brackets and bars close as they open."""

    def style(match):
        name = match.group(1)
        styles = STYLES[name]
        found = styles[choose(CLOSING.get(name, name)) % len(styles)]
        return f" {found} " if found.isalpha() or re.search(r"\\[A-Za-z]+$", found) else found

    return re.sub("<([^<>]+)>", style, line)


def plainly(line):
    return dressed(line, lambda _: 0)


@st.composite
def restyled(draw):
    """A line in its plain spelling, and with a style drawn for each thing in it."""
    line = draw(st.sampled_from(LINES))
    drawn = {}
    return plainly(line), dressed(line, lambda name: drawn.setdefault(name, draw(st.integers(0, 59))))


@patient
@given(restyled())
def test_however_a_line_is_spelled_it_is_read_as_the_same_tree(pair):
    plain, styled = pair
    assert tree(styled, *DECLARED) == tree(plain, *DECLARED)


@pytest.mark.parametrize("number", range(max(map(len, STYLES.values()))))
def test_each_style_is_read_in_every_line(number):
    for line in LINES:
        styled = dressed(line, lambda _: number)
        assert tree(styled, *DECLARED) == tree(plainly(line), *DECLARED), styled


@pytest.mark.parametrize(
    ("typed", "latex"),
    [
        ("sum_{i=1}^n x_i", r"\sum_{i=1}^{n} x_i"),
        ("grad_w L(w)", r"\nabla_{w} L(w)"),
        ("sqrt(a)", r"\sqrt{a}"),
        ("1/2", r"\frac{1}{2}"),
        ("lambda a", r"\lambda a"),
        ("tr(A)", r"\operatorname{tr}(A)"),
        ("softmax(w)", r"\operatorname{softmax}(w)"),
        ("E[Z] <= 1", r"\mathbb{E}[Z] \le 1"),
        ("a >= b", r"a \ge b"),
        ("X^T y", r"X^{\top} y"),
        ("A^-1 w", "A^{-1} w"),
        ("log(a) + exp(b)", r"\log(a) + \exp(b)"),
        ("max(a, b)", r"\max(a, b)"),
        ("Var(Z)", r"\operatorname{Var}(Z)"),
        ("frac{a}{b}", r"\frac{a}{b}"),
        ("hat{beta}", r"\hat{\beta}"),
        ("||w||^2", r"\|w\|^2"),
        ("|a| |b|", r"\left|a\right| \left|b\right|"),
        ("|a||b|", r"\left|a\right| \left|b\right|"),
        ("|a|/|b|", r"\left|a\right| / \left|b\right|"),
        ("a b = b a.", "a b = b a"),
        (r"\therefore a = b", "a = b"),
        (r"a = b \quad \text{by symmetry}", "a = b"),
        (r"\begin{aligned} a &= b \end{aligned}", "a = b"),
        (r"\underbrace{a + b}_{\text{both}} = b", "(a + b) = b"),
        (r"a = b \tag{1}", "a = b"),
        (r"\boxed{a = b}", "a = b"),
    ],
)
def test_words_typed_without_latex_mean_what_they_say(typed, latex):
    assert tree(typed, *DECLARED) == tree(latex, *DECLARED)


def test_letters_that_are_declared_are_a_product_even_where_they_spell_a_word():
    letters = (scalar("n"), scalar("u"), scalar("m"), scalar("i"))
    assert tree("nu = 0", *letters) == tree("n u = 0", *letters)
    assert tree("min = 0", *letters) == tree("m i n = 0", *letters)
    assert tree("nu = 0", scalar(r"\nu")) == tree(r"\nu = 0", scalar(r"\nu"))


def test_what_is_written_in_another_order_is_another_tree():
    assert tree("a b", *DECLARED) != tree("b a", *DECLARED)
    assert tree("A w", *DECLARED) != tree("A^T w", *DECLARED)
