"""Reading TOML: every fault is found at once, with its line and a way out."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from viva.content.errors import ContentError, Finding
from viva.content.lines import line_of
from viva.content.toml import Table, read_toml


def findings_of(table: Table) -> dict[str, str]:
    """What `finish` raises: where, shortened to the line -> what and remedy."""
    with pytest.raises(ContentError) as raised:
        table.finish()
    return {
        found.where.rpartition(":")[2]: f"{found.what} | {found.remedy}" for found in raised.value.findings
    }


def table_of(tmp_path: Path, text: str) -> Table:
    file = tmp_path / "some.toml"
    file.write_text(text, encoding="utf-8")
    return read_toml(file)


def test_a_sound_file_is_read_without_findings(tmp_path):
    table = table_of(
        tmp_path,
        'title = "T"\nlevel = 2\nx = 1\nflags = [1, 2]\non = true\n[limits]\ncpu = 2.5\n[[item]]\nask = "?"\n',
    )
    assert table.text("title") == "T"
    assert table.integer("level", low=1, high=4) == 2
    assert table.number("x") == 1.0
    assert table.integers("flags") == (1, 2)
    assert table.boolean("on") is True
    assert table.table("limits").number("cpu") == 2.5
    assert [each.text("ask") for each in table.tables("item")] == ["?"]
    table.finish()


def test_absent_keys_with_a_default_are_no_finding(tmp_path):
    table = table_of(tmp_path, "")
    assert table.text("a", "x") == "x"
    assert table.texts("b", ("y",)) == ("y",)
    assert table.integer("c", 0, low=0) == 0
    assert table.table("d", {}).number("e", 1.5) == 1.5
    assert table.tables("f", ()) == ()
    assert table.choice("g", ("p", "q"), "q") == "q"
    table.finish()


def test_all_faults_are_reported_together_each_on_its_line(tmp_path):
    table = table_of(
        tmp_path,
        'title = " "\nlevel = 9\nkind = "concpet"\nhours = "three"\nnames = ["a", 4]\non = 1\nlevle = 3\n',
    )
    table.text("title")
    table.integer("level", low=1, high=4)
    table.choice("kind", ("concept", "design"))
    table.number("hours")
    table.texts("names")
    table.boolean("on")
    table.text("rationale")
    found = findings_of(table)
    assert "is empty" in found["1"]
    assert "at least 1 and at most 4" in found["2"]
    assert "Did you mean `concept`?" in found["3"]
    assert "is a string | Make it a number" in found["4"]
    assert "no string" in found["5"]
    assert "Make it true or false" in found["6"]
    assert "means nothing here" in found["7"]
    assert any("`rationale` is missing" in each for each in found.values())


def test_an_unknown_key_is_answered_with_the_nearest_missing_one(tmp_path):
    table = table_of(tmp_path, 'titel = "T"\n')
    table.text("title")
    assert "Did you mean `title`?" in findings_of(table)["1"]


def test_faults_inside_tables_know_their_line(tmp_path):
    text = 'a = """\n[[item]]\nlevel = 0\n"""\n[[item]]\nlevel = 1\n[[item]]\nlevel = 7\n[[item.part]]\nn = 1.5\n'
    table = table_of(tmp_path, text)
    table.text("a")
    for item in table.tables("item"):
        item.integer("level", low=1, high=4)
        for part in item.tables("part", ()):
            part.integer("n")
    assert set(findings_of(table)) == {"8", "10"}


def test_true_is_not_a_number_and_infinity_is_refused(tmp_path):
    table = table_of(tmp_path, "a = true\nb = inf\nc = nan\n")
    assert table.integer("a") == 0
    table.number("b")
    table.number("c")
    assert set(findings_of(table)) == {"1", "2", "3"}


def test_a_missing_table_is_one_finding_not_one_for_each_of_its_keys(tmp_path):
    table = table_of(tmp_path, "")
    table.table("complexity").text("time")
    assert len(findings_of(table)) == 1


def test_findings_of_the_caller_join_those_of_the_table(tmp_path):
    table = table_of(tmp_path, "")
    table.text("title")
    with pytest.raises(ContentError) as raised:
        table.finish([Finding("mistakes/a.py:1", "no advice", "Add some.")])
    assert [found.what for found in raised.value.findings] == ["`title` is missing", "no advice"]


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(ContentError, match="there is no such file"):
        read_toml(tmp_path / "absent.toml")


def test_a_file_that_is_not_toml_says_on_which_line(tmp_path):
    with pytest.raises(ContentError) as raised:
        table_of(tmp_path, 'title = "T"\nlevel 3\n')
    assert raised.value.findings[0].where.endswith("some.toml:2")


def test_a_file_that_is_not_utf_8_says_so(tmp_path):
    file = tmp_path / "latin.toml"
    file.write_bytes('title = "Fréchet"'.encode("latin-1"))
    with pytest.raises(ContentError, match="not UTF-8"):
        read_toml(file)


def test_an_error_prints_where_what_and_what_to_do_and_survives_a_process_border():
    error = ContentError([Finding("a.toml:3", "the level is 9", "Write 1 to 4.")])
    assert str(error) == "a.toml:3: the level is 9\n  Write 1 to 4."
    assert pickle.loads(pickle.dumps(error)).findings == error.findings


def test_an_error_without_findings_cannot_be_made():
    with pytest.raises(ValueError, match="no findings"):
        ContentError([])


def test_a_key_inside_an_inline_table_is_found_at_the_key_that_holds_it():
    assert line_of("x = 1\nhours = { stated = -1 }\n", ("hours", "stated")) == 2
    assert line_of("x = 1\n", ("absent",)) is None
