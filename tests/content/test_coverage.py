"""Coverage counts objectives with an item of their own kind, and must not fall."""

from __future__ import annotations

import pytest

from viva.content.catalogue import Catalogue
from viva.content.coverage import coverage, gains, read_record, regressions, render_coverage, render_record
from viva.content.errors import ContentError
from viva.content.objective import Kind

from .small_pack import objective_text, write, write_topic


@pytest.fixture
def catalogue(tmp_path) -> Catalogue:
    write_topic(
        tmp_path,
        "vectors",
        objective_text("linalg.a"),
        objective_text("linalg.b", kind="implementation", ask="Implement `b(x)`."),
        objective_text("linalg.c", kind="implementation", ask="Implement `c(x)`."),
    )
    write_topic(tmp_path, "norms", objective_text("linalg.d"), order=2)
    return Catalogue.read(tmp_path)


def test_only_an_item_of_the_objectives_own_kind_counts(catalogue):
    items = [("linalg.a", "implementation"), ("linalg.b", "implementation"), ("linalg.nowhere", "concept")]
    vectors, norms = coverage(catalogue, items).rows
    assert vectors.covered[Kind.IMPLEMENTATION] == 1
    assert vectors.covered[Kind.CONCEPT] == 0
    assert (vectors.done, vectors.total, norms.done, norms.total) == (1, 3, 0, 1)


def test_two_items_for_one_objective_count_once(catalogue):
    assert coverage(catalogue, [("linalg.b", "implementation")] * 2).covered() == {"vectors": 1, "norms": 0}


def test_the_table_is_aligned_and_ends_with_totals(catalogue):
    lines = render_coverage(coverage(catalogue, [("linalg.b", "implementation")])).splitlines()
    assert lines[0].split() == ["topic", *(kind.value for kind in Kind), "all"]
    assert lines[2].split() == ["vectors", "0/1", "-", "1/2", "-", "-", "-", "1/3", "33", "%"]
    assert lines[-1].split() == ["total", "0/2", "-", "1/2", "-", "-", "-", "1/4", "25", "%"]
    assert len({len(line) for line in lines[2:4]}) == 1


def test_fewer_than_recorded_is_a_finding_on_its_line(catalogue, tmp_path):
    write(tmp_path / "coverage.toml", "[covered]\nnorms = 0\nvectors = 2\n")
    table = coverage(catalogue, [("linalg.b", "implementation")])
    (found,) = regressions(table, read_record(tmp_path, catalogue))
    assert found.what == "vectors: 1 objectives covered, 2 recorded"
    assert found.where.endswith("coverage.toml:3")
    assert gains(table, read_record(tmp_path, catalogue)) == []


def test_more_than_recorded_asks_to_be_recorded_and_then_is_the_new_floor(catalogue, tmp_path):
    table = coverage(catalogue, [("linalg.b", "implementation")])
    before = read_record(tmp_path, catalogue)
    assert regressions(table, before) == []
    assert "viva check --record" in gains(table, before)[0]
    write(before.file, render_record(table))
    after = read_record(tmp_path, catalogue)
    assert gains(table, after) == []
    assert len(regressions(coverage(catalogue, []), after)) == 1


def test_a_record_of_a_topic_there_is_not_is_refused(catalogue, tmp_path):
    write(tmp_path / "coverage.toml", "[covered]\nvectros = 2\n")
    with pytest.raises(ContentError, match="Did you mean `vectors`"):
        read_record(tmp_path, catalogue)
