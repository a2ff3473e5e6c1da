"""Tests that learners write."""

# ruff: noqa: RUF012

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0002_confidence_and_inputs")]

    operations = [
        migrations.CreateModel(
            name="TriedTestsRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        primary_key=True, auto_created=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("problem", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("digest", models.CharField(max_length=128)),
                ("source", models.TextField()),
                ("sound", models.BooleanField()),
                ("caught", models.PositiveIntegerField()),
                ("total", models.PositiveIntegerField()),
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
                "db_table": "store_tried_tests",
                "indexes": [models.Index(fields=["learner", "problem"], name="tried_tests_by_problem")],
            },
        ),
    ]
