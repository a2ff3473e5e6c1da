"""Writes down what a learner recorded. The recording is read, and gone when its words are said."""

from __future__ import annotations

import re

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from viva.answers import SpeechError, WrongModel
from viva.answers.speech import MOST_BYTES, MOST_SECONDS
from viva.web.preferences import chosen
from viva.web.request import GymRequest

__all__ = ["ADDRESS", "MOST_BYTES", "MOST_SECONDS", "write_down"]

ADDRESS = "/speech/"


@require_POST
def write_down(request: GymRequest) -> HttpResponse:
    """The body is the recording; `?asked=` names the question. Answers `{"text": ...}` or `{"error": ...}`."""
    transcriber = request.gym.transcriber
    if transcriber is None or not chosen(request).record:
        return JsonResponse({"error": "Nothing is written down here: see Settings."}, status=404)
    asked = request.gym.library.questions.get(request.GET.get("asked", ""))
    try:
        text = transcriber.transcribe(request.read(), hint="" if asked is None else _spoken(asked.ask))
    except SpeechError as error:
        return JsonResponse({"error": str(error)}, status=422)
    except WrongModel as error:
        return JsonResponse({"error": str(error)}, status=500)
    return JsonResponse({"text": text})


def _spoken(text: str) -> str:
    """Without formulas: nobody says them as they are written."""
    return re.sub(r"\$[^$]*\$", "", text)
