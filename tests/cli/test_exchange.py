"""`viva export` and `viva import`, as people type them."""

from __future__ import annotations

import sqlite3
import zipfile

import pytest

pytestmark = pytest.mark.slow


def test_a_history_moves_to_another_machine(viva, tmp_path, small, mistake):
    viva("run", "softmax-numpy", mistake, *small)
    assert viva("export", "archive", "viva.zip").returncode == 0
    there = {"VIVA_HOME": str(tmp_path / "elsewhere")}
    first = viva("import", "viva.zip", **there)
    assert first.returncode == 0
    assert "viva.zip is an archive of Viva." in first.stdout
    assert "1 new in submissions" in first.stdout
    assert "here already" in viva("import", "viva.zip", **there).stdout
    assert "wrong answer" in viva("export", "csv", "-", "--of", "submissions", **there).stdout


def test_no_file_is_overwritten_by_accident(viva, tmp_path):
    (tmp_path / "mine.zip").write_text("precious")
    refused = viva("export", "archive", "mine.zip")
    assert refused.returncode == 2
    assert "--overwrite" in refused.stderr
    assert (tmp_path / "mine.zip").read_text() == "precious"
    assert viva("export", "archive", "mine.zip", "--overwrite").returncode == 0
    assert zipfile.is_zipfile(tmp_path / "mine.zip")
    assert (tmp_path / "mine.zip").stat().st_mode & 0o077 == 0


def test_formulas_go_to_anki_and_days_to_a_calendar(viva, tmp_path):
    assert viva("export", "anki", "viva.apkg").returncode == 0
    with zipfile.ZipFile(tmp_path / "viva.apkg") as package:
        collection = sqlite3.connect(package.extract("collection.anki2", tmp_path))
    assert (
        collection.execute("select count(*) from notes where guid like 'viva:exercise:%'").fetchone()[0] > 100
    )
    collection.close()
    assert viva("export", "ical", "plan.ics", "--at", "19:30").returncode == 0
    assert "T193000" in (tmp_path / "plan.ics").read_text()
    assert "no reviews" not in viva("import", "viva.apkg").stderr


def test_what_cannot_be_read_is_said_and_changes_nothing(viva, tmp_path, small):
    (tmp_path / "song.zip").write_text("la la")
    done = viva("import", "song.zip")
    assert done.returncode == 2
    assert "song.zip: This is no archive of Viva" in done.stderr
    assert viva("import", "nothing.zip").returncode == 2
    assert viva("export", "anki", "a.apkg", *small).returncode == 2  # a pack without topics
    assert not list(tmp_path.glob("*a.apkg*"))
