"""`viva plan`: what is prepared for, and the days until then; with options, it is set first."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any, TextIO

from viva.cli import plan_options
from viva.cli.desk import Desk, open_desk
from viva.cli.exits import Exit
from viva.cli.packs import add_pack_arguments
from viva.cli.prose import command, one_line, wrapped
from viva.cli.terminal import paint
from viva.cli.today_command import activity_view
from viva.cli.words import day, minutes, percent
from viva.derive.machine import INTERFACE
from viva.recall.goal import WEEKDAYS, Goal, GoalError
from viva.recall.shelf import BLOCKS

if TYPE_CHECKING:  # the store is opened first
    from viva.practice import Outlook, Session, Standing

AHEAD = 3  # days that are shown where nothing else is said


def add_arguments(parser: argparse.ArgumentParser) -> None:
    plan_options.add_arguments(parser)
    parser.add_argument("--days", metavar="N", type=int, default=AHEAD, help=f"days to look ahead ({AHEAD})")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    desk = open_desk(options)
    from viva import practice

    if plan_options.says_a_goal(options):
        try:
            wanted = plan_options.goal_of(options, practice.goal(desk.learner) or Goal(), desk)
        except GoalError as error:
            print(f"viva plan: {error} Nothing was changed.", file=sys.stderr)
            return Exit.USAGE
        practice.set_goal(desk.learner, wanted, at=desk.now)
    standing = practice.standing(desk.learner, desk.shelf, now=desk.now)
    coming, outlook = practice.coming_sessions(standing, days=options.days), practice.outlook(standing)
    if options.json:
        print(json.dumps(_view(standing, coming, outlook)))
    else:
        _print(desk, standing, coming, outlook)
    return Exit.DONE


def _print(desk: Desk, standing: Standing, coming: tuple[Session, ...], outlook: Outlook) -> None:
    out = sys.stdout
    print(paint("What you prepare for", "bold", out), file=out)
    for name, value in _goal(desk, standing):
        print(wrapped(value, " " * 14, f"  {name:<12}"), file=out)
    if not standing.stated:
        print(
            "\n" + wrapped(f"Nothing of this was said by you yet: {command('viva plan --help')} shows how."),
            file=out,
        )
    print(f"\n{paint(f'What to expect on {day(outlook.date)}', 'bold', out)}", file=out)
    print(wrapped(_expected(standing, outlook), "  "), file=out)
    for session in coming:
        _print_day(session, out)


def _goal(desk: Desk, standing: Standing) -> list[tuple[str, str]]:
    goal, paths = standing.goal, standing.shelf.paths
    days = zip(WEEKDAYS, goal.minutes, strict=True)
    equal = len(set(goal.minutes)) == 1
    each = ", ".join(f"{name[:3]} {number}" for name, number in days)
    titles = standing.shelf.catalogue.topics
    return [
        ("date", day(goal.date) if goal.date else "none: the plan looks ten weeks ahead"),
        ("minutes", f"{goal.minutes[0]} a day" if equal else each),
        ("review day", "none" if goal.review_day is None else WEEKDAYS[goal.review_day]),
        ("level", goal.level.name.lower()),
        ("role", paths.roles[goal.role].title if paths and goal.role in paths.roles else goal.role or "any"),
        ("employer", goal.company or "any"),
        ("order", goal.order or "what gains most"),
        ("topics", ", ".join(titles[each].title for each in goal.topics if each in titles) or "all"),
    ]


def _expected(standing: Standing, outlook: Outlook) -> str:
    usual, bare = round(standing.schedule.minutes_a_day), outlook.bare.total
    return (
        f"{percent(outlook.at(usual))} of the marks for what Viva can ask, with {usual} minutes a day. If you "
        f"stopped now: {percent(bare.mean)}, between {percent(bare.low)} and {percent(bare.high)} nine times in "
        f"ten. {command('viva stats')} shows how that is made up."
    )


def _print_day(session: Session, out: TextIO) -> None:
    note = ", review day: nothing new" if session.review else ""
    print(f"\n{paint(day(session.day), 'bold', out)}  {session.minutes} min{note}", file=out)
    for form, title in BLOCKS.items():
        group = [each for each in session.activities if each.thing.form is form]
        if group:
            names = "; ".join(one_line(each.thing.title) for each in group)
            total = minutes(sum(each.minutes for each in group))
            print(wrapped(names, " " * 22, f"  {title:<10}{total:>7}   "), file=out)
    if not session.activities:
        print("  nothing", file=out)


def _view(standing: Standing, coming: tuple[Session, ...], outlook: Outlook) -> dict[str, Any]:
    return {
        "interface": INTERFACE,
        "stated": standing.stated,
        "goal": standing.goal.as_json(),
        "horizon": standing.horizon.isoformat(),
        "expected": outlook.at(round(standing.schedule.minutes_a_day)),
        "days": [
            {
                "day": each.day.isoformat(),
                "minutes": each.minutes,
                "review_day": each.review,
                "activities": [activity_view(activity) for activity in each.activities],
            }
            for each in coming
        ],
    }
