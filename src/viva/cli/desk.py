"""What a learner at this terminal has before them: the pack, their history, where they stand now."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from viva.cli.learner import now, open_learner
from viva.cli.packs import open_pack
from viva.content.library import Library
from viva.content.pack import Pack
from viva.content.problem import Problem
from viva.recall.shelf import Shelf, shelve


@dataclass(frozen=True, slots=True)
class Desk:
    learner: int
    pack: Pack
    shelf: Shelf
    now: datetime

    @property
    def problems(self) -> Mapping[str, Problem]:
        return self.pack.problems

    @property
    def library(self) -> Library:
        return self.pack.library


def open_desk(options: argparse.Namespace) -> Desk:
    """Settles what was tried and left, as opening a page does. Raises ContentError and PlaceError."""
    pack = open_pack(options)
    shelf = shelve(pack.catalogue, pack.paths, pack.problems.values(), pack.library)
    desk = Desk(open_learner(), pack, shelf, now())
    from viva import practice

    practice.settle_unfinished(desk.learner, desk.problems, desk.library, now=desk.now)
    return desk
