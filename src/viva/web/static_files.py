"""Serves static files in front of the pages: they need no learner, no database and no Django."""

from __future__ import annotations

import gzip
from collections.abc import Awaitable, Callable, MutableMapping
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from whitenoise import WhiteNoise

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

HASHED = r"^/static/built/(assets/)?.+[-.][\w-]{8,}\.(js|css|woff2|svg)$"
CACHED_SECONDS = 3600
TEXTS = (".js", ".css", ".svg")


def with_static_files(application: Application, folder: Path, prefix: str) -> Application:
    """`application`, and the files of `folder` under `prefix`. Names with a hash stay cached."""
    files = WhiteNoise(_nothing, max_age=CACHED_SECONDS, immutable_file_test=HASHED, allow_all_origins=False)
    files.add_files(str(folder), prefix)

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        found = files.files.get(scope["path"]) if scope["type"] == "http" else None
        if found is None or scope["method"] not in ("GET", "HEAD"):
            await application(scope, receive, send)
        else:
            environ = _environ(scope)
            packed = scope["path"].endswith(TEXTS) and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
            await _send_file(found.get_response(scope["method"], environ), send, packed=packed)

    return serve


async def _send_file(response: Any, send: Send, *, packed: bool) -> None:
    """packed: compress it. A part of a file that was asked for is a part of the file as it is."""
    headers = {name.lower().encode("latin-1"): value.encode("latin-1") for name, value in response.headers}
    headers |= {b"x-content-type-options": b"nosniff", b"vary": b"Accept-Encoding"}
    body = b""
    if response.file is not None:
        with response.file as file:
            body = file.read()  # the largest is an editor of half a megabyte
        if packed and response.status == HTTPStatus.OK:
            body = _compressed(body)
            headers |= {b"content-encoding": b"gzip", b"content-length": str(len(body)).encode()}
    await send(
        {
            "type": "http.response.start",
            "status": HTTPStatus(response.status).value,
            "headers": list(headers.items()),
        }
    )
    await send({"type": "http.response.body", "body": body})


@lru_cache(maxsize=64)
def _compressed(body: bytes) -> bytes:
    """Once for each file: the best compression takes longer than sending it."""
    return gzip.compress(body, mtime=0)


def _environ(scope: Scope) -> dict[str, str]:
    """Headers as WSGI names them, which is how WhiteNoise reads them."""
    return {
        f"HTTP_{name.decode('latin-1').upper().replace('-', '_')}": value.decode("latin-1")
        for name, value in scope["headers"]
    }


def _nothing(environ: Any, start_response: Any) -> Any:
    """WhiteNoise wraps an application; ours is asked elsewhere."""
    start_response("404 Not Found", [])
    return [b""]
