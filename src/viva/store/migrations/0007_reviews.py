"""Reviews, goals, what is set aside and what is known from the placement; caches of cards and beliefs."""

# ruff: noqa: RUF012

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_attempts"),
    ]

    operations = [
        migrations.CreateModel(
            name="GoalRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("goal", models.TextField()),
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
                "db_table": "store_goal",
            },
        ),
        migrations.CreateModel(
            name="ParametersRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("parameters", models.TextField(null=True)),
                ("reviews", models.PositiveIntegerField()),
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
                "db_table": "store_parameters",
            },
        ),
        migrations.CreateModel(
            name="PlacedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("objective", models.CharField(max_length=200)),
                ("answer", models.CharField(max_length=8)),
                ("at", models.DateTimeField()),
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
                "db_table": "store_placed",
            },
        ),
        migrations.CreateModel(
            name="ReviewRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item", models.CharField(max_length=220)),
                ("rating", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                ("seconds", models.FloatField()),
                ("confidence", models.FloatField(null=True)),
                ("predicted", models.FloatField(null=True)),
                ("by_hand", models.BooleanField()),
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
                "db_table": "store_review",
            },
        ),
        migrations.CreateModel(
            name="UndoneRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_hand", models.BooleanField()),
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone",
                        to="store.reviewrow",
                    ),
                ),
            ],
            options={
                "db_table": "store_undone",
            },
        ),
        migrations.CreateModel(
            name="AsideRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item", models.CharField(max_length=220)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
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
                "db_table": "store_aside",
                "indexes": [models.Index(fields=["learner", "item"], name="aside_by_item")],
            },
        ),
        migrations.CreateModel(
            name="BeliefRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("items", models.CharField(max_length=64)),
                ("through", models.BigIntegerField()),
                ("day", models.IntegerField()),
                ("state", models.BinaryField()),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "store_belief",
                "indexes": [models.Index(fields=["learner", "items", "through"], name="belief_by_review")],
            },
        ),
        migrations.CreateModel(
            name="CardRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item", models.CharField(max_length=220)),
                ("stability", models.FloatField()),
                ("difficulty", models.FloatField()),
                ("due", models.DateTimeField()),
                ("last", models.DateTimeField()),
                ("reviews", models.PositiveIntegerField()),
                ("lapses", models.PositiveIntegerField()),
                ("passed", models.DateTimeField(null=True)),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "store_card",
                "constraints": [models.UniqueConstraint(fields=("learner", "item"), name="one_card_each")],
            },
        ),
        migrations.AddIndex(
            model_name="reviewrow",
            index=models.Index(fields=["learner", "item"], name="review_by_item"),
        ),
        migrations.AddIndex(
            model_name="reviewrow",
            index=models.Index(fields=["learner", "at"], name="review_by_time"),
        ),
    ]
