"""The simulator runs, the same way each time."""

from __future__ import annotations

from bench.plan import Cell, Trial, page, run


def test_a_simulated_day_can_be_repeated_and_helps():
    ours, again, books = (run(Trial(name, Cell(1, 60), 0)) for name in ("Viva", "Viva", "syllabus order"))
    assert ours == again
    assert ours > books


def test_a_page_says_how_much_more_the_plan_is_worth():
    text = page({Cell(1, 60): {"Viva": [3.0, 5.0], "cramming": [1.0, 4.0]}}, 0.4, range(2))
    assert "## 1 day, 60 minutes a day" in text
    assert "| cramming | 2.5 ± 2.9 | +1.5 ± 1.0 |" in text
