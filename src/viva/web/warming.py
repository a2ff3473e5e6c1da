"""Starts the judge beside the server, so that the first page does not wait for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from pathlib import Path

from viva.judge.examiner import Examiner
from viva.judge.pool import Pool, PoolError, Tier

log = logging.getLogger("viva.web")


class Warming:
    """A pool and its examiner: started in the background, closed with the server."""

    def __init__(self, cache: Path, *, require: Tier | None) -> None:
        """require: raises PoolError at once, with what to do, where the sandbox is weaker."""
        self.examiner: Future[Examiner] = Future()
        self._cache = cache
        self._closed = False
        self._pool = None if require is None else Pool(require=require)

    def start(self, runtimes: Iterable[str]) -> None:
        """Make the examiner, then warm the runtimes one after the other."""
        threading.Thread(target=self._start, args=(tuple(runtimes),), name="warming", daemon=True).start()

    def close(self) -> None:
        """End every process of the judge, and nobody's wait for it."""
        self._closed = True
        if not self.examiner.cancel() and self.examiner.exception() is None:
            self.examiner.result().close()
        if self._pool is not None:
            self._pool.close()

    def _start(self, runtimes: tuple[str, ...]) -> None:
        try:
            pool = self._pool = self._pool or Pool()
            examiner = Examiner(pool, cache=self._cache)
        except Exception as error:
            self.examiner.set_exception(error)  # every page that needs the judge says so
            raise
        with suppress(InvalidStateError):  # closed before it was ready
            self.examiner.set_result(examiner)
        for runtime in runtimes:
            self._warm(pool, runtime)

    def _warm(self, pool: Pool, runtime: str) -> None:
        try:
            pool.warm(runtime)
        except PoolError as error:
            if not self._closed:
                log.warning("%s cannot be started: %s", runtime, error)
