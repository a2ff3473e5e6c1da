"""History only grows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from viva.store import journal
from viva.store.appendonly import AppendOnly, AppendOnlyError, guard
from viva.store.entries import Draft, Opening
from viva.store.models import OpeningRow

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
#: The tables that refuse UPDATE and DELETE.
GUARDED = {
    "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' GROUP BY tbl_name HAVING COUNT(*) = 2",
    "postgresql": "SELECT event_object_table FROM information_schema.triggers"
    " WHERE trigger_schema = current_schema() GROUP BY event_object_table HAVING COUNT(*) = 2",
}


@pytest.fixture
def row() -> OpeningRow:
    journal.append_opening(journal.local_owner(), Opening("algebra/inverse", NOW))
    return OpeningRow.objects.get()


def test_a_row_cannot_be_saved_again(row):
    row.from_memory = True
    with pytest.raises(AppendOnlyError, match="append a new row"):
        row.save()


def test_a_row_cannot_be_deleted(row):
    with pytest.raises(AppendOnlyError, match="never deleted"):
        row.delete()


def test_many_rows_can_be_neither_changed_nor_deleted(row):
    with pytest.raises(AppendOnlyError):
        OpeningRow.objects.filter(pk=row.pk).update(from_memory=True)
    with pytest.raises(AppendOnlyError):
        OpeningRow.objects.all().delete()


def test_every_table_of_history_is_guarded(row):
    history = {model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnly)}
    with connection.cursor() as cursor:
        cursor.execute(GUARDED[connection.vendor])
        guarded = {table for (table,) in cursor.fetchall()}
    assert guarded == history


@pytest.mark.parametrize(
    "statement", ["UPDATE store_opening SET from_memory = TRUE", "DELETE FROM store_opening"]
)
def test_sql_that_rewrites_history_fails(statement, row):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert OpeningRow.objects.get().value() == Opening("algebra/inverse", NOW)


def test_guarding_twice_does_no_harm(row):
    guard(connection, "store_opening")


def test_a_draft_is_overwritten():
    learner = journal.local_owner()
    for source in ("x = 1", "x = 2"):
        journal.save_draft(learner, Draft("algebra/inverse", source, NOW))
    kept = journal.draft(learner, "algebra/inverse")
    assert kept is not None
    assert kept.source == "x = 2"
