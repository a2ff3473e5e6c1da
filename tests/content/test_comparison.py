"""A comparison file: a table whose cells are chosen; or refused with all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from viva.content.comparison import read_comparison
from viva.content.errors import ContentError

from .small_pack import write

FILE = Path(__file__).parents[1] / "packs/reading/softmax/comparisons/turning-scores-into-numbers.toml"
TEXT = FILE.read_text()


def test_a_comparison_is_read():
    comparison = read_comparison(FILE)
    assert (comparison.id, comparison.topic, comparison.name) == (
        "softmax/turning-scores-into-numbers",
        "softmax",
        "turning-scores-into-numbers",
    )
    assert [row.head for row in comparison.rows] == ["Softmax", "Sigmoid of each", "Log-softmax"]
    assert comparison.rows[1].cells == {"sum": "anything from 0 to $n$", "shift": "raises every output"}
    assert comparison.size == 6


def test_guessing_earns_the_mean_of_the_columns():
    assert read_comparison(FILE).chance == pytest.approx((1 / 4 + 1 / 3) / 2)


def test_its_digest_names_its_text(tmp_path):
    other = write(tmp_path / "softmax/comparisons/c.toml", TEXT.replace("level = 1", "level = 2"))
    assert read_comparison(FILE).digest != read_comparison(other).digest


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (('sum = "one"', 'sum = "two"'), "'two' is no choice of `sum`"),
        (('sum = "one", ', ""), "`sum` is missing"),
        (('cells = { sum = "one"', 'cells = { product = "one", sum = "one"'), "`product` means nothing here"),
        (('"something negative", "zero"]', '"one"]'), "these are not two to eight different choices"),
        (('"zero"]', f'"{"z" * 61}"]'), "is too long to choose"),
        (('id = "shift"', 'id = "sum"'), "two columns have the same id"),
        (('head = "Log-softmax"', 'head = "Softmax"'), "two rows have the same head"),
        (('"something negative", shift', '"one", shift'), "two rows say the same"),
        (('choices = ["changes nothing", "raises every output", "lowers every output"]', 'choices = ["changes nothing", "raises every output"]'), ""),
        (("minutes = 2", "minutes = 0"), "`minutes`"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path, change, refused):
    file = write(tmp_path / "softmax/comparisons/c.toml", TEXT.replace(*change))
    if not refused:
        assert read_comparison(file).chance < 0.4
        return
    with pytest.raises(ContentError) as raised:
        read_comparison(file)
    assert any(refused in found.what for found in raised.value.findings)


def test_a_table_that_can_be_guessed_is_refused(tmp_path):
    few = TEXT.replace(', "something negative", "zero"]', "]").replace('"something negative"', '"one"')
    few = few.replace(', "lowers every output"]', "]").replace(
        'cells = { sum = "one", shift = "changes nothing" }\n',
        'cells = { sum = "anything from 0 to $n$", shift = "changes nothing" }\n',
        1,
    )
    with pytest.raises(ContentError) as raised:
        read_comparison(write(tmp_path / "softmax/comparisons/c.toml", few))
    assert "guessing gets 50% of the cells right" in [found.what for found in raised.value.findings]


def test_a_table_of_one_row_compares_nothing(tmp_path):
    one = TEXT[: TEXT.index('[[row]]\nhead = "Sigmoid')]
    with pytest.raises(ContentError) as raised:
        read_comparison(write(tmp_path / "softmax/comparisons/c.toml", one))
    assert "it has 1 rows and 2 columns" in [found.what for found in raised.value.findings]
