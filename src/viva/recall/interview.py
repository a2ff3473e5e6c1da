"""What an interview asks, by role, employer and seniority: the share of the marks that each item stands for.

Nobody has counted what is asked where. The factors below are chosen: they order objectives as the founding documents do
(what they call must-know, name for a role, or ask more than once), and say by how much.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from viva.content.objective import Objective
from viva.content.paths import Paths
from viva.content.role import ActivityStep, ModuleStep, Part, Role
from viva.recall import syllabus as graph
from viva.recall.goal import Goal
from viva.recall.shelf import ASKED_AS, Shelf, Thing
from viva.recall.syllabus import Form, Node, Syllabus

MUST_KNOW, SHOULD_KNOW = 2.0, 1.5
NAMED, ON_THE_WAY, ELSEWHERE = 3.0, 1.5, 0.5  # by a role: the objective, its topic, neither
FOCUS = 2.0  # what an employer asks more of
ABOVE = 0.3  # for every step of seniority above one's own
ALSO, OTHERWISE = 0.5, 0.25  # forms beside the one in which an objective is asked first of all
NEEDS = 0.7  # how much a prerequisite matters: the catalogue says that it does, not how much
SHOWN_TOO = 0.5  # of a review, for the items of the further objectives that an item shows
MUST_KNOW_LISTS = ("last-day-must-know", "must-know-any-role")
SHOULD_KNOW_LISTS = ("last-day-should-know", "last-day-by-domain")


def weights(shelf: Shelf, goal: Goal) -> dict[str, float]:
    """By objective, its share of what is asked; all together 1. 0 for what is not asked."""
    factors = dict(_factors(shelf, goal))
    total = sum(factors.values())
    return {objective: factor / total if total else 0.0 for objective, factor in factors.items()}


def syllabus(shelf: Shelf, goal: Goal) -> Syllabus:
    """What the planner works with. Items share out the weights of the objectives that have items, all together 1."""
    asked = weights(shelf, goal)
    covered = sum(asked[objective] for objective in shelf.by_objective)
    items = [
        graph.Item(
            id=thing.key,
            objective=thing.objectives[0],
            form=thing.form,
            learn_minutes=thing.study_minutes,
            review_minutes=thing.attempt_minutes,
            value=share * asked[thing.objectives[0]] / covered if covered else 0.0,
            exercises=tuple(_exercises(shelf, thing)),
        )
        for thing, share in _shares(shelf)
    ]
    nodes = [_node(each, shelf.catalogue.objectives) for each in shelf.catalogue.objectives.values()]
    return Syllabus(items, nodes)


def covered(shelf: Shelf, goal: Goal) -> float:
    """The share of what is asked for which the pack has something to practise."""
    asked = weights(shelf, goal)
    return min(1.0, sum(asked[objective] for objective in shelf.by_objective))


def _factors(shelf: Shelf, goal: Goal) -> Iterator[tuple[str, float]]:
    must, should = _listed(shelf.paths, MUST_KNOW_LISTS), _listed(shelf.paths, SHOULD_KNOW_LISTS)
    named, topics = _of_role(shelf.paths, goal.role)
    focus = _of_company(shelf.paths, goal.company)
    for id, each in shelf.catalogue.objectives.items():
        if goal.topics and each.topic not in goal.topics:
            yield id, 0.0
            continue
        factor = MUST_KNOW if id in must else SHOULD_KNOW if id in should else 1.0
        factor *= 1 + math.log1p(len(each.requested_by)) / 2
        factor *= ABOVE ** max(each.level - goal.level, 0)
        if named or topics:
            factor *= NAMED if id in named else ON_THE_WAY if each.topic in topics else ELSEWHERE
        yield id, factor * (FOCUS if id in focus else 1.0)


def _listed(paths: Paths | None, lists: Iterable[str]) -> frozenset[str]:
    if paths is None:
        return frozenset()
    found = (paths.checklists[name] for name in lists if name in paths.checklists)
    return frozenset(each for checklist in found for item in checklist.items for each in item.objectives)


def _of_role(paths: Paths | None, role: str) -> tuple[frozenset[str], frozenset[str]]:
    """The objectives and the topics that a role names; neither where there is no such role."""
    if paths is None or role not in paths.roles:
        return frozenset(), frozenset()
    found = paths.roles[role]
    parts = [part for step in found.steps if isinstance(step, ModuleStep) for part in _parts(paths, step)]
    named = {each for part in parts for each in part.objectives} | set(_activities(found))
    return frozenset(named), frozenset(topic for part in parts for topic in part.topics)


def _parts(paths: Paths, step: ModuleStep) -> Iterator[Part]:
    for part in paths.modules[step.module].parts:
        if not step.parts or part.n in step.parts:
            yield part


def _activities(role: Role) -> Iterator[str]:
    for step in role.steps:
        if isinstance(step, ActivityStep):
            yield from step.objectives


def _of_company(paths: Paths | None, company: str) -> frozenset[str]:
    if paths is None or company not in paths.company_focus:
        return frozenset()
    focus = paths.company_focus[company]
    modules = (paths.modules[name] for name in focus.modules)
    return frozenset(focus.objectives) | {
        each for module in modules for part in module.parts for each in part.objectives
    }


def _shares(shelf: Shelf) -> Iterator[tuple[Thing, float]]:
    """Every thing with its share of its objective: asked in the objective's own form rather than in another."""
    for objective, things in shelf.by_objective.items():
        fits = [_fit(shelf.catalogue.objectives[objective], thing.form) for thing in things]
        alike = [sum(other.form is thing.form for other in things) for thing in things]
        raw = [fit / count for fit, count in zip(fits, alike, strict=True)]
        for thing, each in zip(things, raw, strict=True):
            yield thing, each / sum(raw)


def _fit(objective: Objective, form: Form) -> float:
    if ASKED_AS[objective.kind] is form:
        return 1.0
    return ALSO if form in {ASKED_AS[kind] for kind in objective.also} else OTHERWISE


def _exercises(shelf: Shelf, thing: Thing) -> Iterator[tuple[str, float]]:
    for objective in thing.objectives[1:]:
        for other in shelf.by_objective.get(objective, ()):
            yield other.key, SHOWN_TOO


def _node(objective: Objective, known: Mapping[str, Objective]) -> Node:
    needs = tuple((need, NEEDS) for need in objective.prerequisites if need in known)
    return Node(objective.id, objective.topic, objective.level.value, needs)
