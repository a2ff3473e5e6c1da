"""`viva daemon`: keeps the judge warm for `viva run`, and ends when nobody has asked for a while."""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import socket
import threading
from dataclasses import asdict
from typing import Any

from viva.cli.exits import Exit
from viva.cli.judging import Bench, Request
from viva.cli.learner import now, open_learner
from viva.cli.places import socket_path
from viva.cli.warm import fingerprint
from viva.cli.wire_json import receive, send
from viva.content.errors import ContentError
from viva.judge.errors import JudgeError
from viva.judge.judgement import Judgement

IDLE_SECONDS = 900.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--idle",
        type=float,
        default=IDLE_SECONDS,
        metavar="SECONDS",
        help="end after this long without a question",
    )


def run(options: argparse.Namespace) -> int:
    path = socket_path()
    with open(path.with_suffix(".lock"), "w") as lock:  # noqa: PTH123 (kept open: the lock is the file's)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return Exit.DONE  # another one is warm already
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener, Bench() as bench:
            listener.bind(str(path))
            path.chmod(0o600)
            listener.listen(64)
            listener.settimeout(options.idle)
            try:
                _serve(listener, bench, fingerprint())
            finally:
                with contextlib.suppress(FileNotFoundError):
                    path.unlink()
    return Exit.DONE


def _serve(listener: socket.socket, bench: Bench, mine: str) -> None:
    stale = threading.Event()
    while not stale.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            return
        threading.Thread(target=_answer, args=(connection, bench, mine, stale), daemon=True).start()


def _answer(connection: socket.socket, bench: Bench, mine: str, stale: threading.Event) -> None:
    """One question on one connection. A question from other code is refused, and is the last."""
    with connection, contextlib.suppress(OSError, ValueError):
        message = receive(connection)
        if message is None:
            return
        if message.get("fingerprint") != mine:
            stale.set()
            send(connection, {"stale": True})
            _knock()
            return
        send(connection, answer(message, bench))


def keep(request: Request, judgement: Judgement, bench: Bench) -> None:
    """Appends a submission from the terminal to the learner's history."""
    learner = open_learner()
    from viva import practice
    from viva.store.entries import Face

    problem, at = bench.pack(request.packs).problem(request.problem), now()
    practice.submit(learner, problem, request.source, at=at, judge=lambda *_: judgement, face=Face.CLI)


def _knock() -> None:
    """Wakes the listener, so that it sees it has become stale."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.connect(str(socket_path()))


def answer(message: dict[str, Any], bench: Bench) -> dict[str, Any]:
    """The answer to one question: a judgement, the examples, or an error that people can act on."""
    if message.get("ask") == "ping":
        return {"pid": os.getpid(), "tier": bench.pool.tier.value}
    try:
        if message.get("ask") == "examples":
            problem = bench.pack(message["packs"]).problem(message["problem"])
            return {"examples": [asdict(example) for example in bench.examiner.examples(problem)]}
        request = Request.from_json(message)
        judgement = bench.judge(request)
        if message.get("keep"):
            keep(request, judgement, bench)
        return {"judgement": judgement.as_json()}
    except (ContentError, JudgeError, KeyError) as error:
        return {"error": str(error)}
