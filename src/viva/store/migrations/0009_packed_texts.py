"""Long texts are packed from here on; those that are there stay as they are, and are read all the same."""

# ruff: noqa: RUF012

from django.db import migrations

import viva.store.packed


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0008_drills"),
    ]

    operations = [
        migrations.AlterField(
            model_name="attemptrow",
            name="lines",
            field=viva.store.packed.PackedText(),
        ),
        migrations.AlterField(
            model_name="attemptrow",
            name="report",
            field=viva.store.packed.PackedText(),
        ),
        migrations.AlterField(
            model_name="submissionrow",
            name="judgement",
            field=viva.store.packed.PackedText(),
        ),
        migrations.AlterField(
            model_name="submissionrow",
            name="source",
            field=viva.store.packed.PackedText(),
        ),
    ]
