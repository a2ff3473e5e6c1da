"""What `viva check` found, as tables for people and objects for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

from viva.judge.mutants import Mutant
from viva.judge.promises import Report
from viva.judge.strength import Strength


def print_reports(reports: Sequence[Report], out: TextIO) -> None:
    """One line per problem, then its findings; at the end the confusion matrix in brief."""
    if not reports:
        return
    print(f"\n{'problem':<44}{'cases':>6}{'edges':>6}{'laws':>6}{'mistakes':>9}{'recognised':>11}", file=out)
    for report in reports:
        known = sum(planted == found for planted, found in report.confusion)
        mark = "" if not report.findings else f"  {len(report.findings)} findings"
        print(
            f"{report.problem:<44}{report.cases:>6}{report.edges:>6}{report.laws:>6}{report.mistakes:>9}{known:>11}{mark}",
            file=out,
        )
        for finding in report.findings:
            print("  " + str(finding).replace("\n", "\n  "), file=out)
    _print_confusion(reports, out)


def _print_confusion(reports: Sequence[Report], out: TextIO) -> None:
    """Planted against recognised: the diagonal as a count, everything off it by name."""
    planted = sum(len(report.confusion) for report in reports)
    off = [(r.problem, a, b) for r in reports for a, b in r.confusion if a != b]
    print(f"\nplanted mistakes recognised as themselves: {planted - len(off)} of {planted}", file=out)
    for problem, mistake, found in off:
        print(f"  {problem}: {mistake} was taken for {found}", file=out)


def print_strengths(strengths: Sequence[Strength], least: float, out: TextIO) -> None:
    """How many wrong programs get through, problem by problem."""
    if not strengths:
        return
    print(f"\n{'problem':<44}{'silent':>7}{'rejected':>9}{'share':>8}{'equivalent':>11}{'loud':>6}", file=out)
    for s in strengths:
        mark = "" if s.rejected_share >= least else "  too weak"
        print(
            f"{s.problem:<44}{s.silent:>7}{s.killed:>9}{s.rejected_share:>8.1%}{s.equivalent:>11}{s.loud:>6}{mark}",
            file=out,
        )
        for mutant in s.survivors:
            print(f"    gets through: line {mutant.line}: {mutant.change}", file=out)
        for name in s.idle:
            print(f"    no wrong program fails the case “{name}”", file=out)
    silent, killed = sum(s.silent for s in strengths), sum(s.killed for s in strengths)
    if silent:
        print(f"{'all':<44}{silent:>7}{killed:>9}{killed / silent:>8.1%}", file=out)


def report_view(report: Report) -> dict[str, Any]:
    return {
        "problem": report.problem,
        "findings": [{"where": f.where, "what": f.what, "remedy": f.remedy} for f in report.findings],
        "cases": report.cases,
        "edges": report.edges,
        "laws": report.laws,
        "mistakes": report.mistakes,
        "confusion": [{"planted": planted, "recognised": found} for planted, found in report.confusion],
    }


def strength_view(s: Strength) -> dict[str, Any]:
    return {
        "problem": s.problem,
        "silent": s.silent,
        "rejected": s.killed,
        "share": s.rejected_share,
        "equivalent": s.equivalent,
        "loud": s.loud,
        "survivors": [_mutant_view(mutant) for mutant in s.survivors],
        "idle_cases": list(s.idle),
    }


def _mutant_view(mutant: Mutant) -> dict[str, Any]:
    return {"line": mutant.line, "change": mutant.change, "source": mutant.source}
