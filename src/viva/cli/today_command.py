"""`viva today`: what to do today and why, in the blocks of the routine."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any, TextIO

from viva.cli.desk import open_desk
from viva.cli.exits import Exit
from viva.cli.packs import add_pack_arguments
from viva.cli.prose import command, one_line, wrapped
from viva.cli.terminal import paint
from viva.cli.words import RATINGS, day, minutes
from viva.derive.machine import INTERFACE
from viva.recall.shelf import BLOCKS, KINDS

if TYPE_CHECKING:  # the store is opened first
    from viva.practice import Activity, Done, Session, Standing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    desk = open_desk(options)
    from viva import practice

    standing = practice.standing(desk.learner, desk.shelf, now=desk.now)
    session = practice.todays_session(standing)
    if options.json:
        print(json.dumps(_view(standing, session)))
    else:
        print_session(standing, session, sys.stdout)
    return Exit.DONE


def print_session(standing: Standing, session: Session, out: TextIO) -> None:
    """What is done, what is to do, and how to begin it."""
    print(paint(f"Today, {day(session.day)}", "bold", out), file=out)
    print(wrapped(_facts(standing, session)), file=out)
    print_blocks(session, out)
    if session.done:
        print(f"\n{paint('Done', 'bold', out)}", file=out)
        for each in session.done:
            _print_done(each, out)
    print(file=out)
    print(wrapped(_ending(session)), file=out)


def print_blocks(session: Session, out: TextIO) -> None:
    """The activities, each with its minutes, its id and its reason."""
    for form, title in BLOCKS.items():
        group = [each for each in session.activities if each.thing.form is form]
        if group:
            total = minutes(sum(each.minutes for each in group))
            print(f"\n{paint(title, 'bold', out)}  {total}", file=out)
        for each in group:
            _print_activity(each, out)


def activity_view(activity: Activity) -> dict[str, Any]:
    """As programs read it."""
    from viva import practice

    thing = activity.thing
    return {
        "item": thing.key,
        "title": thing.title,
        "block": thing.form.value,
        "topic": thing.topic,
        "objectives": list(thing.objectives),
        "minutes": round(activity.minutes, 1),
        "new": activity.fresh,
        "reason": practice.in_words(activity.reason),
    }


def _facts(standing: Standing, session: Session) -> str:
    facts = [f"{session.minutes} min meant for practice", f"{standing.minutes_spent:.0f} min done"]
    if session.review:
        facts.append("review day: nothing new")
    if standing.goal.date and (left := (standing.goal.date - standing.today).days) > 0:
        facts.append(f"{left} day{'' if left == 1 else 's'} to the interview")
    return (
        ", ".join(facts)
        + "."
        + ("" if standing.stated else f" Say what you prepare for: {command('viva plan --help')}.")
    )


def _print_activity(activity: Activity, out: TextIO) -> None:
    from viva import practice

    thing = activity.thing
    print(wrapped(one_line(thing.title), " " * 10, f"{minutes(activity.minutes):>8}  "), file=out)
    about = (KINDS[thing.item.kind], "new" if activity.fresh else "", practice.in_words(activity.reason))
    print(f"{'':10}{thing.item.id}", file=out)
    print(paint(f"{'':10}{', '.join(filter(None, about))}", "dim", out), file=out)


def _print_done(done: Done, out: TextIO) -> None:
    sign, word, style = RATINGS[done.kept.review.rating]
    title = one_line(done.thing.title) if done.thing else done.kept.review.item.id
    print(f"  {paint(f'{sign} {word:<5}', style, out)} {title}", file=out)


def _ending(session: Session) -> str:
    if not session.minutes:
        return f"Today is free. {command('viva plan')} shows the days to come."
    if not session.activities:
        left = "What is left over would gain little: rest helps memory too."
        return f"That was today. {left}" if session.done else "Nothing fits into the minutes that are left."
    return (
        f"{command('viva review')} goes through the formulas, {command('viva derive ID steps.txt')} checks a "
        f"derivation, {command('viva start ID')} begins a problem."
    )


def _view(standing: Standing, session: Session) -> dict[str, Any]:
    return {
        "interface": INTERFACE,
        "day": session.day.isoformat(),
        "minutes": session.minutes,
        "spent": round(standing.minutes_spent, 1),
        "review_day": session.review,
        "date": standing.goal.date.isoformat() if standing.goal.date else None,
        "activities": [activity_view(each) for each in session.activities],
        "done": [_done_view(each) for each in session.done],
    }


def _done_view(done: Done) -> dict[str, Any]:
    review = done.kept.review
    return {
        "review": done.kept.number,
        "item": review.item.key,
        "rating": int(review.rating),
        "at": review.at.isoformat(),
        "seconds": round(review.seconds, 1),
    }
