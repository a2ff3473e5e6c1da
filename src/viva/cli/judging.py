"""Judges from the terminal: by the warm judge if there is one, otherwise here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from viva.cli.places import cache_folder
from viva.content.pack import Pack
from viva.judge.examiner import Examiner
from viva.judge.judgement import Judgement
from viva.judge.pool import Pool


@dataclass(frozen=True, slots=True)
class Request:
    """One submission to judge, as it travels to the warm judge."""

    packs: tuple[str, ...]
    problem: str
    source: str

    def as_json(self) -> dict[str, Any]:
        return {"packs": list(self.packs), "problem": self.problem, "source": self.source}

    @staticmethod
    def from_json(data: dict[str, Any]) -> Request:
        return Request(tuple(map(str, data["packs"])), str(data["problem"]), str(data["source"]))


class Bench:
    """A pool and an examiner with the packs they judge. Use as a context manager."""

    def __init__(self, *, spares: int = 2) -> None:
        self.pool = Pool(spares=spares)
        self.examiner = Examiner(self.pool, cache=cache_folder())
        self._packs: dict[tuple[str, ...], Pack] = {}

    def __enter__(self) -> Bench:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.examiner.close()
        self.pool.close()

    def pack(self, folders: Sequence[str]) -> Pack:
        """A fresh look at the folders each time: authors edit while the judge stays warm."""
        return Pack.open([Path(folder) for folder in folders])

    def judge(self, request: Request) -> Judgement:
        """Raises ContentError if there is no such problem, AuthorError if the problem does not run."""
        return self.examiner.judge(self.pack(request.packs).problem(request.problem), request.source)
