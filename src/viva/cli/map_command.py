"""`viva map`: what could be shown now, by topic; with `--topic ID`, by objective."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any, TextIO

from viva.cli.bars import EMPTY, FULL, LIKELY, bar
from viva.cli.desk import Desk, open_desk
from viva.cli.exits import Exit
from viva.cli.packs import add_pack_arguments
from viva.cli.prose import command, one_line, wrapped
from viva.cli.terminal import paint
from viva.cli.words import MARKS, day, percent
from viva.content.errors import ContentError, Finding
from viva.content.objective import Objective
from viva.content.toml import did_you_mean
from viva.content.topic import Topic
from viva.derive.machine import INTERFACE
from viva.recall.mastery import Mastery, State, TopicMastery

if TYPE_CHECKING:  # the store is opened first
    from viva.practice import KnowledgeMap, Region

CELLS = 16  # of a bar
MOST = 3  # objectives of what is next


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--topic", metavar="ID", help="show the objectives of this topic")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    desk = open_desk(options)
    topics = desk.shelf.catalogue.topics
    if options.topic is not None and options.topic not in topics:
        remedy = did_you_mean(options.topic, topics) or "`viva map` shows the topics there are."
        raise ContentError([Finding(options.topic, "there is no topic of this name", remedy)])
    from viva import practice

    standing = practice.standing(desk.learner, desk.shelf, now=desk.now)
    found = practice.knowledge_map(standing)
    if options.json:
        print(json.dumps(_view(desk, found, options.topic)))
    elif options.topic is None:
        _print_map(desk, found, day(standing.horizon), sys.stdout)
    else:
        _print_topic(desk, found, topics[options.topic], sys.stdout)
    return Exit.DONE


def _print_map(desk: Desk, found: KnowledgeMap, date: str, out: TextIO) -> None:
    count = f"About {found.known:.0f} of {len(found.objectives)} objectives are known"
    print(paint(count, "bold", out), file=out)
    print(
        wrapped(f"{_legend()}. {FULL} is the chance to show it now, {LIKELY} how far off that may be."),
        file=out,
    )
    topics = [topic for topic in desk.shelf.catalogue.topics.values() if topic.id in found.topics]
    for section in dict.fromkeys(topic.section for topic in topics):
        print(f"\n{paint(section.title, 'bold', out)}", file=out)
        for topic in topics:
            if topic.section is section:
                _print_region(topic, found.topics[topic.id], out)
    _print_next(desk, found, date, out)
    print("\n" + wrapped(f"{command('viva map --topic ID')} shows the objectives of a topic."), file=out)


def _legend() -> str:
    return ", ".join(f"{sign} {word}" for sign, word, _ in MARKS.values())


def _print_region(topic: Topic, region: Region, out: TextIO) -> None:
    sign, _, style = MARKS[region.mark.value]
    print(f"  {paint(sign, style, out)} {_bar(region)}  {topic.id:<37} {_said(region)}", file=out)


def _bar(region: Region) -> str:
    """None of a topic of which nothing was tried or told: it would be everybody's."""
    mastery = region.mastery
    known = region.heard and mastery.total
    return bar(mastery.mean, mastery.low, mastery.high, CELLS) if known else EMPTY * CELLS


def _said(region: Region) -> str:
    if not region.mastery.total:
        return "no items yet"
    return _chance(region.mastery) if region.heard else "nothing known yet"


def _chance(mastery: Mastery | TopicMastery) -> str:
    """Such as "62 % (48–74)": the chance, and the interval that holds it nine times in ten."""
    return f"{percent(mastery.mean)} ({100 * mastery.low:.0f}–{100 * mastery.high:.0f})"


def _print_next(desk: Desk, found: KnowledgeMap, date: str, out: TextIO) -> None:
    ready = [(str(each.objective), f"opens {each.opens}") for each in found.ready[:MOST]]
    fading = [
        (str(each.objective), f"{percent(each.now)} now, {percent(each.on_date)} then")
        for each in found.fading[:MOST]
    ]
    for title, objectives in (("Ready to be learnt", ready), (f"Fading by {date}", fading)):
        if objectives:
            print(f"\n{paint(title, 'bold', out)}", file=out)
        for id, why in objectives:
            ask = one_line(desk.shelf.catalogue.objectives[id].ask)
            print(wrapped(f"{ask} ({id}, {why})", "    ", "  - "), file=out)


def _print_topic(desk: Desk, found: KnowledgeMap, topic: Topic, out: TextIO) -> None:
    print(paint(topic.title, "bold", out) + f"  {topic.id}", file=out)
    from viva.practice import Mark

    region = found.topics[topic.id]
    counts = ", ".join(f"{count} {MARKS[mark.value][1]}" for mark in Mark if (count := region.marked(mark)))
    print(f"{_said(region)}: {counts}", file=out)
    for objective in topic.objectives:
        _print_objective(desk, found, objective, out)


def _print_objective(desk: Desk, found: KnowledgeMap, objective: Objective, out: TextIO) -> None:
    from viva.practice import mark_of

    mastery = found.objectives[objective.id]
    sign, word, style = MARKS[mark_of(mastery).value]
    print(f"\n{paint(f'{sign} {word}', style, out)}  {_chance(mastery)}  {objective.id}", file=out)
    print(wrapped(one_line(objective.ask), "  "), file=out)
    if mastery.blockers:
        print(
            paint(wrapped(f"needs first: {', '.join(map(str, mastery.blockers))}", "  "), "dim", out),
            file=out,
        )
    if best := found.best.get(objective.id):
        print(paint(wrapped(f"begin with {best.key}", "  "), "dim", out), file=out)


def _view(desk: Desk, found: KnowledgeMap, topic: str | None) -> dict[str, Any]:
    objectives = desk.shelf.catalogue.objectives
    return {
        "interface": INTERFACE,
        "known": round(found.known, 2),
        "topics": [_region_view(id, each) for id, each in found.topics.items() if topic in (None, id)],
        "objectives": [
            _objective_view(id, each, found)
            for id, each in found.objectives.items()
            if topic in (None, objectives[id].topic)
        ],
    }


def _region_view(id: str, region: Region) -> dict[str, Any]:
    mastery = region.mastery
    return {
        "topic": id,
        "state": region.state.value,
        "heard": region.heard,
        **{key: round(getattr(mastery, key), 4) for key in ("mean", "low", "high")},
        "states": {state.value: region.states.get(state, 0) for state in State},
    }


def _objective_view(id: str, mastery: Mastery, found: KnowledgeMap) -> dict[str, Any]:
    best = found.best.get(id)
    return {
        "objective": id,
        "state": mastery.state.value,
        "tried": mastery.tried,
        **{key: round(getattr(mastery, key), 4) for key in ("mean", "low", "high")},
        "needs": list(map(str, mastery.blockers)),
        "begin_with": best.key if best else None,
    }
