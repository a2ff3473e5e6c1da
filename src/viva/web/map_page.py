"""The knowledge map: the topics with what is known of each, and what to do about it next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva import practice
from viva.content.topic import Section, Topic
from viva.practice import KnowledgeMap, Mark, Standing
from viva.recall.frontier import Fading, Gate
from viva.recall.planner import Reason, Why
from viva.recall.shelf import Shelf
from viva.web.mastery_words import MARKS, ShownRegion, bar, shown_region
from viva.web.objectives_page import Offer, objectives_address, offer, place_of_objective
from viva.web.request import GymRequest
from viva.web.roadmap import Box, Spot
from viva.web.today_page import day_words

TONES = {Mark.KNOWN: "good", Mark.FADING: "fading"}  # of boxes
MOST = 5  # lines of each list of what is next


@dataclass(frozen=True, slots=True)
class Step:
    """An objective in one of the lists. address: its place among all objectives."""

    ask: str
    address: str
    topic: str
    reasons: tuple[str, ...]
    offer: Offer | None


@require_safe
def knowledge_map(request: GymRequest) -> HttpResponse:
    """The drawing, three short lists of what is next, and the drawing as a table."""
    gym, learner = request.gym, request.learner
    standing = practice.standing(learner, gym.shelf, now=gym.now())
    found, answers = practice.knowledge_map(standing), practice.placement_answers(learner)
    regions = {id: shown_region(region) for id, region in found.topics.items()}
    context = {
        "map": gym.roadmap,
        "spots": [_spot(box, regions[box.topic.id]) for box in gym.roadmap.boxes if box.topic.id in regions],
        "sections": [
            (section, [(topic, objectives_address(topic=topic.id), regions[topic.id]) for topic in group])
            for section, group in groupby(_drawn(gym.shelf, found), key=_section)
        ],
        "counts": [(words, found.marked(mark), objectives_address(mark)) for mark, words in MARKS.items()],
        "heard": any(region.heard for region in found.topics.values()),
        "known": round(found.known),
        "total": len(found.objectives),
        "sources": _sources(standing.reviewed, answers),
        "date": day_words(standing.horizon),
        "ready": [_gate(gym.shelf, found, each, "opens") for each in found.ready[:MOST]],
        "fading": [_fading(gym.shelf, found, each, standing) for each in found.fading[:MOST]],
        "blocking": [_gate(gym.shelf, found, each, "in the way of") for each in found.blocking[:MOST]],
        "all_ready": _rest(Mark.READY, len(found.ready)),
        "all_fading": _rest(Mark.FADING, len(found.fading)),
        "placed": answers if "placed" in request.GET else 0,
        "offered": practice.placement_offered(learner, standing),
    }
    return render(request, "map.html", context)


def _sources(reviewed: bool, answers: int) -> str:
    """What a map was made of."""
    return " and ".join(name for name, count in (("reviews", reviewed), ("answers", answers)) if count)


def _spot(box: Box, shown: ShownRegion) -> Spot:
    return Spot(
        box,
        objectives_address(topic=box.topic.id),
        TONES.get(shown.region.mark, "quiet"),
        f"{shown.words.sign} {shown.chance}",
        bar(box, shown.region),
    )


def _drawn(shelf: Shelf, found: KnowledgeMap) -> list[Topic]:
    return [topic for topic in shelf.catalogue.topics.values() if topic.id in found.topics]


def _section(topic: Topic) -> Section:
    return topic.section


def _rest(mark: Mark, count: int) -> Mapping[str, object] | None:
    """Where the whole list is, if it is longer than what is shown."""
    return {"count": count, "address": objectives_address(mark)} if count > MOST else None


def _gate(shelf: Shelf, found: KnowledgeMap, gate: Gate, verb: str) -> Step:
    """verb: what it does to the objectives that stand on it."""
    things = "objective" if gate.opens == 1 else "objectives"
    opens = (f"{verb} {gate.opens} {things}",) if gate.opens else ()
    worth = (f"{100 * gate.worth:.1f} % of the marks hang on it",) if gate.worth >= 0.0005 else ()
    return _step(shelf, found, str(gate.objective), opens + worth)


def _fading(shelf: Shelf, found: KnowledgeMap, fading: Fading, standing: Standing) -> Step:
    fades = practice.in_words(Reason(Why.FADES, chance=fading.on_date, day=standing.horizon.toordinal()))
    return _step(shelf, found, str(fading.objective), (f"{100 * fading.now:.0f} % now", fades))


def _step(shelf: Shelf, found: KnowledgeMap, id: str, reasons: tuple[str, ...]) -> Step:
    objective = shelf.catalogue.objectives[id]
    topic = shelf.catalogue.topics[objective.topic]
    return Step(objective.ask, place_of_objective(objective), topic.title, reasons, offer(found.best.get(id)))
