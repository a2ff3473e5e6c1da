"""Answered drills."""

# ruff: noqa: RUF012

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0007_reviews"),
    ]

    operations = [
        migrations.CreateModel(
            name="DrillRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("drill", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=128)),
                ("seed", models.BigIntegerField()),
                ("text", models.CharField(max_length=200)),
                ("answer", models.FloatField()),
                ("right", models.BooleanField()),
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
                "db_table": "store_drill",
                "indexes": [models.Index(fields=["learner", "drill", "right"], name="drill_by_name")],
            },
        ),
    ]
