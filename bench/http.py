"""What the pages add: a submission over HTTP, kept in the history and rendered, beside the judgement alone."""

from __future__ import annotations

import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from urllib.parse import urlencode, urlsplit

from bench.problems import PACK, examiner, softmax
from bench.statistics import machine, table

THINK_SECONDS = 0.02
TRIES = 10  # at a problem, before it is begun again
OURS = "judgement alone"
OVER_HTTP = "submitted over HTTP"


def main(runtimes: Sequence[str], rounds: int) -> None:
    for runtime in runtimes:
        samples = measure(runtime, rounds)
        print(f"\na submission over HTTP, {runtime} ({machine()})")
        print(table(samples, OURS))
        extra = statistics.median(samples[OVER_HTTP][n] - samples[OURS][n] for n in samples[OURS])
        print(f"HTTP, history and page add {extra * 1e3:.2f} ms (median over rounds)")


def measure(runtime: str, rounds: int) -> dict[str, dict[int, float]]:
    order = random.Random(0)
    with examiner(spares=2) as judge, serving("--only-pack", "--pack", str(PACK)) as address:
        problem = softmax(runtime)
        post, again = _posters(address, f"/problems/{problem.id}/", problem.reference)

        def alone() -> None:
            if not judge.judge(problem, problem.reference, count=False).accepted:
                raise SystemExit("the reference was not accepted")

        contenders: dict[str, Callable[[], None]] = {OURS: alone, OVER_HTTP: post}
        for _ in range(5):
            for contender in contenders.values():
                contender()
        samples: dict[str, dict[int, float]] = {name: {} for name in contenders}
        for number in range(rounds):
            if number % TRIES == 0:
                again()
            for name in order.sample(list(contenders), len(contenders)):
                time.sleep(THINK_SECONDS)
                began = time.perf_counter()
                contenders[name]()
                samples[name][number] = time.perf_counter() - began
    return samples


@contextmanager
def serving(*words: str) -> Iterator[str]:
    """The pages in a process of their own, on a free port, with a history of their own. words: for `viva serve`."""
    with TemporaryDirectory() as home:
        environment = {**os.environ, "VIVA_HOME": home, "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "viva.cli.main", "serve", "--port", "0", "--no-browser"]
        command += words
        server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            address = re.search(r"http://\S+", server.stdout.readline())
            if address is None:
                raise SystemExit("the server did not start")
            yield address[0]
        finally:
            server.terminate()
            server.communicate()


def _posters(address: str, path: str, source: str) -> tuple[Callable[[], None], Callable[[], None]]:
    """Posts the editor's form as the page does, and "again, from memory", over one connection that stays open."""
    host = urlsplit(address).netloc
    connection = http.client.HTTPConnection(host)
    connection.request("GET", path)
    page = connection.getresponse()
    cookie = "; ".join(
        value.split(";")[0] for name, value in page.getheaders() if name.lower() == "set-cookie"
    )
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
    if token is None:
        raise SystemExit("the page has no form")
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": cookie,
        "Origin": f"http://{host}",
        "X-Requested-With": "fetch",
    }

    def ask(to: str, fields: dict[str, str], status: int) -> bytes:
        sent = urlencode({"csrfmiddlewaretoken": token[1], **fields})
        try:
            connection.request("POST", to, sent, headers)
            reply = connection.getresponse()
        except (BrokenPipeError, http.client.RemoteDisconnected):  # it was idle for too long while others ran
            connection.close()
            connection.request("POST", to, sent, headers)
            reply = connection.getresponse()
        body = reply.read()
        if reply.status != status:
            raise SystemExit(f"HTTP {reply.status}: {body[:300]!r}")
        return body

    def post() -> None:
        body = ask(path, {"source": source, "action": "submit"}, 200)
        if b"ccepted" not in body:
            raise SystemExit(f"not accepted: {body[:300]!r}")

    def again() -> None:
        ask(f"{path}again", {}, 303)

    return post, again
