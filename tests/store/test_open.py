"""The store opens for the command line: a real file, no web."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from viva.store.place import Place, PlaceError

OPEN = """
import json, os, sys
from pathlib import Path
from viva.store.open import open_store
from viva.store.place import Place
open_store(Place(Path(sys.argv[1])))
"""
WRITE = (
    OPEN
    + """
from datetime import UTC, datetime
from viva.store import journal
from viva.store.entries import Opening
me = journal.local_owner()
for _ in range(25):
    journal.append_opening(me, Opening("a/b", datetime.now(UTC)))
"""
)
LOOK = (
    OPEN
    + """
from django.db import connection
from viva.store import journal
cursor = connection.cursor()
print(json.dumps({
    "openings": len(journal.openings(journal.local_owner(), "a/b")),
    "mode": cursor.execute("PRAGMA journal_mode").fetchone()[0],
    "web": sorted(name for name in sys.modules if name.startswith(("viva.web", "uvicorn"))),
}))
"""
)


def python(program: str, home: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "error", "-c", program, str(home)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out


@pytest.mark.slow
def test_four_processes_write_at_once_and_lose_nothing(tmp_path):
    said(python(OPEN, tmp_path))
    for process in [python(WRITE, tmp_path) for _ in range(4)]:
        said(process)
    found = json.loads(said(python(LOOK, tmp_path)))
    assert found["openings"] == 100
    assert found["mode"] == "wal"
    assert found["web"] == []


def test_only_the_owner_can_read_the_file(tmp_path):
    said(python(OPEN, tmp_path / "new" / "home"))
    assert (tmp_path / "new/home").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "new/home/viva.sqlite3").stat().st_mode & 0o777 == 0o600


def test_a_home_can_be_named():
    assert Place.read({"VIVA_HOME": "/somewhere"}).home == Path("/somewhere")


def test_without_a_name_the_home_is_in_the_users_data_folder():
    assert Place.read({}).home.name == "viva"
    assert Place.read({}).home.is_absolute()


def test_a_postgresql_database_can_be_named():
    url = "postgresql://viva:p%40ss@db.local:5433/gym"
    assert Place.read({"VIVA_HOME": "/x", "VIVA_DATABASE_URL": url}).databases()["default"] == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "gym",
        "USER": "viva",
        "PASSWORD": "p@ss",
        "HOST": "db.local",
        "PORT": "5433",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def test_without_its_driver_postgresql_is_refused_with_the_way_out(monkeypatch):
    monkeypatch.setattr("viva.store.place.find_spec", lambda name: None)
    with pytest.raises(PlaceError, match=r"viva\[postgresql\]"):
        Place(Path("/x"), "postgresql://viva@db/gym").databases()


@pytest.mark.parametrize("url", ["mysql://x/y", "gym", "postgresql://host"])
def test_any_other_database_is_refused_with_the_way_out(url):
    with pytest.raises(PlaceError, match="postgresql://USER"):
        Place.read({"VIVA_DATABASE_URL": url}).databases()
