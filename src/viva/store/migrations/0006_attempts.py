"""Lines of derivations and formulas, and what the checker said of them."""

# ruff: noqa: RUF012

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0005_notes"),
    ]

    operations = [
        migrations.CreateModel(
            name="AttemptRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item", models.CharField(max_length=220)),
                ("digest", models.CharField(max_length=128)),
                ("lines", models.TextField()),
                ("report", models.TextField()),
                ("reached", models.TextField()),
                ("complete", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("seconds", models.FloatField()),
                ("face", models.CharField(max_length=8)),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "store_attempt",
                "indexes": [models.Index(fields=["learner", "item", "complete"], name="attempt_by_item")],
            },
        ),
    ]
