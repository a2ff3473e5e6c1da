"""The Django app of the store."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class StoreConfig(AppConfig):
    """Installs the guards of the append-only tables whenever the schema has been migrated."""

    name = "viva.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_guard, sender=self)


def _guard(sender: AppConfig, using: str, **_: Any) -> None:
    from viva.store.appendonly import AppendOnly, guard

    # Not in a migration: Django rebuilds a SQLite table to alter it, which drops the table's triggers.
    for model in sender.get_models():
        if issubclass(model, AppendOnly):
            guard(connections[using], model._meta.db_table)
