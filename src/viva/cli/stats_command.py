"""`viva stats`: what to expect on the day and what that leaves out, whether predictions were right, the last weeks."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date as Date
from typing import TYPE_CHECKING, TextIO

from viva.cli.bars import FULL, LIKELY, bar
from viva.cli.desk import open_desk
from viva.cli.exits import Exit
from viva.cli.packs import add_pack_arguments
from viva.cli.prose import wrapped
from viva.cli.stats_view import view
from viva.cli.terminal import paint
from viva.cli.words import RATINGS, day, percent
from viva.recall.interval import wilson
from viva.recall.shelf import BLOCKS

if TYPE_CHECKING:  # the store is opened first
    from viva.practice import Calibration, Looking, Outlook, Part, Standing, Week

CELLS = 20  # of a bar
UNKNOWN = (
    "It does not know what the pack cannot ask, how you do while somebody watches, or what you can do and never "
    "showed here. How often each thing is asked is chosen from what the sources of the syllabus say; nobody has "
    "counted it. And nobody has yet held these scores against the outcome of real interviews."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    desk = open_desk(options)
    from viva import practice

    standing = practice.standing(desk.learner, desk.shelf, now=desk.now)
    looking, sure = practice.looking_back(desk.learner, now=desk.now), practice.calibration(desk.learner)
    outlook = practice.outlook(standing)
    if options.json:
        print(json.dumps(view(standing, outlook, looking, sure)))
        return Exit.DONE
    out = sys.stdout
    _print_readiness(standing, outlook, out)
    _print_minutes(standing, outlook, out)
    _print_predictions(looking, out)
    _print_sure(sure, out)
    _print_weeks(looking, standing.today, out)
    return Exit.DONE


def _print_readiness(standing: Standing, outlook: Outlook, out: TextIO) -> None:
    from viva import practice

    total, covered = outlook.bare.total, practice.covered(standing)
    _head(f"What to expect on {day(outlook.date)}", out, first=True)
    if not standing.reviewed:
        print("Nothing was reviewed yet: this is what Viva takes anybody to know.", file=out)
    said = f"{percent(total.mean)}, between {percent(total.low)} and {percent(total.high)} nine times in ten"
    print(wrapped(f"If you stopped now: {said}, of the marks for what Viva can ask."), file=out)
    rest = f"for the other {percent(1 - covered)} the pack has nothing to practise yet"
    print(wrapped(f"That is {percent(covered)} of what such an interview asks; {rest}."), file=out)
    print(
        wrapped(f"{FULL} is the expected score, {LIKELY} how far off it may be. Asked: of the whole."),
        file=out,
    )
    areas = {area.title: part for area, part in practice.areas(standing).items()}
    forms = {BLOCKS[form]: part for form, part in practice.forms(standing, outlook).items()}
    for title, parts in (("By area", areas), ("By kind of question", forms)):
        print(f"\n{title:<40}{'':{CELLS + 1}}asked  can ask", file=out)
        for name, part in parts.items():
            _print_part(name, part, out)
    _head("What this does not know", out)
    print(wrapped(UNKNOWN), file=out)


def _print_part(name: str, part: Part, out: TextIO) -> None:
    score, shares = part.score, f"{percent(part.asked):>5}  {percent(part.covered):>6}"
    told = f"{percent(score.mean)} ({100 * score.low:.0f}–{100 * score.high:.0f})" if score else "not known"
    drawn = bar(score.mean, score.low, score.high, CELLS) if score else " " * CELLS
    if len(name) > 26:
        print(f"  {name}", file=out)
        name = ""
    print(f"  {name:<26}{told:>13} {drawn} {shares}", file=out)


def _print_minutes(standing: Standing, outlook: Outlook, out: TextIO) -> None:
    from viva import practice

    _head("What more minutes bring", out)
    usual = round(standing.schedule.minutes_a_day)
    for minutes, score in practice.by_minutes(outlook):
        mark = "  yours" if minutes == usual else ""
        print(f"  {minutes:>4} min a day {percent(score):>6} {bar(score, 0, 0, CELLS)}{mark}", file=out)


def _print_predictions(looking: Looking, out: TextIO) -> None:
    _head("Was Viva right about your memory?", out)
    if not looking.predictions:
        print("Predictions begin with the second review of a thing. There is none yet.", file=out)
        return
    print("  predicted  recalled  nine times in ten  reviews", file=out)
    for each in looking.predictions:
        print(_bin(percent(each.predicted), each.recalled, each.count), file=out)


def _print_sure(sure: Calibration, out: TextIO) -> None:
    if sure.brier is None:
        return
    _head("Do you know when you are right?", out)
    print("   you said  accepted  nine times in ten  submissions", file=out)
    for each in sure.bins:
        print(_bin(percent(each.stated), each.share, each.count), file=out)
    print(f"Brier score {sure.brier:.3f}: 0 is perfect, a coin has 0.25.", file=out)


def _bin(said: str, happened: float, count: int) -> str:
    low, high = wilson(happened, count)
    return f"  {said:>9}  {percent(happened):>8}  {f'{100 * low:.0f} to {percent(high)}':>17}  {count:>7}"


def _print_weeks(looking: Looking, today: Date, out: TextIO) -> None:
    _head("The last weeks", out)
    done = [number for number, week in enumerate(looking.weeks) if week.total]
    if not done:
        print("Nothing was reviewed in the last twelve weeks.", file=out)
        return
    most = max(week.total for week in looking.weeks)
    for week in looking.weeks[done[0] :]:
        print(_week(week, most, today), file=out)
    counts = (f"{RATINGS[rating][1]} {count}" for rating, count in looking.ratings.items())
    print(f"\n{looking.reviews} reviews: {', '.join(counts)}", file=out)


def _week(week: Week, most: float, today: Date) -> str:
    """A dot for each day from Monday on, full where something was done; none for days to come."""
    past = (today - week.monday).days
    dots = "".join("●" if done else "○" if number <= past else " " for number, done in enumerate(week.days))
    drawn = bar(week.total / most, 0, 0, CELLS)
    return f"  {f'{week.monday.day} {week.monday:%b}':>6}  {dots}  {drawn} {week.total:>4.0f} min"


def _head(title: str, out: TextIO, *, first: bool = False) -> None:
    print(("" if first else "\n") + paint(title, "bold", out), file=out)
