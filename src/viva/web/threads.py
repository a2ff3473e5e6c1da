"""Runs the pages in a fixed set of threads.

Django's own ASGI handler starts a thread for each request, and with it a database connection: measured, that
is half of the time of a submission. Threads that stay keep their connections.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from viva.web.static_files import Application, Receive, Scope, Send

COUNT = 16  # pages at the same time; one that judges holds its thread for as long as that takes
LARGEST_BODY = 2 << 20  # bytes
HEARD_OUT = 1 << 30  # bytes of a file that is too large: who sends one reads no answer before it is all sent

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer."""

    status: int
    headers: Headers
    body: bytes


def in_threads(wsgi: Wsgi, *, larger: Mapping[str, int] | None = None) -> Application:
    """A synchronous application, as an asynchronous one. larger: bytes that are read at other addresses."""
    threads = ThreadPoolExecutor(COUNT, thread_name_prefix="page")
    bounds = larger or {}

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        most = bounds.get(scope["path"], LARGEST_BODY)
        with SpooledTemporaryFile(LARGEST_BODY) as body:
            if await _read(receive, body, most):
                loop = asyncio.get_running_loop()
                reply = await loop.run_in_executor(threads, _respond, wsgi, environ_of(scope, body))
            else:
                reply = _too_large(most)
        await send({"type": "http.response.start", "status": reply.status, "headers": reply.headers})
        await send({"type": "http.response.body", "body": reply.body})

    return serve


async def _read(receive: Receive, body: IO[bytes], most: int) -> bool:
    """Whether the body of a request is no larger than `most` bytes; then it stands in `body`."""
    size = 0
    while True:
        message = await receive()
        size += len(message.get("body", b""))
        if size <= most:
            body.write(message.get("body", b""))
        elif most == LARGEST_BODY or size > HEARD_OUT:
            return False
        if not message.get("more_body", False):
            return size <= most


def _too_large(most: int) -> Reply:
    words = f"This is more than the {most >> 20} MB that Viva reads at once."
    return Reply(413, [(b"content-type", b"text/plain")], words.encode())


def _respond(wsgi: Wsgi, environ: Environ) -> Reply:
    started: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], error: Any = None) -> None:
        started["status"] = int(status.partition(" ")[0])
        # Django writes a space before a cookie, which a strict server refuses.
        started["headers"] = [(n.lower().encode("latin-1"), v.strip().encode("latin-1")) for n, v in headers]

    response = wsgi(environ, start_response)
    try:
        body = b"".join(response)
    finally:
        if hasattr(response, "close"):
            response.close()
    return Reply(started["status"], started["headers"], body)


def environ_of(scope: Scope, body: IO[bytes]) -> Environ:
    """A request as WSGI describes it (PEP 3333)."""
    length = body.seek(0, os.SEEK_END)
    body.seek(0)
    server = scope.get("server") or ("localhost", 0)
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": (scope.get("client") or ("", 0))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        _add(environ, name.decode("latin-1"), value.decode("latin-1"))
    return environ | {"CONTENT_LENGTH": str(length)}


def _add(environ: Environ, name: str, value: str) -> None:
    if "_" in name:
        return  # `X_A` and `X-A` would become one, and a proxy that removes one of them would be deceived
    key = name.upper().replace("-", "_")
    key = key if key == "CONTENT_TYPE" else f"HTTP_{key}"
    separator = "; " if name == "cookie" else ","
    environ[key] = f"{environ[key]}{separator}{value}" if key in environ else value
