"""The record of how strong each examination is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.content.errors import ContentError
from viva.content.strength import RECORD, Measured, outdated, read_strengths, render_strengths

names = st.from_regex(r"[a-z]{1,8}/[a-z]{1,8}", fullmatch=True)


@st.composite
def measured(draw):
    silent = draw(st.integers(0, 500))
    digest = draw(st.text("0123456789abcdef", min_size=1))
    return Measured(draw(names), digest, draw(st.integers(0, silent)), silent)


@given(st.lists(measured(), unique_by=lambda m: m.problem))
def test_what_is_recorded_is_read(tmp_path_factory, strengths):
    pack = tmp_path_factory.mktemp("pack")
    (pack / RECORD).write_text(render_strengths(strengths))
    assert read_strengths(pack) == {each.problem: each for each in strengths}


def test_a_pack_without_a_record_has_none(tmp_path):
    assert read_strengths(tmp_path) == {}


def test_more_rejected_than_there_are_is_refused(tmp_path):
    (tmp_path / RECORD).write_text(render_strengths([Measured("a/b", "1", 3, 2)]))
    with pytest.raises(ContentError, match="rejected"):
        read_strengths(tmp_path)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (Measured("a/b", "1", 9, 10), None),
        (Measured("a/b", "1", 10, 10), None),
        (Measured("a/b", "1", 8, 10), "lets 2 through"),
        (Measured("a/b", "2", 10, 10), "not of these files"),
        (Measured("a/c", "1", 10, 10), "not of these files"),
    ],
)
def test_a_record_that_does_not_fit_is_a_finding(tmp_path, now, said):
    (tmp_path / RECORD).write_text(render_strengths([Measured("a/b", "1", 9, 10)]))
    found = outdated(tmp_path, [now])
    assert [said in str(each) for each in found] == ([True] if said else [])
