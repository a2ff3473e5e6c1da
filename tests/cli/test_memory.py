"""What one remembers, in a terminal: today, review, plan, map, stats, rebuild."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from .remembering import at_a_terminal

pytestmark = pytest.mark.slow

READING = Path(__file__).parents[1] / "packs/reading"
PACK = ("--only-pack", "--pack", str(READING))
ENTER = "Enter shows the answer"
DOCS = (Path(__file__).parents[2] / "docs/machine-interface.md").read_text(encoding="utf-8")


def said(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def documented(value) -> list[str]:
    """The keys of an object, and of the objects in it, that the documentation does not name."""
    if isinstance(value, list):
        return [key for each in value for key in documented(each)]
    if not isinstance(value, dict):
        return []
    lacking = [key for key in value if f"`{key}`" not in DOCS and not key.isdigit()]
    return lacking + [key for each in value.values() for key in documented(each)]


def widest(text: str) -> int:
    return max(map(len, text.splitlines()))


@pytest.fixture
def reviewed(viva):
    """Two things recalled: one well, one not."""
    done = viva("review", *PACK, stdin="\n3\n\n1\n")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_today_is_shown_in_blocks_with_ids_and_reasons(viva):
    done = viva("today", *PACK)
    assert done.returncode == 0
    assert done.stdout.startswith("Today, ")
    assert "60 min meant for practice, 0 min done. Say what you prepare for" in " ".join(done.stdout.split())
    assert "\nFormulas  " in done.stdout
    assert "\n          softmax/softmax\n          formula card, new, " in done.stdout
    assert widest(done.stdout) <= 80


def test_programs_read_the_session(viva, reviewed):
    found = said(viva("today", "--json", *PACK))
    assert documented(found) == []
    assert [each["rating"] for each in found["done"]] == [3, 1]
    assert {each["item"] for each in found["activities"]}.isdisjoint(each["item"] for each in found["done"])
    assert all(each["reason"] and each["minutes"] > 0 for each in found["activities"])


def test_a_review_asks_shows_and_keeps_how_it_went(viva, reviewed):
    first = reviewed.split(ENTER)[0]
    assert "1 of " in first and "Write the formula down" in reviewed
    assert "softmax(z / T)ᵢ = e^(zᵢ/T)/(∑ⱼ e^(zⱼ/T))" in reviewed
    assert "1 again (1 d)   2 hard" in reviewed
    assert "✓ good" in reviewed and "✗ again" in reviewed
    assert "2 reviewed today." in reviewed
    assert "2 reviewed today." in viva("review", *PACK).stdout  # the end of what is read ends it
    assert widest(reviewed) <= 80


def test_at_a_terminal_keys_need_no_enter_and_the_latest_rating_can_be_taken_back(viva, environment):
    keys = [
        (ENTER, "\n"),
        ("4 easy", "4"),
        (ENTER, "u"),
        (ENTER, " "),
        ("4 easy", "x"),
        ("", "2"),
        (ENTER, "q"),
    ]
    shown, code = at_a_terminal(("review", *PACK), keys, environment)
    assert code == 0
    assert "✓ easy" in shown and "Taken back." in shown and "◐ hard" in shown
    assert "1 reviewed today." in shown
    assert [each["rating"] for each in said(viva("today", "--json", *PACK))["done"]] == [2]


def test_the_plan_is_set_by_options_and_shown(viva):
    done = viva(
        "plan", "--date", "2099-01-15", "--minutes", "10", "20", "30", "40", "50", "60", "0", "--level", "mid",
        "--topics", "softmax", "--review-day", "none", "--days", "2", *PACK,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Thursday 15 January" in done.stdout
    assert "Mon 10, Tue 20, Wed 30, Thu 40, Fri 50, Sat 60, Sun 0" in done.stdout
    assert "topics      Softmax" in done.stdout
    assert widest(done.stdout) <= 80
    found = said(viva("plan", "--json", "--days", "1", "--date", "none", "--topics", "none", *PACK))
    assert documented(found) == []
    assert found["goal"]["date"] is None and found["goal"]["topics"] == []
    assert found["goal"]["minutes"] == [10, 20, 30, 40, 50, 60, 0]  # what is not named stays
    assert len(found["days"]) == 1


def test_what_cannot_be_planned_is_answered_with_what_can_and_changes_nothing(viva):
    done = viva("plan", "--topics", "sofmax", *PACK)
    assert done.returncode == 2
    assert "There is no topic 'sofmax'. Did you mean `softmax`? Nothing was changed." in done.stderr
    assert said(viva("plan", "--json", *PACK))["stated"] is False


def test_the_map_shows_topics_as_bars_and_objectives_on_demand(viva, reviewed):
    done = viva("map", *PACK)
    assert done.returncode == 0, done.stderr
    assert "objectives are known" in done.stdout and "█" in done.stdout and "softmax" in done.stdout
    assert widest(done.stdout) <= 80
    one = viva("map", "--topic", "softmax", *PACK)
    assert "dl.softmax" in one.stdout
    assert "Did you mean `softmax`?" in viva("map", "--topic", "sofmax", *PACK).stderr
    found = said(viva("map", "--json", "--topic", "softmax", *PACK))
    assert documented(found) == []
    assert [each["topic"] for each in found["topics"]] == ["softmax"]


def test_stats_say_what_is_expected_and_what_is_not_known(viva, reviewed):
    done = viva("stats", *PACK)
    assert done.returncode == 0, done.stderr
    text = " ".join(done.stdout.split())
    assert "nine times in ten, of the marks for what Viva can ask" in text
    assert "What this does not know" in text and "By kind of question" in text
    assert "Predictions begin with the second review" in text
    assert "2 reviews: again 1, hard 0, good 1, easy 0" in text
    assert widest(done.stdout) <= 80
    found = said(viva("stats", "--json", *PACK))
    assert documented(found) == []
    assert found["ratings"] == {"1": 1, "2": 0, "3": 1, "4": 0}
    assert found["expected"]["low"] <= found["expected"]["mean"] <= found["expected"]["high"]


def test_cards_are_computed_anew_and_compared(viva, reviewed, environment):
    assert "Every card is what the reviews amount to." in viva("rebuild", "--check").stdout
    with sqlite3.connect(Path(environment["VIVA_HOME"]) / "viva.sqlite3") as store:
        (table,) = store.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%card%'"
        ).fetchone()
        (item,) = store.execute(f"SELECT item FROM {table} ORDER BY item").fetchone()
        store.execute(f"UPDATE {table} SET stability = stability + 1 WHERE item = ?", (item,))
    checked = viva("rebuild", "--check")
    assert (checked.returncode, checked.stdout) == (1, f"{item}\n")
    assert "1 card differs" in checked.stderr
    assert json.loads(viva("rebuild", "--check", "--json").stdout)["stale"] == [item]
    assert viva("rebuild").stdout == "2 cards computed anew from the reviews.\n"
    assert viva("rebuild", "--check").returncode == 0
