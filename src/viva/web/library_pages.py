"""Reading matter by itself: questions and formula cards of all topics, and the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from viva import practice
from viva.content.question import Question
from viva.content.topic import Topic
from viva.web.request import GymRequest
from viva.web.words import ANSWERED, LEVELS, UNANSWERED


class Item(Protocol):
    @property
    def topic(self) -> str: ...


I = TypeVar("I", bound=Item)  # noqa: E741
QuestionLine = dict[str, object]


@require_safe
def questions(request: GymRequest) -> HttpResponse:
    """Every question, by topic."""
    gym = request.gym
    groups = by_topic(gym.catalogue.topics, gym.library.questions.values())
    known = practice.answered(request.learner)
    context = {
        "groups": [(topic, [question_line(each, known) for each in group]) for topic, group in groups],
        "total": len(gym.library.questions),
        "answered": sum(id in known for id in gym.library.questions),
    }
    return render(request, "questions.html", context)


def question_line(question: Question, known: frozenset[str]) -> QuestionLine:
    """A question in a list."""
    words = ANSWERED if question.id in known else UNANSWERED
    return {"question": question, "level": LEVELS[question.level], "words": words}


@require_safe
def formulas(request: GymRequest, topic: str = "") -> HttpResponse:
    """Formula cards of one topic or of all. `?open=yes` shows what they hide; of one topic, the cheatsheet does."""
    gym = request.gym
    if topic and topic not in gym.catalogue.topics:
        raise Http404(f"There is no topic {topic}.")
    is_open = request.GET.get("open") == "yes"
    if topic and is_open:
        return redirect("cheatsheet", topic)
    cards = [card for card in gym.library.cards.values() if topic in ("", card.topic)]
    context = {
        "groups": by_topic(gym.catalogue.topics, cards),
        "topic": gym.catalogue.topics.get(topic),
        "total": len(cards),
        "open": is_open,
    }
    return render(request, "formulas.html", context)


@require_safe
def glossary(request: GymRequest) -> HttpResponse:
    """The words that topics define, from A to Z."""
    gym = request.gym
    words = gym.library.words
    used: dict[str, list[Topic]] = {}
    for lesson in gym.library.lessons.values():
        for term in {words[name].name for name in lesson.linked if name in words}:
            used.setdefault(term, []).append(gym.catalogue.topics[lesson.topic])
    terms = sorted(gym.library.terms, key=lambda term: term.name.casefold())
    context = {"terms": [(term, gym.catalogue.topics[term.topic], used.get(term.name, [])) for term in terms]}
    return render(request, "glossary.html", context)


def by_topic(topics: Mapping[str, Topic], items: Iterable[I]) -> list[tuple[Topic, list[I]]]:
    """What each topic has, in the order of study; topics without any are left out."""
    groups: dict[str, list[I]] = {}
    for item in items:
        groups.setdefault(item.topic, []).append(item)
    return [(topic, groups[id]) for id, topic in topics.items() if id in groups]
