"""What a learner says before the verdict, and the inputs they try."""

# ruff: noqa: RUF012

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]

    operations = [
        # Without a default, so that no row of history is written anew.
        migrations.AddField("submissionrow", "confidence", models.FloatField(null=True)),
        migrations.AddField("draftrow", "inputs", models.TextField(null=True)),
    ]
