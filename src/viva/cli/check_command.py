"""`viva check`: proves what the pack claims."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from viva.cli.check_answers import chosen_questions, print_rubrics, proved_rubrics
from viva.cli.check_chosen import in_library, means
from viva.cli.check_coverage import catalogue_findings, print_coverage, record_coverage
from viva.cli.check_derivations import Proof, print_proofs, proof_view, proved
from viva.cli.check_drills import chosen_drills, print_drills, proved_drills
from viva.cli.check_library import library_findings, measured_cards, print_cards, weak_cards
from viva.cli.check_report import print_reports, print_strengths, report_view, strength_view
from viva.cli.check_strength import strength_findings
from viva.cli.exits import Exit
from viva.cli.judging import Bench
from viva.cli.packs import add_pack_arguments, open_pack
from viva.content.catalogue import unknown_objectives
from viva.content.errors import ContentError, Finding
from viva.content.pack import Pack, digest
from viva.judge.errors import AuthorError
from viva.judge.promises import Report, prove
from viva.judge.strength import Strength, strength

LEAST = 0.98  # share of silent mutants that an examination has to reject


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "names",
        nargs="*",
        metavar="TOPIC/NAME",
        help="only these, all of a topic, or one kind of its items: TOPIC/lesson, /formulas, /questions, "
        "/comparisons, /drills, /derivations, /exercises, /problems",
    )
    parser.add_argument(
        "--mutants", action="store_true", help="plant bugs in every reference and count what gets through"
    )
    parser.add_argument(
        "--watch", action="store_true", help="check again each time a file of the problem is saved"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--record",
        action="store_true",
        help="keep what this pack covers, and with --mutants how strong it is",
    )
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    with Bench() as bench:
        if options.watch:
            return _watch(options, bench)
        return check(options, bench)


def check(options: argparse.Namespace, bench: Bench) -> int:
    pack = open_pack(options)
    names = _chosen(pack, options.names)
    findings = [] if options.names else _catalogue_findings(pack, record=options.record)
    findings += library_findings(pack, options.names, bench.pool)
    cards = measured_cards(pack, options.names, findings, bench.pool) if options.mutants else []
    findings += weak_cards(cards)
    drills, unread = chosen_drills(pack, options.names)
    findings += [*unread, *proved_drills(drills, bench.pool)]
    questions = chosen_questions(pack, options.names)
    findings += proved_rubrics(pack, questions)
    proofs = proved(pack, _chosen_steps(pack, options.names))
    with ThreadPoolExecutor(os.cpu_count() or 1) as executor:
        pairs = list(executor.map(lambda name: _proved(pack, name, options.mutants, bench), names))
    reports = [report for report, _ in pairs]
    strengths = [measured for _, measured in pairs if measured is not None]
    weak = [s for s in strengths if s.rejected_share < LEAST]
    findings += strength_findings(pack, strengths, record=options.record)
    if options.json:
        print(json.dumps(_view(findings, reports, strengths, proofs)))
    else:
        _print(pack, options, findings, reports, strengths)
        print_proofs(proofs, sys.stdout)
        print_drills(drills, findings, sys.stdout)
        print_cards(cards, sys.stdout)
        print_rubrics(questions, findings, sys.stdout)
    bad = bool(findings or weak or any(each.findings for each in (*reports, *proofs)))
    return Exit.REJECTED if bad else Exit.DONE


def _chosen(pack: Pack, names: list[str]) -> list[str]:
    """Ids of the problems that are meant: all, those of a topic, or single ones."""
    if not names:
        return list(pack.problem_folders)
    chosen: list[str] = []
    for name in names:
        named = [id for id in pack.problem_folders if means([name], id, "problems")]
        elsewhere = _steps_named(pack, name) or in_library(pack, name)
        chosen += named or ([] if elsewhere else [pack.find(name)])
    return list(dict.fromkeys(chosen))


def _chosen_steps(pack: Pack, names: list[str]) -> list[str]:
    """Ids of the derivations and formula exercises that are meant: all, those of a topic, or single ones."""
    if not names:
        return [*pack.derivation_files, *pack.exercise_files]
    return list(dict.fromkeys(id for name in names for id in _steps_named(pack, name)))


def _steps_named(pack: Pack, name: str) -> list[str]:
    kinds = (("derivations", pack.derivation_files), ("exercises", pack.exercise_files))
    return [id for group, ids in kinds for id in ids if means([name], id, group)]


def _proved(pack: Pack, name: str, mutants: bool, bench: Bench) -> tuple[Report, Strength | None]:
    """One problem: what was found, and its strength if that is asked for and nothing was found."""
    report = _prove(pack, name, bench)
    return report, _strength(pack, name, bench) if mutants and not report.findings else None


def _prove(pack: Pack, name: str, bench: Bench) -> Report:
    try:
        problem = pack.problem(name)
        unknown = _unknown_objectives(pack, name, problem.objectives)
        report = prove(problem, bench.examiner, bench.pool)
    except ContentError as error:
        return Report(name, error.findings)
    return Report(
        **{**{f: getattr(report, f) for f in report.__slots__}, "findings": (*unknown, *report.findings)}
    )


def _unknown_objectives(pack: Pack, name: str, objectives: tuple[str, ...]) -> tuple[Finding, ...]:
    """Objectives that no topic has. A pack without topics of its own is not asked."""
    if not pack.topic_files:
        return ()
    return tuple(unknown_objectives(pack.catalogue, objectives, f"{name}/problem.toml"))


def _strength(pack: Pack, name: str, bench: Bench) -> Strength:
    try:
        return strength(pack.problem(name), bench.examiner, bench.pool)
    except AuthorError as error:
        raise ContentError(
            [Finding(error.where, error.what, error.traceback or "Mend the problem.")]
        ) from error


def _catalogue_findings(pack: Pack, *, record: bool) -> list[Finding]:
    try:
        if record:
            record_coverage(pack)
        return catalogue_findings(pack)
    except ContentError as error:
        return list(error.findings)


def _print(
    pack: Pack,
    options: argparse.Namespace,
    findings: list[Finding],
    reports: list[Report],
    strengths: list[Strength],
) -> None:
    if not options.names and not findings:
        print_coverage(pack, sys.stdout)
    for finding in findings:
        print(finding)
    print_reports(reports, sys.stdout)
    if options.mutants:
        print_strengths(strengths, LEAST, sys.stdout)


def _view(
    findings: list[Finding], reports: list[Report], strengths: list[Strength], proofs: list[Proof]
) -> dict[str, Any]:
    return {
        "interface": 1,
        "findings": [{"where": f.where, "what": f.what, "remedy": f.remedy} for f in findings],
        "problems": [report_view(report) for report in reports],
        "mutants": [strength_view(s) for s in strengths],
        "derivations": [proof_view(proof) for proof in proofs],
    }


def _watch(options: argparse.Namespace, bench: Bench) -> int:
    """Checks at once, and again whenever a file of one of the problems changes, until interrupted."""
    if not options.names:
        print(
            "viva check --watch: name a problem, as in `viva check linear-algebra/inverse --watch`",
            file=sys.stderr,
        )
        return Exit.USAGE
    last: dict[str, str] = {}
    while True:
        pack = open_pack(options)
        now = {name: _digest(pack.problem_folders[name]) for name in _chosen(pack, options.names)}
        files = {**pack.derivation_files, **pack.exercise_files}
        now |= {name: str(files[name].stat().st_mtime_ns) for name in _chosen_steps(pack, options.names)}
        drills, _ = chosen_drills(pack, options.names)
        now |= {drill.id: drill.digest for drill in drills}
        if now != last:
            last = now
            began = time.perf_counter()
            print(f"\n--- {time.strftime('%H:%M:%S')}")
            check(options, bench)
            print(f"{time.perf_counter() - began:.2f} s", flush=True)
        time.sleep(0.15)


def _digest(folder: Path) -> str:
    try:
        return digest(folder)
    except OSError:  # a file vanished between listing and reading: look again next time
        return ""
