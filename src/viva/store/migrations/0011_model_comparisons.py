"""What language models found in answers."""

# ruff: noqa: RUF012

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0010_filled_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ModelComparisonRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=200)),
                ("compared", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="by_model",
                        to="store.answerrow",
                    ),
                ),
            ],
            options={
                "db_table": "store_model_comparison",
            },
        ),
    ]
