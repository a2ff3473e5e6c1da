"""Answers in words, and what learners found in them."""

# ruff: noqa: RUF012

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0003_tried_tests"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=128)),
                ("text", models.TextField()),
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
                "db_table": "store_answer",
            },
        ),
        migrations.CreateModel(
            name="SelfCheckRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("covered", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="store.answerrow",
                    ),
                ),
            ],
            options={
                "db_table": "store_self_check",
            },
        ),
        migrations.AddIndex(
            model_name="answerrow",
            index=models.Index(fields=["learner", "question"], name="answer_by_question"),
        ),
    ]
