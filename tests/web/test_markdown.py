"""Markdown becomes HTML that is safe to show, whoever wrote it."""

from __future__ import annotations

import pytest

from viva.web.markdown import program, to_html, to_inline_html
from viva.web.mathematics import typeset


def test_formulas_are_typeset_with_mathml_beside():
    page = to_html(r"so $A A^{-1} = I$ holds")
    assert '<span class="katex">' in page
    assert '<annotation encoding="application/x-tex">A A^{-1} = I</annotation>' in page


def test_a_formula_of_its_own_is_displayed():
    assert 'class="katex-display"' in to_html("$$\\sum_i x_i$$")


def test_dollars_in_code_are_dollars():
    assert to_html("`$x$`") == "<p><code>$x$</code></p>\n"


def test_a_formula_that_cannot_be_read_is_shown_with_the_reason():
    assert 'class="katex-error"' in typeset(r"\frac{1", display=False)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "![x](http://evil.example/x.png)",
        "<svg/onload=alert(1)>",
        "a\ue0000\ue001b",
        r"$\href{javascript:alert(1)}{x}$",
        r"$\includegraphics{http://evil.example/x.png}$",
        r"$\htmlData{x=y}{z}$ $\text{<img src=x onerror=alert(1)>}$",
        "```python\n</code></pre><script>alert(1)</script>\n```",
        '```"><script>alert(1)</script>\nx\n```',
    ],
)
def test_a_hostile_text_stays_text(text):
    page = to_html(text)
    for word in ("<script", "<img", "<svg/", '<a href="javascript', 'src="http'):
        assert word not in page


def test_links_lead_out_without_telling_where_from():
    assert 'rel="noopener noreferrer"' in to_html("[paper](https://example.org/a)")


def test_a_bomb_of_macros_is_defused():
    bomb = r"\def\a{xx}" + "".join(
        rf"\def\{b}{{\{a}\{a}}}" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    assert "katex-error" in typeset(bomb + r"\j", display=False)


def test_one_paragraph_can_stand_in_a_line():
    assert to_inline_html("a *b*") == "a <em>b</em>"
    assert to_inline_html("a\n\nb").startswith("<p>")


def test_programs_are_coloured_and_escaped():
    page = program("x = '<b>'")
    assert "<b>" not in page
    assert '<span class="n">x</span>' in page
