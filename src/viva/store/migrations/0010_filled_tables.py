"""Filled comparisons."""

# ruff: noqa: RUF012

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0009_packed_texts"),
    ]

    operations = [
        migrations.CreateModel(
            name="ComparisonRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("comparison", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=128)),
                ("cells", models.TextField()),
                ("right", models.PositiveSmallIntegerField()),
                ("total", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                ("seconds", models.FloatField()),
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
                "db_table": "store_comparison",
                "indexes": [models.Index(fields=["learner", "comparison"], name="comparison_by_name")],
            },
        ),
    ]
