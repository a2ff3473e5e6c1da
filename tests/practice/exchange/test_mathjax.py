"""Texts of a pack as Anki shows them."""

from __future__ import annotations

import pytest

from viva.practice.exchange.mathjax import as_clozes, as_html, displayed, line_as_html


def test_formulas_stand_between_the_signs_that_anki_typesets():
    assert as_html("If $a < b$, then\n\n$$\na^2\n\\le b\n$$") == (
        "<p>If \\(a &lt; b\\), then</p>\n\\[a^2 \\le b\\]"
    )
    assert as_html("so $$a$$ is").strip() == "<p>so \\[a\\]\n is</p>"
    assert displayed("a & b") == "\\[a &amp; b\\]"


def test_html_of_a_pack_is_text():
    assert "<script>" not in as_html("<script>alert(1)</script> $<b>$")
    assert line_as_html("*Softmax* of $z$") == "<em>Softmax</em> of \\(z\\)"


def test_marked_parts_are_gaps():
    text = r"$$\operatorname{softmax}(z)_i = \frac{\cloze{e^{z_i}}}{\cloze{\sum_j e^{z_j}}}$$"
    assert as_clozes(text) == (
        r"\[\operatorname{softmax}(z)_i = \frac{ {{c1::e^{z_i} }} }{ {{c2::\sum_j e^{z_j} }} }\]"
    )


@pytest.mark.parametrize(
    ("part", "gap"),
    [
        (r"x", "{{c1::x}}"),
        (r"x_{a_{b}}", "{{c1::x_{a_{b} } }}"),
        (r"\{x\}", r"{{c1::\{x\} }}"),
        (r"f::g", "{{c1::f:{}:g}}"),
        (r"\cloze{a} b", "{{c1::a b}}"),
    ],
)
def test_what_is_in_a_gap_does_not_end_it(part, gap):
    assert as_clozes(f"$\\cloze{{{part}}} + c$") == f"<p>\\({gap} + c\\)</p>"
