"""Where the learner's history is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import platformdirs

SQLITE = {
    "transaction_mode": "IMMEDIATE",  # a writer waits at BEGIN instead of failing in the middle
    "timeout": 20,  # seconds
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;",
}


class PlaceError(ValueError):
    """A setting that says where things are kept cannot be used."""


@dataclass(frozen=True, slots=True)
class Place:
    """Viva's own folder and its database. Nothing is created before it is needed."""

    home: Path
    database_url: str = ""  # empty: a SQLite file in `home`

    @staticmethod
    def read(environ: Mapping[str, str]) -> Place:
        """The place that VIVA_HOME and VIVA_DATABASE_URL name, else the user's data folder."""
        home = environ.get("VIVA_HOME") or platformdirs.user_data_dir("viva", appauthor=False)
        return Place(Path(home).expanduser().absolute(), environ.get("VIVA_DATABASE_URL", ""))

    @property
    def cache(self) -> Path:
        """Files that can be deleted at any time."""
        return self.home / "cache"

    def databases(self) -> dict[str, dict[str, Any]]:
        """Django's DATABASES."""
        database = _postgresql(self.database_url) if self.database_url else _sqlite(self.home)
        # The threads that serve stay, and so do their connections: opening one takes longer than a query.
        # A server may drop one meanwhile; a file cannot, so there nothing is asked before each page.
        return {"default": database | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": bool(self.database_url)}}


def _sqlite(home: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(home / "viva.sqlite3"),
        "OPTIONS": dict(SQLITE),
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise PlaceError(
            f"VIVA_DATABASE_URL: cannot use a database of the kind {parts.scheme or 'nothing'!r}.\n"
            "  Write postgresql://USER:PASSWORD@HOST:PORT/NAME, or leave it out for SQLite in VIVA_HOME."
        )
    if find_spec("psycopg") is None:
        raise PlaceError(
            "VIVA_DATABASE_URL: nothing here speaks to PostgreSQL.\n"
            '  Install it with Viva, as viva[postgresql], or alone, as "psycopg[binary]".'
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }
