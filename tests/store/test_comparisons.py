"""Filled comparisons come back as they went."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viva.store import comparisons, journal
from viva.store.entries import FilledTable

from . import values

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
cells = st.lists(st.lists(values.words, max_size=6).map(tuple), max_size=6).map(tuple)
tables = st.builds(
    FilledTable,
    comparison=values.problems,
    digest=values.words,
    cells=cells,
    right=st.integers(0, 36),
    total=st.integers(1, 36),
    at=values.moments,
    seconds=values.seconds,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables)
def test_a_table_comes_back_equal(table):
    learner = journal.local_owner()
    number = comparisons.append_filled(learner, table)
    assert comparisons.filled_table(learner, table.comparison, number) == table
    assert comparisons.filled_tables(learner, table.comparison)[number] == table


def test_the_last_table_of_each_comparison_counts():
    learner = journal.local_owner()
    for name, right, minutes in (("a/x", 5, 0), ("a/x", 6, 2), ("a/x", 1, 1), ("a/y", 2, 0)):
        at = NOW + timedelta(minutes=minutes)
        comparisons.append_filled(learner, FilledTable(name, "d", (("a",),), right, 6, at, 1.0))
    assert comparisons.latest_shares(learner) == {"a/x": (6, 6), "a/y": (2, 6)}
    assert [each.right for each in comparisons.filled_tables(learner, "a/x").values()] == [6, 1, 5]
