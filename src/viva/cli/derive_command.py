"""`viva derive NAME [FILE]`: checks a derivation line by line, or a formula that was written down."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from viva.cli.derive_checker import checker_of
from viva.cli.derive_print import print_ask, print_formula, print_report
from viva.cli.exits import Exit
from viva.cli.packs import add_pack_arguments, open_pack
from viva.cli.run_command import watch
from viva.content.derivation import read_derivation, read_exercise
from viva.content.pack import Pack
from viva.derive.exercise import Sheet
from viva.derive.machine import INTERFACE, line_view, report_view
from viva.derive.progress import Course


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="id of a derivation or formula exercise, or its last part")
    parser.add_argument(
        "file", nargs="?", type=Path, help="a text file with one step on each line; - reads standard input"
    )
    parser.add_argument("--watch", action="store_true", help="check again each time the file is saved")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--batch", action="store_true", help='read {"derivation": ..., "lines": [...]} lines, answer in order'
    )
    parser.add_argument("--list", action="store_true", help="the derivations and exercises there are")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    if options.batch:
        from viva.cli.derive_batch import batch

        return batch(open_pack(options), sys.stdin, sys.stdout)
    pack = open_pack(options)
    if options.list:
        return _list(pack)
    if options.name is None:
        print(
            "viva derive: name a derivation, as in `viva derive softmax-jacobian steps.txt`", file=sys.stderr
        )
        return Exit.USAGE
    checker = checker_of(pack, options.name)
    if options.file is None:
        print_ask(checker.derivation if isinstance(checker, Course) else checker.exercise, sys.stdout)
        return Exit.DONE
    if options.watch:
        return watch(options.file, lambda: _once(checker, options))
    return _once(checker, options)


def steps(text: str) -> list[str]:
    """The steps in a text: one a line. Blank lines and lines that begin with # or % are left out."""
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith(("#", "%"))]


def _once(checker: Course | Sheet, options: argparse.Namespace) -> int:
    text = (
        sys.stdin.read()
        if str(options.file) == "-"
        else options.file.read_text(encoding="utf-8", errors="replace")
    )
    if isinstance(checker, Sheet):
        return _formula(checker, text, options)
    lines = steps(text)
    report = checker.report(lines)
    if options.json:
        print(json.dumps({"derivation": checker.derivation.id, **report_view(report)}))
    else:
        print_report(checker.derivation, lines, report, sys.stdout)
    return Exit.DONE if report.complete else Exit.REJECTED


def _formula(sheet: Sheet, text: str, options: argparse.Namespace) -> int:
    line = " ".join(steps(text))
    verdict = sheet.judge(line)
    if options.json:
        view: dict[str, Any] = {"interface": INTERFACE, "exercise": sheet.exercise.id, **line_view(verdict)}
        print(json.dumps(view))
    else:
        print_formula(line, verdict, sys.stdout)
    return Exit.DONE if verdict.status.good else Exit.REJECTED


def _list(pack: Pack) -> int:
    for kind, files, read in (
        ("derivation", pack.derivation_files, read_derivation),
        ("formula", pack.exercise_files, read_exercise),
    ):
        for id, file in files.items():
            item = read(file)
            print(f"{kind:<11}{id:<72}{item.title}")
    return Exit.DONE
