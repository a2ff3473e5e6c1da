"""What changed from one attempt to another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viva.web.differences import Change, difference

programs = st.lists(st.sampled_from(["x = 1", "y = 2", "", "return x"]), max_size=12).map("\n".join)


def test_a_changed_line_is_removed_and_added():
    lines = difference("a\nb\nc", "a\nB\nc")
    assert [(line.change, line.text) for line in lines] == [
        (Change.SAME, "a"),
        (Change.REMOVED, "b"),
        (Change.ADDED, "B"),
        (Change.SAME, "c"),
    ]
    assert [line.word for line in lines] == ["", "removed", "added", ""]


def test_far_from_a_change_nothing_is_shown():
    before = "\n".join(map(str, range(40)))
    lines = difference(before, before.replace("0\n", "first\n", 1).replace("39", "last"))
    assert [line.change for line in lines].count(Change.LEFT_OUT) == 1
    assert len(lines) < 14


def test_equal_programs_have_no_difference():
    assert difference("x = 1", "x = 1") == ()


@given(programs, programs)
def test_the_numbers_are_those_of_the_programs(before, after):
    old, new = before.splitlines(), after.splitlines()
    for line in difference(before, after):
        assert line.before is None or old[line.before - 1] == line.text
        assert line.after is None or new[line.after - 1] == line.text


@given(programs, programs)
def test_what_is_removed_and_added_accounts_for_the_lengths(before, after):
    changes = [line.change for line in difference(before, after)]
    grown = changes.count(Change.ADDED) - changes.count(Change.REMOVED)
    assert grown == len(after.splitlines()) - len(before.splitlines())
