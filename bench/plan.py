"""Readiness on the day: the plan against what people do, on simulated candidates, for the same minutes."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from bench.candidates import MISSED_DAYS, ROLES, Candidate, interview
from bench.schedulers import SCHEDULERS
from bench.statistics import machine
from viva.recall import future, planner
from viva.recall.attempt import Activity, Attempt
from viva.recall.belief import Belief, replay
from viva.recall.forgetting import AGAIN, GOOD
from viva.recall.planner import Schedule
from viva.recall.syllabus import Form, Item, Node, Syllabus

HORIZONS, MINUTES = (1, 7, 21, 70), (30, 60, 120)
WORLD = 7  # the seed of the graph
OURS = "Viva"
REPORT = Path(__file__).resolve().parents[1] / "docs" / "plan-measured.md"
FRESH, LEARNERS = 6000, 32  # learners from this number on were never looked at while the planner was made
Scores = Mapping[str, Sequence[float]]  # by scheduler; the same learners in the same order


@dataclass(frozen=True, slots=True)
class Cell:
    horizon_days: int
    minutes: int

    def __str__(self) -> str:
        days = "1 day" if self.horizon_days == 1 else f"{self.horizon_days} days"
        return f"{days}, {self.minutes} minutes a day"


@dataclass(frozen=True, slots=True)
class Trial:
    """One learner, one scheduler."""

    scheduler: str
    cell: Cell
    learner: int


def main(_runtimes: Sequence[str], rounds: int) -> None:
    """rounds: learners of each cell, at most; nothing else of the judge's options means anything here."""
    tell(
        learners=range(FRESH, FRESH + min(rounds, LEARNERS)), horizons=HORIZONS, minutes=MINUTES, report=None
    )


def tell(*, learners: range, horizons: Sequence[int], minutes: Sequence[int], report: Path | None) -> None:
    """Prints the table, and writes it if told where. What is there after each cell is kept."""
    seconds = replanning_seconds()
    print(f"a plan for today, 5,000 items, 70 days: {seconds:.2f} s of CPU ({machine()})", flush=True)
    measured: dict[Cell, Scores] = {}
    for cell in (Cell(days, each) for days in horizons for each in minutes):
        measured[cell] = measure(cell, learners)
        print(f"\n{cell}\n{rows(measured[cell])}", flush=True)
        if report is not None:
            report.write_text(page(measured, seconds, learners), encoding="utf-8")


def measure(cell: Cell, learners: range) -> Scores:
    """Every scheduler on the same learners, whose luck begins from the same seed."""
    trials = [Trial(name, cell, learner) for name in SCHEDULERS for learner in learners]
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1)) as executor:
        scores = list(executor.map(run, trials))
    return {
        name: [score for trial, score in zip(trials, scores, strict=True) if trial.scheduler == name]
        for name in SCHEDULERS
    }


def run(trial: Trial) -> float:
    """Points of 100 on the day."""
    syllabus, horizon = _interview(trial.learner % len(ROLES)), trial.cell.horizon_days
    candidate = Candidate.draw(syllabus, (trial.learner, 1))
    missed = np.random.default_rng((trial.learner, 2)).random(horizon) < MISSED_DAYS
    schedule = Schedule(horizon, trial.cell.minutes, 1 - MISSED_DAYS)
    scheduler = SCHEDULERS[trial.scheduler](syllabus, schedule, np.random.default_rng((trial.learner, 3)))
    for day in range(horizon):
        if missed[day] and horizon > 1:
            continue
        scheduler.day(day)
        left = float(trial.cell.minutes)
        while (item := scheduler.next(left)) is not None:
            attempt = candidate.attempt(item, day, Activity.PRACTISE, left)
            left -= attempt.minutes
            scheduler.observe(attempt)
    return candidate.score(horizon)


@cache
def _interview(role: int) -> Syllabus:
    return interview(ROLES[role], WORLD)


def replanning_seconds(items: int = 5000, days: int = 70) -> float:
    """CPU of today's plan from nothing but attempts already believed; the tables are made anew."""
    nodes = [
        Node(f"o{n}", f"t{n // 10}", 1, tuple((f"o{n - k}", 0.6) for k in (1, 7) if n >= k))
        for n in range(items // 3)
    ]
    material = [Item(f"i{n}", f"o{n % len(nodes)}", Form.QUESTION, 7.0, 2.5, 1 / items) for n in range(items)]
    syllabus = Syllabus(material, nodes)
    attempts = [
        Attempt(n % 20, f"i{3 * n}", Activity.PRACTISE, n % 4 > 0, GOOD if n % 4 else AGAIN, 3.0)
        for n in range(600)
    ]
    belief = replay(syllabus, attempts, Belief.blank(syllabus))
    future.future.cache_clear()
    began = time.process_time()
    planner.today(syllabus, belief, Schedule(20 + days, 60.0), day=20, minutes=60.0, attended=17)
    return time.process_time() - began


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Mean, and half of its 95 % interval."""
    if len(values) < 2:
        return float(np.mean(values)), float("nan")
    return float(np.mean(values)), 1.96 * statistics.stdev(values) / len(values) ** 0.5


def rows(scores: Scores) -> str:
    """A Markdown table: points, and what the plan has more than each."""
    return "\n".join(
        [
            "| | points | the plan's gain |",
            "|---|---|---|",
            *_rows(scores),
        ]
    )


def _rows(scores: Scores) -> Iterator[str]:
    for name, points in scores.items():
        mean, half = interval(points)
        gain, either = interval([ours - theirs for ours, theirs in zip(scores[OURS], points, strict=True)])
        told = "" if name == OURS else f"{gain:+.1f} ± {either:.1f}"
        yield f"| {name} | {mean:.1f} ± {half:.1f} | {told} |"


def summary(measured: Mapping[Cell, Scores]) -> str:
    """A Markdown table: what the plan has more than the best of the others, whichever that is."""
    minutes = list(dict.fromkeys(cell.minutes for cell in measured))
    lines = [["", *(f"{each} minutes a day" for each in minutes)], ["---"] * (1 + len(minutes))]
    for days in dict.fromkeys(cell.horizon_days for cell in measured):
        gains = (_lead(measured[cell]) if (cell := Cell(days, each)) in measured else "" for each in minutes)
        lines.append(["1 day" if days == 1 else f"{days} days", *gains])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _lead(scores: Scores) -> str:
    others = {name: points for name, points in scores.items() if name != OURS}
    best = max(others.values(), key=statistics.fmean)
    gain, either = interval([ours - theirs for ours, theirs in zip(scores[OURS], best, strict=True)])
    return f"{gain:+.1f} ± {either:.1f}"


def page(measured: Mapping[Cell, Scores], seconds: float, learners: range) -> str:
    tables = "\n\n".join(f"## {cell}\n\n{rows(scores)}" for cell, scores in measured.items())
    days = " ".join(str(each) for each in dict.fromkeys(cell.horizon_days for cell in measured))
    minutes = " ".join(str(each) for each in dict.fromkeys(cell.minutes for cell in measured))
    command = (
        f"python -m bench.plan --write --learners {len(learners)} --first {learners.start}"
        f" --days {days} --minutes {minutes}"
    )
    return f"""# The plan, measured

Expected score of the interview in points of 100, {len(learners)} simulated candidates for each table: 600 objectives,
1,250 items, {MISSED_DAYS:.0%} of the days missed, four roles. Gains are paired, learner by learner; ± is half of a 95 %
interval. The simulator and its assumptions are in `bench/candidates.py`, the others in `bench/schedulers.py`.
Simulated learners are not people: these numbers compare plans, and promise nobody a score.
{_fairness(learners)}

Reproduce it with `{command}`.
A plan for today with 5,000 items and 70 days took {seconds:.2f} s of CPU.

The plan's gain over the best of the others:

{summary(measured)}

{tables}
"""


def _fairness(learners: range) -> str:
    if learners.start >= FRESH:
        return "None of these candidates was looked at while the planner was made."
    return "The planner was made on the first of these candidates, so its gains may flatter."


def command(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.plan", description=__doc__)
    parser.add_argument(
        "--learners", type=int, default=LEARNERS, help=f"candidates of each cell ({LEARNERS})"
    )
    parser.add_argument("--first", type=int, default=FRESH, help=f"number of the first candidate ({FRESH})")
    parser.add_argument("--days", type=int, nargs="+", default=HORIZONS, help="until the interview")
    parser.add_argument("--minutes", type=int, nargs="+", default=MINUTES, help="a day")
    parser.add_argument("--quick", action="store_true", help="few learners, one week: does it work at all?")
    parser.add_argument("--write", action="store_true", help=f"write {REPORT.name}")
    options = parser.parse_args(words)
    report = REPORT if options.write else None
    count = 2 if options.quick else options.learners
    learners = range(options.first, options.first + count)
    if options.quick:
        tell(learners=learners, horizons=(1, 7), minutes=(60,), report=report)
    else:
        tell(learners=learners, horizons=options.days, minutes=options.minutes, report=report)
    return 0


if __name__ == "__main__":
    sys.exit(command(sys.argv[1:]))
