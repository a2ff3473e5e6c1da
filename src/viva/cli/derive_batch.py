"""`viva derive --batch`: JSON lines in, JSON lines out, in order."""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any, TextIO

from viva.cli.derive_checker import checker_of
from viva.cli.exits import Exit
from viva.content.derivation import bare_setting
from viva.content.errors import ContentError
from viva.content.pack import Pack
from viva.derive.board import Board
from viva.derive.exercise import Sheet
from viva.derive.judging import judge_lines
from viva.derive.machine import INTERFACE, report_view
from viva.derive.progress import Course
from viva.derive.verdicts import Report

_KEPT = 200  # derivations whose instances are kept
_SETTING_KEYS = ("symbol", "given", "constant_in", "small", "conditions", "unknowns", "stationary")


def batch(pack: Pack, lines: TextIO, out: TextIO) -> int:
    """Checks each line. Exit code 0 if every line could be read, whatever the verdicts."""
    known: OrderedDict[str, Course | Sheet | Board] = OrderedDict()
    fine = True
    for line in lines:
        if line.strip():
            said = _line(line, pack, known)
            fine &= "error" not in said
            print(json.dumps(said), file=out, flush=True)
    return Exit.DONE if fine else Exit.USAGE


def _line(line: str, pack: Pack, known: OrderedDict[str, Course | Sheet | Board]) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        named, steps = asked["derivation"], [str(step) for step in asked["lines"]]
    except (ValueError, KeyError, TypeError) as error:
        what = f"a line is an object with derivation and lines: {type(error).__name__}: {error}"
        return {"interface": INTERFACE, "error": what}
    try:
        checker = _checker(named, pack, known)
    except ContentError as error:
        return {"interface": INTERFACE, "error": str(error)}
    return {"derivation": named if isinstance(named, str) else None, **_view(checker, steps)}


def _checker(
    named: Any, pack: Pack, known: OrderedDict[str, Course | Sheet | Board]
) -> Course | Sheet | Board:
    """By id; or by declarations, an object with the keys of a file, for a derivation that is in no pack."""
    key = json.dumps(named, sort_keys=True)
    if key not in known:
        known[key] = _inline(named) if isinstance(named, dict) else checker_of(pack, str(named))
        if len(known) > _KEPT:
            known.popitem(last=False)
    return known[key]


def _inline(facts: dict[str, Any]) -> Board:
    kept = {name: facts[name] for name in _SETTING_KEYS if name in facts}
    if "symbols" in facts:
        kept["symbol"] = facts["symbols"]
    return Board(bare_setting(kept, "the line"))


def _view(checker: Course | Sheet | Board, steps: list[str]) -> dict[str, Any]:
    if isinstance(checker, Course):
        return report_view(checker.report(steps))
    if isinstance(checker, Sheet):
        verdicts = tuple(checker.judge(step) for step in steps)
        return report_view(Report(verdicts, complete=bool(verdicts) and verdicts[-1].status.good))
    return report_view(Report(tuple(line.verdict for line in judge_lines(checker, steps))))
