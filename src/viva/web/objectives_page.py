"""Every objective with its mastery: which ones to show, on which page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from viva import practice
from viva.content.objective import Objective
from viva.practice import KnowledgeMap, Mark
from viva.recall.shelf import KINDS, Shelf, Thing
from viva.web.mastery_words import MARKS, chance
from viva.web.request import GymRequest
from viva.web.things import place_of
from viva.web.words import LEVELS, Words

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class ObjectiveFilters:
    """What was asked for; anything that is not a choice counts as not asked."""

    topic: str = ""
    mark: Mark | None = None

    @staticmethod
    def read(query: Mapping[str, str]) -> ObjectiveFilters:
        marks = {mark.value: mark for mark in Mark}
        return ObjectiveFilters(query.get("topic", ""), marks.get(query.get("state", "")))

    @property
    def any(self) -> bool:
        return self != ObjectiveFilters()

    def admit(self, objective: Objective, mark: Mark) -> bool:
        return self.topic in ("", objective.topic) and self.mark in (None, mark)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to practise, as a link."""

    title: str
    address: str
    kind: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Row:
    """An objective in the table. needs: what blocks it, with the place of each."""

    objective: Objective
    topic: str
    level: str
    words: Words
    chance: str
    tried: bool
    needs: tuple[tuple[str, str], ...]
    offer: Offer | None


@require_safe
def objectives(request: GymRequest) -> HttpResponse:
    """All objectives, or those that the filters in the address admit, a hundred at a time."""
    gym, filters = request.gym, ObjectiveFilters.read(request.GET)
    found = practice.knowledge_map(practice.standing(request.learner, gym.shelf, now=gym.now()))
    admitted = [
        each
        for id, each in gym.shelf.catalogue.objectives.items()
        if filters.admit(each, practice.mark_of(found.objectives[id]))
    ]
    pages = max(1, -(-len(admitted) // ON_A_PAGE))
    page = min(_number(request.GET.get("page", "")), pages)
    context = {
        "filters": filters,
        "topic": gym.shelf.catalogue.topics.get(filters.topic),
        "rows": [
            _row(gym.shelf, found, each) for each in admitted[ON_A_PAGE * (page - 1) : ON_A_PAGE * page]
        ],
        "count": len(admitted),
        "total": len(found.objectives),
        "first": ON_A_PAGE * (page - 1) + 1,
        "page": page,
        "pages": [
            (n, objectives_address(filters.mark, topic=filters.topic, page=n)) for n in range(1, pages + 1)
        ],
        "topics": gym.shelf.catalogue.topics.values(),
        "marks": [(mark.value, words) for mark, words in MARKS.items()],
    }
    return render(request, "objectives.html", context)


def objectives_address(mark: Mark | None = None, *, topic: str = "", page: int = 1) -> str:
    """Where those of a topic and with a mark are listed."""
    asked = {"topic": topic, "state": mark.value if mark else "", "page": page if page > 1 else ""}
    query = urlencode({key: value for key, value in asked.items() if value})
    return f"{_list()}?{query}" if query else _list()


def place_of_objective(objective: Objective) -> str:
    """Its place in the list of its topic, which is shorter than a page."""
    return f"{objectives_address(topic=objective.topic)}#{objective.id}"


def offer(thing: Thing | None) -> Offer | None:
    """Nothing, where nothing can be practised."""
    if thing is None:
        return None
    return Offer(thing.title, place_of(thing), KINDS[thing.item.kind], max(round(thing.minutes), 1))


def in_short(objective: Objective) -> str:
    """Its id in words, such as "expectation variance"."""
    return objective.id.partition(".")[2].replace("-", " ")


@cache
def _list() -> str:
    return reverse("objectives")


def _number(text: str) -> int:
    """The number of a page, from 1; what is no number is the first."""
    return max(int(text), 1) if text.isdecimal() and len(text) < 6 else 1


def _row(shelf: Shelf, found: KnowledgeMap, objective: Objective) -> Row:
    mastery, catalogue = found.objectives[objective.id], shelf.catalogue
    needs = [catalogue.objectives[str(id)] for id in mastery.blockers]
    return Row(
        objective=objective,
        topic=catalogue.topics[objective.topic].title,
        level=LEVELS[objective.level],
        words=MARKS[practice.mark_of(mastery)],
        chance=chance(mastery),
        tried=mastery.tried,
        needs=tuple((in_short(need), place_of_objective(need)) for need in needs),
        offer=offer(found.best.get(objective.id)),
    )
