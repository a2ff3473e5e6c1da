"""The server as a process: a real port, real HTTP."""

from __future__ import annotations

import gzip
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from viva.judge import pool as judge_pool
from viva.store.place import Place
from viva.web import server, warming
from viva.web.settings import Settings, SettingsError

pytestmark = pytest.mark.slow

SERVE = """
import os, sys
from viva.web.server import run
from viva.web.settings import Settings
run(Settings.read(os.environ, port=int(sys.argv[1])))
"""


class Served:
    """A running server."""

    def __init__(self, home: Path, port: int = 0) -> None:
        environ = os.environ | {"VIVA_HOME": str(home)}
        command = [sys.executable, "-W", "error", "-c", SERVE, str(port)]
        self.process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True)
        self.said = self.process.stdout.readline()
        self.url = self.said.split()[3]

    def __enter__(self) -> Served:
        return self

    def __exit__(self, *_: object) -> None:
        with self.process:
            self.process.kill()  # does nothing to what has ended

    def get(self, path: str, **headers: str) -> tuple[int, Message, bytes]:
        try:
            with urllib.request.urlopen(urllib.request.Request(self.url + path, headers=headers)) as reply:
                return reply.status, reply.headers, reply.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def stop(self) -> int:
        """The exit status after a polite request to end."""
        self.process.send_signal(signal.SIGTERM)
        with self.process:
            return self.process.wait(timeout=30)

    def children(self) -> list[int]:
        """Every process below the server."""
        found, waiting = [], [self.process.pid]
        while waiting:
            tasks = Path(f"/proc/{waiting.pop()}/task").glob("*/children")
            below = [int(pid) for task in tasks for pid in task.read_text().split()]
            found += below
            waiting += below
        return found


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    with Served(tmp_path_factory.mktemp("home")) as served:
        yield served
        served.stop()


def test_the_address_is_printed_once_it_answers(served):
    status, _, body = served.get("alive")
    assert (status, body[:5]) == (200, b"viva ")


def test_pages_are_served(served):
    status, headers, body = served.get("problems/")
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert b"Inverse from scratch" in body
    assert "server" not in headers


def test_built_files_never_expire_and_ours_are_checked_again(served):
    _, headers, body = served.get("static/viva.css")
    assert headers["cache-control"] == "max-age=3600, public"
    assert body.startswith(b"/* The pages.")
    page = served.get("problems/")[2].decode()
    built = page.partition('href="/static/built/')[2].partition('"')[0]
    _, headers, _ = served.get(f"static/built/{built}")
    assert "immutable" in headers["cache-control"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["static/viva.css", "problems/"])
def test_texts_travel_compressed_to_who_can_read_them(served, path):
    _, plain, body = served.get(path)
    _, headers, packed = served.get(path, **{"Accept-Encoding": "br, gzip"})
    assert "content-encoding" not in plain
    assert headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in headers["vary"]
    assert int(headers["content-length"]) == len(packed) < len(body) / 2
    unpacked = gzip.decompress(packed)
    assert unpacked == body if path.endswith("css") else b"Inverse from scratch" in unpacked


def test_a_part_of_a_file_is_not_compressed(served):
    ask = {"Accept-Encoding": "gzip", "Range": "bytes=3-5"}
    status, headers, body = served.get("static/viva.css", **ask)
    assert (status, body) == (206, b"The")
    assert "content-encoding" not in headers


def test_an_unchanged_file_is_not_sent_again(served):
    stamp = served.get("static/viva.css")[1]["last-modified"]
    status, _, body = served.get("static/viva.css", **{"If-Modified-Since": stamp})
    assert (status, body) == (304, b"")


@pytest.mark.parametrize("path", ["static/../settings.py", "static/%2e%2e/settings.py", "static/nothing.css"])
def test_nothing_else_is_served_as_a_file(served, path):
    assert served.get(path)[0] == 404


def test_a_foreign_name_is_refused_over_http_too(served):
    assert served.get("problems/", Host="evil.example")[0] == 400


def test_a_second_server_at_the_same_address_shows_the_first(served, tmp_path):
    port = int(served.url.rstrip("/").rpartition(":")[2])
    with Served(tmp_path, port) as second:
        assert second.process.wait(timeout=30) == 0
    assert "running already" in second.said


def test_an_address_that_is_taken_is_named_with_the_way_out():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = Settings(Place(Path("/nonexistent")), port=port)
        with pytest.raises(SettingsError, match=rf"127.0.0.1:{port}.*\n.*--port"):
            server._listen(settings)


def test_a_stopped_server_leaves_no_process_behind(tmp_path):
    with Served(tmp_path) as served:
        served.get("problems/linear-algebra/inverse/")  # by now the judge is there
        deadline = time.monotonic() + 30
        while not (below := served.children()) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert served.stop() in (0, -signal.SIGTERM)
        while any(Path(f"/proc/{pid}").exists() for pid in below) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert [pid for pid in below if Path(f"/proc/{pid}").exists()] == []


def test_others_are_not_served_where_the_sandbox_is_not_whole(tmp_path, monkeypatch):
    def weak(*, require):
        return judge_pool.Pool(require=require, layers=["landlock"])

    monkeypatch.setattr(warming, "Pool", weak)
    settings = Settings(Place(tmp_path), host="0.0.0.0", port=0)
    with pytest.raises(SettingsError, match="Others could reach"), server.application(settings):
        pass


@pytest.mark.parametrize(
    ("host", "is_local"), [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True),
                           ("0.0.0.0", False), ("::", False), ("192.0.2.1", False), ("gym.example", False)]
)  # fmt: skip
def test_only_loopback_is_local(host, is_local):
    assert Settings(Place(Path("/x")), host=host).is_local == is_local


def test_settings_come_from_the_environment_and_arguments_win():
    environ = {"VIVA_HOST": "::1", "VIVA_PORT": "9000", "VIVA_HOME": "/x"}
    assert Settings.read(environ).url == "http://[::1]:9000/"
    assert Settings.read(environ, host="localhost", port=1).url == "http://localhost:1/"


@pytest.mark.parametrize("port", ["eighty", "0", "65536", ""])
def test_a_port_that_is_none_is_named(port):
    with pytest.raises(SettingsError, match="VIVA_PORT"):
        Settings.read({"VIVA_PORT": port, "VIVA_HOME": "/x"})


def test_the_secret_is_made_once_and_only_the_owner_reads_it(tmp_path):
    settings = Settings(Place(tmp_path / "home"))
    assert settings.secret_key() == settings.secret_key()
    assert len(settings.secret_key()) >= 50
    assert (tmp_path / "home/secret-key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (tmp_path / "home").iterdir()] == ["secret-key"]
