"""The lists of derivations and of formula exercises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva import practice
from viva.content.derivation import Derivation
from viva.practice import Item, Progress
from viva.web.derivation_page import DERIVATION, EXERCISE
from viva.web.library_pages import by_topic
from viva.web.request import GymRequest
from viva.web.words import LEVELS, PROGRESS, Words

DONE = Words("✓", "Done", PROGRESS[Progress.SOLVED].tone)
STATES = PROGRESS | {Progress.SOLVED: DONE}
TITLES = {DERIVATION: ("Derivations", "derivation"), EXERCISE: ("Formula exercises", "exercise")}


@dataclass(frozen=True, slots=True)
class ItemFilters:
    """What was asked for; anything that is not a choice counts as not asked."""

    text: str = ""
    topic: str = ""
    level: int | None = None
    state: Progress | None = None

    @staticmethod
    def read(query: Mapping[str, str]) -> ItemFilters:
        level = query.get("level", "")
        states = {state.value: state for state in Progress}
        return ItemFilters(
            text=query.get("q", "").strip()[:100],
            topic=query.get("topic", ""),
            level=int(level) if level in map(str, LEVELS) else None,
            state=states.get(query.get("state", "")),
        )

    @property
    def any(self) -> bool:
        return self != ItemFilters()

    def admit(self, item: Item, topic_title: str, state: Progress) -> bool:
        words = " ".join((item.title, item.id, topic_title, *item.objectives)).casefold()
        return (
            self.topic in ("", item.topic)
            and self.level in (None, item.level)
            and self.state in (None, state)
            and all(word in words for word in self.text.casefold().split())
        )


@require_safe
def items(request: GymRequest, kind: str) -> HttpResponse:
    """Every derivation, or every exercise, by topic; or those that the filters in the address admit."""
    gym, filters = request.gym, ItemFilters.read(request.GET)
    library: Mapping[str, Item] = gym.library.derivations if kind == DERIVATION else gym.library.exercises
    known = practice.progress_in(request.learner, library.values())
    topics = gym.catalogue.topics
    admitted = [
        item
        for item in sorted(library.values(), key=lambda each: (each.level, each.minutes, each.title))
        if filters.admit(item, topics[item.topic].title, known[item.id])
    ]
    title, word = TITLES[kind]
    context = {
        "kind": kind,
        "title": title,
        "word": word,
        "filters": filters,
        "groups": [
            (topic, [item_line(each, known[each.id]) for each in group])
            for topic, group in by_topic(topics, admitted)
        ],
        "count": len(admitted),
        "total": len(library),
        "done": sum(state is Progress.SOLVED for state in known.values()),
        "topics": [(topic.id, topic.title) for topic, _ in by_topic(topics, library.values())],
        "levels": LEVELS.items(),
        "states": [(state.value, words.headline) for state, words in STATES.items()],
    }
    return render(request, "items.html", context)


def item_line(item: Item, state: Progress) -> dict[str, object]:
    """A derivation or an exercise in a list."""
    kind = DERIVATION if isinstance(item, Derivation) else EXERCISE
    return {"item": item, "kind": kind, "level": LEVELS[item.level], "words": STATES[state]}
