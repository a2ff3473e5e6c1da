"""Serves one page with the built islands, under the product's policy, and keeps what it is sent."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import HTTP
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qs

POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; base-uri 'none'"
TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Islands</title>
<meta name="csrf-token" content="the-token">{head}</head><body><main>{body}</main></body></html>"""


@dataclass
class Sent:
    """One request that changes something: form fields, or a JSON object."""

    method: str
    path: str
    fields: dict[str, str]
    headers: dict[str, str]


@dataclass
class IslandServer:
    """`body` is the page; `reply` and `status` answer a POST or PUT; `sent` is what arrived."""

    built: Path
    body: str = ""
    reply: str = "<p>judged</p>"
    status: HTTPStatus = HTTPStatus.OK
    sent: list[Sent] = field(default_factory=list)

    def __enter__(self) -> IslandServer:
        outer = self

        class Handler(_Handler):
            server_state = outer

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._http.shutdown()
        self._http.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/"

    def page(self) -> str:
        """The page as the product writes it: every entry of the manifest, styles first."""
        manifest = json.loads((self.built / "manifest.json").read_text())
        entries = [entry for entry in manifest.values() if entry.get("isEntry")]
        styles = [f'<link rel="stylesheet" href="/built/{css}">' for e in entries for css in e.get("css", ())]
        scripts = [f'<script type="module" src="/built/{entry["file"]}"></script>' for entry in entries]
        return FRAME.format(head="".join(styles + scripts), body=self.body)


class _Handler(BaseHTTPRequestHandler):
    server_state: IslandServer

    def do_GET(self) -> None:
        path = self.server_state.built / self.path.removeprefix("/built/")
        if self.path.startswith("/built/") and path.is_file():
            self._answer(HTTPStatus.OK, TYPES[path.suffix], path.read_bytes())
        elif self.path == "/":
            self._answer(HTTPStatus.OK, "text/html; charset=utf-8", self.server_state.page().encode())
        else:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        sent = Sent(self.command, self.path, self._fields(body), dict(self.headers.items()))
        self.server_state.sent.append(sent)
        state = self.server_state
        self._answer(state.status, "text/html; charset=utf-8", state.reply.encode())

    do_PUT = do_POST

    def _fields(self, body: bytes) -> dict[str, str]:
        kind = self.headers["Content-Type"]
        if kind.startswith("application/json"):
            return dict(json.loads(body))
        if kind.startswith("application/x-www-form-urlencoded"):
            return {name: values[0] for name, values in parse_qs(body.decode()).items()}
        parts = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body, policy=HTTP)
        return {
            str(part.get_param("name", header="content-disposition")): part.get_payload(decode=True).decode()
            for part in parts.iter_parts()
        }

    def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: pytest shows what matters."""
