"""Packed texts are bytes from here on, and what was said before handing in is counted from an index.

SQLite keeps bytes in any column, and texts that are there are read all the same. PostgreSQL has to be told.
"""

# ruff: noqa: RUF012

from django.db import migrations, models

PACKED = (
    ("store_submission", "source"),
    ("store_submission", "judgement"),
    ("store_attempt", "lines"),
    ("store_attempt", "report"),
)
IS_TEXT = (
    "SELECT 1 FROM information_schema.columns "
    "WHERE table_schema = current_schema() AND table_name = %s AND column_name = %s AND data_type = 'text'"
)


def to_bytes(apps, editor):
    """Where an earlier version made the column one of text."""
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        for table, column in PACKED:
            cursor.execute(IS_TEXT, [table, column])
            if cursor.fetchone():
                cursor.execute(
                    f"ALTER TABLE {table} ALTER COLUMN {column} TYPE bytea USING convert_to({column}, 'UTF8')"
                )


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0011_model_comparisons"),
    ]

    operations = [
        migrations.RunPython(to_bytes, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="submissionrow",
            index=models.Index(
                condition=models.Q(("confidence__isnull", False)),
                fields=["learner", "confidence", "verdict"],
                name="submission_by_confidence",
            ),
        ),
    ]
