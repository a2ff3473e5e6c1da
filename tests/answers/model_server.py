"""A server on this machine that answers like one with a language model, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from viva.answers import Endpoint, Rubric

Answering = Callable[[dict[str, Any]], Any]  # from the request: the content of the reply, bytes, or a status


@dataclass
class ModelServer:
    """answering: what to say to each request, the last one again and again. requests: what came, with headers."""

    endpoint: Endpoint
    answering: list[Answering]
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def model_server(*answering: Answering, key: str = "") -> Iterator[ModelServer]:
    """The server, as long as it is needed."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    endpoint = Endpoint(f"http://127.0.0.1:{http.server_port}/v1", "test-model", key)
    server = ModelServer(endpoint, list(answering))
    http.told = server  # type: ignore[attr-defined]
    http.daemon_threads = True
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server: ModelServer = self.server.told  # type: ignore[attr-defined]
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answering = server.answering[min(len(server.requests), len(server.answering) - 1)]
        server.requests.append(asked)
        server.headers.append(dict(self.headers))
        server.paths.append(self.path)
        said = answering(asked)
        with suppress(BrokenPipeError, ConnectionResetError):  # who asked has gone
            self._say(said)

    def _say(self, said: Any) -> None:
        if isinstance(said, int):
            self.send_response(said)
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()
            return
        body = said if isinstance(said, bytes) else json.dumps(chat(said)).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing: tests say what they need."""


def chat(content: Any) -> dict[str, Any]:
    """A response as such servers give it."""
    text = content if isinstance(content, str) else json.dumps(content)
    return {"choices": [{"index": 0, "message": {"role": "assistant", "content": text}}]}


def slow(seconds: float) -> Answering:
    def answering(asked: dict[str, Any]) -> Any:
        time.sleep(seconds)
        return {}

    return answering


def said_of(rubric: Rubric, verdict: str, quote: str, **others: tuple[str, str]) -> dict[str, Any]:
    """A reply with the same verdict and quote for every key point, but for those that are named."""
    points = []
    for each in rubric.points:
        label, words = others.get(each.id, (verdict, quote))
        points.append({"id": each.id, "quote": words, "verdict": label, "why": "Because."})
    return {"points": points, "misconceptions": []}
