"""The lesson of a topic, and its code at work."""

from __future__ import annotations

import json

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from viva import practice
from viva.content.figure import THEMES
from viva.content.lesson import Lesson, Part
from viva.web.editor import readable
from viva.web.lesson_html import anchor, drawings, lesson_html, targets
from viva.web.request import GymRequest

LONGEST = 20_000  # characters of an edited block


@require_safe
def lesson(request: GymRequest, topic: str) -> HttpResponse:
    """All six parts, with what to keep above and where to go on below."""
    gym, found = request.gym, _lesson(request, topic)
    practice.open_lesson(request.learner, found, at=gym.now())
    topics = gym.catalogue.topics
    lessons, words = gym.library.lessons, gym.library.words
    following = [each for each in topics.values() if each.order > topics[topic].order and each.id in lessons]
    context = {
        "topic": topics[topic],
        "lesson": found,
        "contents": [(part.value, anchor(part)) for part in Part],
        "html": lesson_html(found, targets(topics.values(), words), drawings(gym.library.figures.values())),
        "words": sorted({words[name] for name in found.linked if name in words}, key=lambda term: term.name),
        "backlinks": [topics[each.topic] for each in lessons.values() if topic in each.linked],
        "next": following[0] if following else None,
    }
    return render(request, "lesson.html", context)


@require_POST
def run(request: GymRequest, topic: str) -> HttpResponse:
    """`{"block": 2, "source": "..."}`: the blocks before it as they stand, then this text in its place."""
    found = _lesson(request, topic)
    try:
        asked = json.loads(request.body)
        block, source = int(asked["block"]), readable(str(asked["source"]))
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"error": 'Send {"block": 0, "source": "..."}.'}, status=400)
    if not 0 <= block < len(found.snippets) or len(source) > LONGEST:
        return JsonResponse({"error": "There is no such block, or the text is too long."}, status=400)
    blocks = [snippet.source for snippet in found.snippets[:block]] + [source]
    printed, error = request.gym.bench.run_blocks(found.runtime, blocks)
    return JsonResponse({"printed": printed, "error": error})


@require_safe
def figure(request: GymRequest, topic: str, name: str, theme: str) -> HttpResponse:
    """A drawing. Whoever made the pack made it, so it is shown where nothing in it can act."""
    found = request.gym.library.figures.get(f"{topic}/{name}")
    if found is None or theme not in THEMES or not found.drawing(theme).is_file():
        raise Http404(f"There is no figure {topic}/{name} for the theme {theme}.")
    response = HttpResponse(found.drawing(theme).read_bytes(), content_type="image/svg+xml")
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _lesson(request: GymRequest, topic: str) -> Lesson:
    found = request.gym.library.lessons.get(topic)
    if found is None:
        raise Http404(f"There is no lesson {topic}.")
    return found
