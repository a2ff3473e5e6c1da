"""A PostgreSQL server for the tests of the store: its own data, its own port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools import debian
from tools.shell import Failed, say

DEBIAN = Path("/usr/lib/postgresql")  # programs of a version are in VERSION/bin there, and not on the path
OWNER = "postgres"  # the server refuses to run as root; Debian's package makes this user


@contextmanager
def server() -> Iterator[str | None]:
    """The address of a database that need not exist yet; nothing, where there is no PostgreSQL to be had."""
    programs = _programs()
    if programs is None and debian.installed("postgresql"):
        programs = _programs()
    if programs is None:
        say("No PostgreSQL, so no tests on it")
        print("    Debian: sudo apt-get install postgresql. macOS: brew install postgresql.")
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="viva-pg-", ignore_cleanup_errors=True) as name:
        folder, password = Path(name), secrets.token_urlsafe(16)
        (folder / "password").write_text(password, encoding="utf-8")
        for each in (folder, folder / "password"):
            shutil.chown(each, _owner())
        port = _free_port()
        _make(programs, folder)
        _control(programs, folder, "start", "-w", "-l", f"{folder}/log", "-o", _options(folder, port))
        try:
            yield f"postgresql://viva:{password}@127.0.0.1:{port}/gym"
        finally:
            _control(programs, folder, "stop", "-m", "immediate")


def _programs() -> Path | None:
    """The folder of initdb and pg_ctl, of the newest version there is."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    return versions[-1].parent if versions else None


def _owner() -> str:
    return OWNER if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _make(programs: Path, folder: Path) -> None:
    words = ["-D", str(folder / "data"), "-U", "viva", "-A", "scram-sha-256", "-E", "UTF8", "--no-locale"]
    _run([str(programs / "initdb"), *words, f"--pwfile={folder}/password"])


def _options(folder: Path, port: int) -> str:
    """fsync off: nobody misses this data after a power cut."""
    return f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"


def _control(programs: Path, folder: Path, *words: str) -> None:
    _run([str(programs / "pg_ctl"), "-D", str(folder / "data"), *words])


def _run(command: Sequence[str]) -> None:
    # To a file, not a pipe: the server inherits it, and a pipe would never end.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            command, stdout=said, stderr=subprocess.STDOUT, user=_owner(), cwd="/", check=False
        )
        if done.returncode:
            said.seek(0)
            raise Failed(f"`{' '.join(command)}` failed with status {done.returncode}.\n{said.read()}")
