"""Drills: a question with a number for its answer, what the number was worth, another one."""

from __future__ import annotations

import logging
import random

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from viva import practice
from viva.content.drill import SEEDS, Drill
from viva.content.drilling import Asked
from viva.judge.typed import NumberError, answer_text, compare, number_text, read_number, tolerance_text
from viva.practice import Score
from viva.store.entries import DrillAnswer
from viva.web.bench import DEFECTS
from viva.web.editor import posted, readable
from viva.web.library_pages import by_topic
from viva.web.lookup import address, see
from viva.web.refusals import refused
from viva.web.request import GymRequest
from viva.web.words import LEVELS, Tone, Words

log = logging.getLogger("viva.web")
LONGEST = 200  # characters that are read of what was typed
NEW = Words("○", "New", Tone.QUIET)
RIGHT = Words("✓", "Right", Tone.GOOD)
WRONG = Words("✗", "Not right", Tone.BAD)
UNKNOWN = Words("?", "Not known yet", Tone.WARN)


@require_safe
def drills(request: GymRequest) -> HttpResponse:
    """Every drill, by topic."""
    gym, known = request.gym, practice.drilled(request.learner)
    context = {
        "groups": [
            (topic, [drill_line(each, known.get(each.id)) for each in group])
            for topic, group in by_topic(gym.catalogue.topics, gym.library.drills.values())
        ],
        "total": len(gym.library.drills),
        "questions": len(SEEDS),
        "given": sum(score.total for score in known.values()),
        "right": sum(score.right for score in known.values()),
    }
    return render(request, "drills.html", context)


def drill_line(drill: Drill, score: Score | None) -> dict[str, object]:
    """A drill in a list."""
    return {"drill": drill, "level": LEVELS[drill.level], "words": score_words(score)}


def score_words(score: Score | None) -> Words:
    """How often it went well."""
    if score is None:
        return NEW
    said = f"{score.right}/{score.total} right"
    return Words("✓", said, Tone.GOOD) if score.right == score.total else Words("◐", said, Tone.WARN)


@require_http_methods(["GET", "HEAD", "POST"])
def drill(request: GymRequest, topic: str, name: str) -> HttpResponse:
    """The question under way, with a field for the number; posted to by its own form."""
    found = _drill(request, topic, name)
    try:
        return _answered(request, found) if request.method == "POST" else _asked(request, found)
    except DEFECTS as error:
        return _unmade(request, found, error)


@require_safe
def answer(request: GymRequest, topic: str, name: str, number: int) -> HttpResponse:
    """What a number was worth, with the worked solution."""
    found = _drill(request, topic, name)
    given = practice.drill_answer(request.learner, found, number)
    if given is None:
        raise Http404(f"There is no answer {number}.")
    changed = given.digest != found.digest
    try:
        asked = None if changed else request.gym.bench.make_question(found, given.seed)
    except DEFECTS as error:
        return _unmade(request, found, error)
    context = {
        "drill": found,
        "topic": request.gym.catalogue.topics[found.topic],
        "given": given,
        "words": _words(given),
        "asked": asked,
        "said": _comparison(asked, given) if asked else "",
        "exact": answer_text(asked) if asked else number_text(given.answer),
    }
    return render(request, "drill_answer.html", context)


def _asked(request: GymRequest, found: Drill, refusal: str = "", typed: str = "") -> HttpResponse:
    """refusal: why what was typed is no number."""
    now = request.gym.now()
    begun = practice.begin_drill(request.learner, found, at=now, seed_of=random.choice)
    asked = request.gym.bench.make_question(found, begun.seed)
    given = practice.drill_answers(request.learner, found)
    context = {
        "drill": found,
        "topic": request.gym.catalogue.topics[found.topic],
        "level": LEVELS[found.level],
        "asked": asked,
        "tolerance": tolerance_text(asked),
        "begun": begun,
        "seconds": round(max(0.0, (now - begun.at).total_seconds())),
        "refusal": refusal,
        "typed": typed,
        "given": [(number, each, _words(each)) for number, each in given.items()],
    }
    return render(request, "drill.html", context)


def _answered(request: GymRequest, found: Drill) -> HttpResponse:
    typed, seed = readable(request.POST.get("number", ""))[:LONGEST], _seed(request)
    try:
        number = practice.answer_drill(
            request.learner,
            found,
            seed,
            typed,
            at=request.gym.now(),
            generate=request.gym.bench.make_question,
            paused=posted(request).paused,
        )
    except NumberError as error:
        return _asked(request, found, str(error), typed)
    except practice.NotAsked:
        return see(_latest(request, found, seed))
    return see(address("drill-answer", found, number))


def _seed(request: GymRequest) -> int:
    text = request.POST.get("seed", "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def _latest(request: GymRequest, found: Drill, seed: int) -> str:
    """Where a form leads that was sent twice: to its answer, or else to the question under way."""
    for number, given in practice.drill_answers(request.learner, found).items():
        if given.seed == seed:
            return address("drill-answer", found, number)
    return address("drill", found)


def _words(given: DrillAnswer) -> Words:
    if not given.text:
        return UNKNOWN
    return RIGHT if given.right else WRONG


def _comparison(asked: Asked, given: DrillAnswer) -> str:
    """How far off it was. Kept answers were numbers when they came; what counts as one may have changed since."""
    try:
        return compare(asked, read_number(given.text, asked.unit)).words if given.text else ""
    except NumberError:
        return ""


def _unmade(request: GymRequest, found: Drill, error: Exception) -> HttpResponse:
    log.error("%s makes no question", found.id, exc_info=error)
    return refused(
        request,
        status=503,
        title="No question",
        message="This drill makes no question: its program does not run here.",
        advice="The terminal in which Viva runs says why; viva doctor looks at the sandbox.",
    )


def _drill(request: GymRequest, topic: str, name: str) -> Drill:
    found = request.gym.library.drills.get(f"{topic}/{name}")
    if found is None:
        raise Http404(f"There is no drill {topic}/{name}.")
    return found
