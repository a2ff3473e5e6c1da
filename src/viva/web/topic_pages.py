"""The topics: a map of all, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva import practice
from viva.content.objective import Objective
from viva.content.problem import Problem
from viva.content.topic import Section, Topic
from viva.practice import Item, Progress
from viva.recall.mastery import Mastery
from viva.web.cheatsheet import has_sheet
from viva.web.comparison_page import comparison_line
from viva.web.drill_page import drill_line
from viva.web.gym import Gym
from viva.web.item_lists import item_line
from viva.web.library_pages import question_line
from viva.web.lookup import topic_address
from viva.web.mastery_words import MARKS, chance
from viva.web.request import GymRequest
from viva.web.roadmap import Box, Spot
from viva.web.words import KINDS, LEVELS, PROGRESS, Words


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a learner is with a topic's problems."""

    solved: int
    tried: int
    total: int

    @property
    def tone(self) -> str:
        """ "good" when all are solved, "warn" when something was tried, "quiet" before."""
        if self.total and self.solved == self.total:
            return "good"
        return "warn" if self.tried or self.solved else "quiet"

    def __str__(self) -> str:
        return f"{self.solved} of {self.total} solved" if self.total else "no problems yet"


@dataclass(frozen=True, slots=True)
class Goal:
    """An objective as its topic's page shows it."""

    objective: Objective
    kind: str
    level: str
    problems: tuple[tuple[Problem, Words], ...]
    words: Words | None  # its state on the knowledge map, where it has one
    chance: str


@require_safe
def topics(request: GymRequest) -> HttpResponse:
    """The roadmap, and the same as a table."""
    gym, known = request.gym, practice.progress(request.learner)
    standings = {topic: _standing(gym, topic, known) for topic in gym.catalogue.topics}
    context = {
        "map": gym.roadmap,
        "spots": [_spot(box, standings[box.topic.id]) for box in gym.roadmap.boxes],
        "sections": [
            (section, [(topic, standings[topic.id]) for topic in group])
            for section, group in groupby(gym.catalogue.topics.values(), key=_section)
        ],
        "objectives": len(gym.catalogue.objectives),
        "topics": len(gym.catalogue.topics),
    }
    return render(request, "topics.html", context)


@require_safe
def topic(request: GymRequest, topic: str) -> HttpResponse:
    """What one topic teaches, what it needs, and what there is to practise."""
    gym = request.gym
    found = gym.catalogue.topics.get(topic)
    if found is None:
        raise Http404(f"There is no topic {topic}.")
    known, answered = practice.progress(request.learner), practice.answered(request.learner)
    catalogue = gym.catalogue.topics
    context = {
        "topic": found,
        "section": found.section,
        "standing": _standing(gym, topic, known),
        "needs": [
            (catalogue[need], _standing(gym, need, known))
            for need in found.prerequisites
            if need in catalogue
        ],
        "opens": [other for other in catalogue.values() if topic in other.prerequisites],
        "goals": _goals(request, found, known),
        "problems": [
            (problem, LEVELS[problem.level], PROGRESS[known.get(problem.id, Progress.NEW)])
            for problem in _problems(gym, topic)
        ],
        "lesson": gym.library.lessons.get(topic),
        "opened": topic in practice.lessons_opened(request.learner),
        "questions": [
            question_line(each, answered) for each in gym.library.questions.values() if each.topic == topic
        ],
        "derivations": _items(request.learner, topic, gym.library.derivations.values()),
        "exercises": _items(request.learner, topic, gym.library.exercises.values()),
        "drills": _drills(request, topic),
        "comparisons": _comparisons(request, topic),
        "cards": [card for card in gym.library.cards.values() if card.topic == topic],
        "has_sheet": has_sheet(gym.library, topic),
        "next": next((other for other in catalogue.values() if other.order == found.order + 1), None),
    }
    return render(request, "topic.html", context)


def _spot(box: Box, standing: Standing) -> Spot:
    return Spot(box, topic_address(box.topic.id), standing.tone, str(standing))


def _section(topic: Topic) -> Section:
    return topic.section


def _problems(gym: Gym, topic: str) -> list[Problem]:
    mine = [problem for problem in gym.problems.values() if problem.topic == topic]
    return sorted(mine, key=lambda problem: (problem.level, problem.minutes, problem.title))


def _items(learner: int, topic: str, items: Iterable[Item]) -> list[dict[str, object]]:
    """The derivations or the exercises of a topic, easiest first."""
    mine = sorted(
        (item for item in items if item.topic == topic),
        key=lambda item: (item.level, item.minutes, item.title),
    )
    known = practice.progress_in(learner, mine)
    return [item_line(each, known[each.id]) for each in mine]


def _comparisons(request: GymRequest, topic: str) -> list[dict[str, object]]:
    known = practice.compared_tables(request.learner)
    mine = [each for each in request.gym.library.comparisons.values() if each.topic == topic]
    return [comparison_line(each, known.get(each.id)) for each in mine]


def _drills(request: GymRequest, topic: str) -> list[dict[str, object]]:
    known = practice.drilled(request.learner)
    mine = [drill for drill in request.gym.library.drills.values() if drill.topic == topic]
    return [drill_line(each, known.get(each.id)) for each in mine]


def _standing(gym: Gym, topic: str, known: Mapping[str, Progress]) -> Standing:
    states = [
        known.get(problem.id, Progress.NEW) for problem in gym.problems.values() if problem.topic == topic
    ]
    return Standing(states.count(Progress.SOLVED), states.count(Progress.TRIED), len(states))


def _goals(request: GymRequest, topic: Topic, known: Mapping[str, Progress]) -> list[Goal]:
    gym = request.gym
    standing = practice.standing(request.learner, gym.shelf, now=gym.now())
    masteries = practice.knowledge_map(standing).objectives
    return [_goal(gym, each, known, masteries.get(each.id)) for each in topic.objectives]


def _goal(gym: Gym, objective: Objective, known: Mapping[str, Progress], mastery: Mastery | None) -> Goal:
    shown = [
        (problem, PROGRESS[known.get(problem.id, Progress.NEW)])
        for problem in gym.problems.values()
        if objective.id in problem.objectives
    ]
    return Goal(
        objective,
        KINDS[objective.kind],
        LEVELS[objective.level],
        tuple(shown),
        MARKS[practice.mark_of(mastery)] if mastery else None,
        _chance(mastery) if mastery else "",
    )


def _chance(mastery: Mastery) -> str:
    return chance(mastery) if mastery.tried else f"{chance(mastery)}, never tried"
