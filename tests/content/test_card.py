"""A formulas.md: cards with a formula and its check; or refused with all that is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from viva.content.card import read_cards
from viva.content.errors import ContentError

from .small_pack import write

FILE = Path(__file__).parents[1] / "packs/reading/softmax/formulas.md"
TEXT = FILE.read_text()


def refusals(tmp_path, text):
    with pytest.raises(ContentError) as raised:
        read_cards(write(tmp_path / "softmax/formulas.md", text))
    return [f"{found.where.rpartition(':')[2]}: {found.what}" for found in raised.value.findings]


def test_a_card_shows_its_formula_and_keeps_its_check_apart():
    (card,) = read_cards(FILE)
    assert (card.id, card.title, card.runtime) == ("softmax/softmax", "Softmax with a temperature", "numpy")
    assert card.text.startswith("$$") and card.text.endswith("$$")
    assert card.check.startswith("def formula(z, T):")
    assert TEXT.splitlines()[card.line - 1] == "```python"


def test_a_second_card_of_the_same_name_is_refused(tmp_path):
    body = TEXT.split("+++\n")[2]
    assert any("a second card is called softmax" in each for each in refusals(tmp_path, TEXT + body))


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (
            ("def check():", "def test():"),
            "15: Softmax with a temperature: its check defines no function `check`",
        ),
        (("def formula(z, T):", "def formula(z, T:"), "no Python"),
        (('id = "softmax"', 'id = "Soft Max"'), "cannot stand in an address"),
        (('source = "Hinton', 'sorce = "Hinton'), "10: `sorce` means nothing here"),
        (("```toml", "```text"), "5: Softmax with a temperature: no toml"),
        (("```python", "```"), "5: Softmax with a temperature: no python"),
        (('runtime = "numpy"', 'runtime = "python"'), "2: `runtime` cannot be 'python'"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, change, refused):
    found = refusals(tmp_path, TEXT.replace(*change))
    assert any(refused in each for each in found), found


def test_a_card_without_a_formula_is_refused(tmp_path):
    text = re.sub(r"\$\$.*?\$\$", "It is obvious.", TEXT, flags=re.DOTALL)
    assert any("there is no formula" in each for each in refusals(tmp_path, text))
