"""Serves the pages: one process, this machine."""

from __future__ import annotations

import gc
import socket
import threading
import urllib.request
import webbrowser
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import uvicorn

from viva.content.pack import Pack, bundled
from viva.judge.pool import PoolError, Tier
from viva.store.open import migrate
from viva.web.ahead import typeset_ahead
from viva.web.assets import PREFIX, STATIC
from viva.web.bench import Bench
from viva.web.configure import configure
from viva.web.gym import Gym
from viva.web.settings import Settings, SettingsError
from viva.web.static_files import Application, with_static_files
from viva.web.threads import in_threads
from viva.web.warming import Warming


def run(settings: Settings, *, open_browser: bool = False) -> None:
    """Serve until interrupted. Port 0 takes a free one. The address is printed.

    Where a Viva is running at that address already, that one is shown. Raises ContentError if a pack cannot be
    opened, and SettingsError if the address is taken by something else, or if other machines could reach
    the pages and the sandbox of this one is not whole.
    """
    if is_running(settings):
        _show(settings, open_browser)
        return
    with closing(_listen(settings)) as listening:
        settings = replace(settings, port=listening.getsockname()[1])
        with application(settings) as pages:
            _Server(settings, pages, open_browser).run(sockets=[listening])


@contextmanager
def application(settings: Settings) -> Iterator[Application]:
    """The pages as an ASGI application, with the judge behind them. Once in a process."""
    warming = _warming(settings)
    bench, stop = Bench(warming.examiner), threading.Event()
    try:
        gym = Gym.open(
            Pack.open(settings.packs or [bundled()]),
            bench,
            lambda: datetime.now(UTC),
            settings.model,
            settings.transcriber,
        )
        warming.start(dict.fromkeys(problem.runtime for problem in gym.problems.values()))
        configure(settings, gym)
        migrate(settings.place)
        bench.make_ahead(gym.problems.values())
        typeset_ahead(gym, settings.place.cache, stop)
        gc.collect()
        gc.freeze()  # the pack stays for good: looking through it for garbage would hold up a page for 0.2 s
        yield with_static_files(_django(), STATIC, PREFIX)
    finally:
        stop.set()
        bench.close()
        warming.close()


def _django() -> Application:
    from django.core.wsgi import get_wsgi_application

    from viva.web import exchange_page, speech  # they read the journal: the store is open by now

    larger = {exchange_page.ADDRESS: exchange_page.UPLOAD, speech.ADDRESS: speech.MOST_BYTES}
    return in_threads(get_wsgi_application(), larger=larger)


def is_running(settings: Settings) -> bool:
    """Whether a Viva answers at the address that is to be used."""
    if settings.port == 0:
        return False
    try:
        with urllib.request.urlopen(f"{settings.url}alive", timeout=2) as reply:
            return bool(reply.read(100).startswith(b"viva "))
    except OSError:
        return False


def _show(settings: Settings, open_browser: bool) -> None:
    print(f"Viva is at {settings.url}  (it was running already)", flush=True)
    if open_browser:
        webbrowser.open(settings.url)


def _warming(settings: Settings) -> Warming:
    try:
        return Warming(settings.place.cache, require=None if settings.is_local else Tier.FULL)
    except PoolError as error:
        raise SettingsError(
            f"Others could reach {settings.url}, and this machine cannot shut their programs in: {error}\n"
            "  Leave out --host to serve this machine only."
        ) from error


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # IPPROTO_TCP in full: asyncio switches Nagle's algorithm off only where it stands, else a page takes 40 ms more.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise SettingsError(
            f"Cannot listen at {settings.url}: {error.strerror or error}.\n"
            "  Something else is there. Stop it, or choose another port (viva serve --port 8485)."
        ) from error
    return listening


class _Server(uvicorn.Server):
    """Says where the pages are, once they are there."""

    def __init__(self, settings: Settings, pages: Application, open_browser: bool) -> None:
        super().__init__(
            uvicorn.Config(
                pages,
                lifespan="off",
                ws="none",
                proxy_headers=False,  # nobody but the socket says who is asking
                server_header=False,
                log_level="warning",
                access_log=False,
                timeout_graceful_shutdown=3,  # seconds
            )
        )
        self._url, self._open_browser = settings.url, open_browser

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(f"Viva is at {self._url}  (Ctrl-C stops it)", flush=True)
        if self._open_browser:
            webbrowser.open(self._url)
