"""The bridge between the asynchronous server and the synchronous pages."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from viva.web.threads import LARGEST_BODY, environ_of, in_threads

SCOPE = {
    "type": "http",
    "method": "POST",
    "path": "/größe",
    "query_string": b"a=1",
    "http_version": "1.1",
    "server": ("127.0.0.1", 8484),
    "client": ("127.0.0.1", 5),
    "headers": [
        (b"host", b"localhost"),
        (b"content-type", b"text/plain"),
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
        (b"x-csrftoken", b"real"),
        (b"x_csrftoken", b"forged"),
    ],
}


def ask(application, *parts: bytes) -> tuple[dict, bytes]:
    """The start and the body of the answer to a request that arrives in `parts`."""
    messages = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    messages.append({"type": "http.request", "body": b"", "more_body": False})
    sent = []

    async def receive():
        return messages.pop(0)

    async def send(message):
        sent.append(message)

    # In a thread of its own: the browser's driver keeps an event loop in this one.
    with ThreadPoolExecutor(1) as executor:
        executor.submit(asyncio.run, application(SCOPE, receive, send)).result()
    return sent[0], sent[1]["body"]


def echo(environ, start_response):
    start_response("201 Created", [("X-Thread", threading.current_thread().name)])
    return [environ["REQUEST_METHOD"].encode(), b" ", environ["wsgi.input"].read()]


def test_a_body_in_parts_arrives_whole():
    start, body = ask(in_threads(echo), b"one ", b"two")
    assert (start["status"], body) == (201, b"POST one two")
    assert dict(start["headers"])[b"x-thread"].startswith(b"page")


def test_a_body_without_end_is_refused_before_it_is_kept():
    start, _ = ask(in_threads(echo), *[b"x" * (LARGEST_BODY // 2)] * 3)
    assert start["status"] == 413


def test_an_address_may_take_more_and_hears_out_who_sends_too_much():
    pages = in_threads(echo, larger={"/größe": 4 << 20})
    start, body = ask(pages, *[b"x" * (1 << 20)] * 4)
    assert (start["status"], len(body)) == (201, len(b"POST ") + (4 << 20))
    start, body = ask(pages, *[b"x" * (1 << 20)] * 9)
    assert (start["status"], body) == (413, b"This is more than the 4 MB that Viva reads at once.")


def test_a_request_is_described_as_wsgi_wants_it():
    environ = environ_of(SCOPE, BytesIO(b"body"))
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/größe"
    assert environ["CONTENT_LENGTH"] == "4"
    assert environ["CONTENT_TYPE"] == "text/plain"
    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert environ["REMOTE_ADDR"] == "127.0.0.1"
    assert environ["wsgi.input"].read() == b"body"


def test_a_header_with_an_underscore_cannot_pass_for_another():
    assert environ_of(SCOPE, BytesIO())["HTTP_X_CSRFTOKEN"] == "real"
