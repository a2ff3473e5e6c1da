"""Opens the store: without the web for the command line, with it for the server."""

from __future__ import annotations

from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from viva.store.place import Place

APPS = ("django.contrib.contenttypes", "django.contrib.auth", "viva.store")


def orm(place: Place) -> dict[str, Any]:
    """The settings of Django that the store needs."""
    return {
        "DATABASES": place.databases(),
        "INSTALLED_APPS": list(APPS),
        "AUTH_USER_MODEL": "store.Learner",
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
    }


def open_store(place: Place) -> None:
    """Make `viva.store.journal` usable in this process: no URLs, no views, no templates."""
    if not settings.configured:
        settings.configure(**orm(place))
        django.setup()
    migrate(place)


def migrate(place: Place) -> None:
    """Create the folder and the tables, or bring them up to date; quick when they are."""
    place.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
        _only_for_the_owner(place)


def _only_for_the_owner(place: Place) -> None:
    """Other users of the machine have no business in somebody's attempts."""
    for file in place.home.glob("viva.sqlite3*"):
        file.chmod(0o600)
