"""Checks lines of derivations and formulas, with what was made ready for the latest ones at hand."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from viva.content.derivation import Derivation, Exercise
from viva.derive.exercise import Sheet
from viva.derive.progress import Course
from viva.derive.verdicts import Report

MOST = 32  # derivations and exercises at hand, each with its random instances and the lines that were judged


@dataclass(slots=True)
class Ready:
    """Something to judge by, made when it is first used. It belongs to one thread at a time."""

    item: Derivation | Exercise
    lock: threading.Lock = field(default_factory=threading.Lock)
    judge: Course | Sheet | None = None


class Checker:
    """One for each process; any thread may ask."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._ready: OrderedDict[tuple[str, str, str], Ready] = OrderedDict()
        self._lock = threading.Lock()

    def judge(self, item: Derivation | Exercise, lines: Sequence[str]) -> Report:
        """What is said of the lines. Lines that were judged before after the same ones cost nothing."""
        ready = self._at_hand(item)
        with ready.lock:
            if ready.judge is None:
                ready.judge = Course(item) if isinstance(item, Derivation) else Sheet(item)
            if isinstance(ready.judge, Course):
                return ready.judge.report(lines)
            verdict = ready.judge.judge(" ".join(lines))
            return Report((verdict,), complete=verdict.status.good)

    def _at_hand(self, item: Derivation | Exercise) -> Ready:
        key = (type(item).__name__, item.id, item.digest)
        with self._lock:
            found = self._ready.setdefault(key, Ready(item))
            self._ready.move_to_end(key)
            if len(self._ready) > self._most:
                self._ready.popitem(last=False)
            return found
