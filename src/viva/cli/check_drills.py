"""The part of `viva check` that proves drills: each for every seed that is ever asked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TextIO

from viva.cli.check_chosen import meant
from viva.content.drill import SEEDS, Drill, read_drills
from viva.content.errors import ContentError, Finding
from viva.content.pack import Pack
from viva.judge.drill_promises import drill_findings
from viva.judge.pool import Pool


def chosen_drills(pack: Pack, names: Sequence[str]) -> tuple[list[Drill], list[Finding]]:
    """Those that are meant: all, those of a topic, or single ones; and what keeps their files from being read.

    In a pack with topics the latter is left to whoever reads the whole library.
    """
    drills: list[Drill] = []
    findings: list[Finding] = []
    for topic, file in pack.drill_files.items():
        try:
            found = read_drills(file)
        except ContentError as error:
            if not pack.topic_files and any(name.partition("/")[0] == topic for name in names):
                findings += error.findings
            continue
        drills += meant(names, found, "drills")
    return drills, findings


def proved_drills(drills: Sequence[Drill], pool: Pool) -> list[Finding]:
    """What is wrong with them."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as executor:
        found = executor.map(lambda drill: list(drill_findings(drill, pool)), drills)
        return [each for findings in found for each in findings]


def print_drills(drills: Sequence[Drill], findings: Sequence[Finding], out: TextIO) -> None:
    """How much was proved."""
    if drills:
        unsound = {each.where for each in findings}
        sound = sum(f"{drill.file}:{drill.line}" not in unsound for drill in drills)
        print(f"drills: {sound} of {len(drills)} proved, {len(SEEDS)} questions of each", file=out)
