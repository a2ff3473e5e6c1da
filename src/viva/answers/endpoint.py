"""A language model behind an address that speaks as OpenAI's does: POST /chat/completions."""

from __future__ import annotations

import http.client
import json
import socket
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from viva.answers.errors import ModelError, ModelRefused

URL, MODEL, KEY = "VIVA_MODEL_URL", "VIVA_MODEL", "VIVA_MODEL_KEY"
_MOST = 1 << 20  # bytes of a response
_PIECE = 1 << 14
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """url: up to and without /chat/completions. key: sent as a bearer token; may be empty."""

    url: str
    model: str
    key: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """The machine that answers go to."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_here(self) -> bool:
        """Whether it is this machine."""
        return self.host in _HERE

    def reply(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any] | None, *, seconds: float
    ) -> str:
        """What the model says. Raises ModelRefused if the server takes no such request, else ModelError."""
        asked: dict[str, Any] = {"model": self.model, "temperature": 0, "messages": list(messages)}
        if schema is not None:
            named = {"name": "comparison", "strict": True, "schema": schema}
            asked["response_format"] = {"type": "json_schema", "json_schema": named}
        return _content(self._posted(json.dumps(asked).encode(), time.monotonic() + seconds))

    def _posted(self, body: bytes, ends: float) -> bytes:
        place = urlsplit(self.url)
        kind = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
        connection = kind(self.host, place.port, timeout=max(0.1, ends - time.monotonic()))
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            connection.request("POST", f"{place.path.rstrip('/')}/chat/completions", body, headers)
            response = connection.getresponse()  # redirects are not followed: the key goes to one host only
            if response.status in (400, 404, 415, 422):
                raise ModelRefused(f"{self.host} refuses the request: {response.status} {response.reason}")
            if response.status != 200:
                raise ModelError(f"{self.host} answers {response.status} {response.reason}")
            return _read(connection, response, ends)
        except TimeoutError as error:
            raise ModelError(f"{self.model} at {self.host} did not answer in time") from error
        except (OSError, http.client.HTTPException) as error:
            raise ModelError(f"{self.host} cannot be reached: {error or type(error).__name__}") from error
        finally:
            connection.close()


def _read(connection: http.client.HTTPConnection, response: http.client.HTTPResponse, ends: float) -> bytes:
    """The body. A server that trickles is cut off like one that is silent."""
    found = bytearray()
    while True:
        left = ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if isinstance(connection.sock, socket.socket):
            connection.sock.settimeout(left)
        piece = response.read1(_PIECE)
        if not piece:
            return bytes(found)
        found += piece
        if len(found) > _MOST:
            raise ModelError("the response is too long")


def _content(body: bytes) -> str:
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ModelError("the response is not that of a chat") from error
    if not isinstance(content, str):
        raise ModelError("the response holds no text")
    return content


def endpoint_of(environ: Mapping[str, str]) -> Endpoint | None:
    """The model that VIVA_MODEL_URL and VIVA_MODEL name; None where none is set. Raises ModelError."""
    url, model = environ.get(URL, "").strip().rstrip("/"), environ.get(MODEL, "").strip()
    if not url and not model:
        return None
    if not url or not model:
        missing = URL if not url else MODEL
        raise ModelError(f"{missing} is not set. Set both {URL} and {MODEL}, or neither")
    try:
        place = urlsplit(url)
        place.port  # noqa: B018  (it is parsed when it is asked for)
    except ValueError as error:
        raise ModelError(f"{URL}: {url!r} is no address") from error
    if place.scheme not in ("http", "https") or not place.hostname or place.query or place.fragment:
        raise ModelError(f"{URL}: {url!r} is no address such as http://localhost:11434/v1")
    return Endpoint(url, model, environ.get(KEY, "").strip())
