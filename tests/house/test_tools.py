"""The parts of ./viva that decide what has to be done."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from tools import environment, node, postgresql, shell, stamps
from tools.shell import Failed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(stamps, "ROOT", tmp_path)
    (tmp_path / "islands/deep").mkdir(parents=True)
    (tmp_path / "islands/deep/a.ts").write_text("one")
    return tmp_path


def test_a_digest_stays_until_a_file_changes_moves_or_comes(folder: Path) -> None:
    sources = [folder / "islands"]
    first = stamps.digest(sources)
    assert stamps.digest(sources) == first
    (folder / "islands/deep/a.ts").write_text("two")
    second = stamps.digest(sources)
    (folder / "islands/deep/a.ts").rename(folder / "islands/a.ts")
    third = stamps.digest(sources)
    (folder / "islands/b.ts").write_text("")
    assert len({first, second, third, stamps.digest(sources)}) == 4


def test_a_stamp_that_was_never_written_fits_nothing(tmp_path: Path) -> None:
    stamp = tmp_path / "new/stamp"
    assert stamps.read(stamp) == ""
    stamps.write(stamp, "made from this")
    assert stamps.read(stamp) == "made from this"


@pytest.mark.parametrize(
    ("version", "good"),
    [("v20.18.3", False), ("v20.19.0", True), ("v21.7.0", False), ("v22.11.0", False), ("v22.12.0", True)],
)
def test_a_node_is_good_from_the_version_that_vite_needs(tmp_path: Path, version: str, good: bool) -> None:
    program = tmp_path / "node"
    program.write_text(f"#!/bin/sh\necho {version}\n")
    program.chmod(0o755)
    assert node._is_good(str(program)) is good


def test_a_node_that_is_absent_or_broken_is_not_good(tmp_path: Path) -> None:
    broken = tmp_path / "node"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    assert not node._is_good(str(broken))
    assert not node._is_good(str(tmp_path / "absent"))


def test_a_failure_names_the_command_its_status_and_the_way_out() -> None:
    with pytest.raises(Failed, match=r"(?s)`sh -c 'exit 3'` failed with status 3.*Do this"):
        shell.run(["sh", "-c", "exit 3"], remedy="Do this.")
    with pytest.raises(Failed, match="no program /absent/program"):
        shell.run(["/absent/program"])


def test_an_environment_that_moved_with_its_clone_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "here/bin"
    folder.mkdir(parents=True)
    for name, value in (("BIN", folder), ("PYTHON", folder / "python")):
        monkeypatch.setattr(environment, name, value)
    (folder / "python").touch()
    (folder / "pip").write_text(f"#!{folder}/python\n")
    assert environment._works()
    (folder / "pip").write_text(f"#!{tmp_path}/elsewhere/bin/python\n")
    assert not environment._works()


def test_a_database_server_starts_empty_answers_and_leaves_nothing_behind() -> None:
    if postgresql._programs() is None:
        pytest.skip("no PostgreSQL here")
    with postgresql.server() as address:
        assert address is not None
        with psycopg.connect(address.replace("/gym", "/postgres")) as connection:
            (tables,) = connection.execute("SELECT count(*) FROM pg_stat_user_tables").fetchone() or ()
        assert tables == 0
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address.replace("/gym", "/postgres"), connect_timeout=5)


def test_a_database_server_lets_nobody_in_without_its_password() -> None:
    if postgresql._programs() is None:
        pytest.skip("no PostgreSQL here")
    with postgresql.server() as address:
        assert address is not None
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(address.replace("/gym", "/postgres").replace("viva:", "viva:no"))
