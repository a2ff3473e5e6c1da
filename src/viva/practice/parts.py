"""What the predicted score is made of, by area and by kind of question, and how much of the interview it leaves out."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from viva.content.topic import Section
from viva.practice.plan import Outlook
from viva.practice.standing import Standing
from viva.recall import interview
from viva.recall.readiness import Score, by_group
from viva.recall.shelf import ASKED_AS
from viva.recall.syllabus import Form

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the interview.

    asked: its share of all that is asked. covered: the share of itself for which the pack has something to practise.
    score: on the date, of what is covered, if nothing more is practised; none where nothing is.
    """

    asked: float
    covered: float
    score: Score | None


def covered(standing: Standing) -> float:
    """The share of what is asked for which the pack has something to practise."""
    return interview.covered(standing.shelf, standing.goal)


def by_minutes(outlook: Outlook) -> tuple[tuple[int, float], ...]:
    """The score to expect with so many minutes a day from now on; with none, it is what is left if one stops now."""
    return tuple(
        (minutes, score if minutes else outlook.bare.total.mean) for minutes, score in outlook.planned
    )


def areas(standing: Standing) -> dict[Section, Part]:
    """The sections of the syllabus of which something is asked, what is asked most first."""
    topics, objectives = standing.shelf.catalogue.topics, standing.shelf.catalogue.objectives
    area_of = {id: topics[each.topic].section for id, each in objectives.items()}
    found = by_group(
        standing.syllabus,
        standing.belief,
        standing.horizon.toordinal(),
        {id: topic.section.value for id, topic in topics.items()},
    )
    return _parts(standing, area_of, {area: found[area.value] for area in Section if area.value in found})


def forms(standing: Standing, outlook: Outlook) -> dict[Form, Part]:
    """The ways to ask, what is asked most first. An objective counts with the one in which it is asked first of all."""
    objectives = standing.shelf.catalogue.objectives
    form_of = {id: ASKED_AS[each.kind] for id, each in objectives.items()}
    return _parts(standing, form_of, outlook.bare.by_form)


def _parts(standing: Standing, part_of: Mapping[str, Name], scores: Mapping[Name, Score]) -> dict[Name, Part]:
    """part_of: every objective."""
    asked: dict[Name, float] = {}
    covered: dict[Name, float] = {}
    for objective, weight in interview.weights(standing.shelf, standing.goal).items():
        name = part_of[objective]
        asked[name] = asked.get(name, 0.0) + weight
        if objective in standing.shelf.by_objective:
            covered[name] = covered.get(name, 0.0) + weight
    return {
        name: Part(share, covered.get(name, 0.0) / share, scores.get(name) if name in covered else None)
        for name, share in sorted(asked.items(), key=lambda each: -each[1])
        if share > 0
    }
