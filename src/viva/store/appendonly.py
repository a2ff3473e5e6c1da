"""Tables that only grow: neither Python nor SQL changes or deletes a row."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class AppendOnlyError(TypeError):
    """Something tried to rewrite history."""


class AppendOnlyRows(models.QuerySet[Any]):
    """Rows that can be read and added to."""

    def update(self, **_: Any) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} is history: append a new row instead.")

    def delete(self) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} is history: its rows are never deleted.")


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = AppendOnlyRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} {self.pk} is history: append a new row instead.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{type(self).__name__} {self.pk} is history: it is never deleted.")


def guard(connection: BaseDatabaseWrapper, table: str) -> None:
    """Triggers that refuse UPDATE and DELETE on `table`; harmless when they are there already."""
    with connection.cursor() as cursor:
        for statement in GUARDS[connection.vendor]:
            cursor.execute(statement.format(table=table))


_SQLITE = tuple(
    f"CREATE TRIGGER IF NOT EXISTS {{table}}_no_{verb.lower()} BEFORE {verb} ON {{table}} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    for verb in ("UPDATE", "DELETE")
)
_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION viva_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$",
    "CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION viva_append_only()",
)
GUARDS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
