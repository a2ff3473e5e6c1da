"""Parts of a formula that a card asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from viva.content.card import read_cards
from viva.content.cloze import with_parts, without_marks

CARD = Path(__file__).parents[1] / "packs/reading/softmax/formulas.md"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"$a + b$", r"$a + b$"),
        (r"$\frac{\cloze{a}}{b}$", r"$\frac{ a }{b}$"),
        (r"$\alpha\cloze{b}c$", r"$\alpha b c$"),
        (r"$\cloze{x_{i_{j}}}$", r"$ x_{i_{j}} $"),
        (r"$\cloze{\{a\}} b$", r"$ \{a\}  b$"),
        (r"$\cloze{a \cloze{b} c}$", r"$ a  b  c $"),
        (r"$\cloze{a$", r"$ a$ "),
    ],
)
def test_without_marks_nothing_of_a_formula_is_missing(text, plain):
    assert without_marks(text) == plain


def test_each_part_is_put_otherwise():
    assert with_parts(r"\cloze{a} = \cloze{b^{2}}", lambda part: f"<{part}>") == " <a>  =  <b^{2}> "


def test_a_card_has_its_text_with_marks_and_without(tmp_path):
    file = tmp_path / "formulas.md"
    file.write_text(CARD.read_text().replace(r"\frac{e^{z_i / T}}", r"\frac{\cloze{e^{z_i / T}}}"))
    [card] = read_cards(file)
    assert r"\cloze" not in card.text
    assert r"\frac{\cloze{e^{z_i / T}}}" in card.marked
    assert read_cards(CARD)[0].marked == ""
