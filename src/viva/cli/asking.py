"""Asks the warm judge; where none runs, judges here and starts one for next time."""

from __future__ import annotations

import time
from typing import Any

from viva.cli import warm


def asked(message: dict[str, Any], *, cold: bool = False) -> tuple[dict[str, Any], str]:
    """The answer, and "warm" or how long the cold start took. cold: neither ask nor start the warm judge."""
    if not cold:
        answer = warm.ask(message)
        if answer is not None:
            return answer, "warm"
        warm.start()
    began = time.perf_counter()
    from viva.cli.daemon_command import answer as answer_here
    from viva.cli.judging import Bench

    with Bench(spares=1) as bench:
        return answer_here(message, bench), f"cold start, {time.perf_counter() - began:.1f} s"
