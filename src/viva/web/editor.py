"""What stands in the editor and in the field for own inputs."""

from __future__ import annotations

import ast
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import JsonResponse

from viva.content.parsing import parsed
from viva.judge.examiner import Example
from viva.practice import STATED
from viva.web.request import GymRequest

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Posted:
    """What a learner sent."""

    source: str
    inputs: str
    confidence: float | None
    paused: float  # seconds that the learner's clock stood


def posted(request: GymRequest) -> Posted:
    fields = request.POST
    stated = {str(each): each for each in STATED}.get(fields.get("confidence", ""))
    source, inputs = readable(fields.get("source", "")), readable(fields.get("inputs", ""))
    return Posted(source, inputs, stated, _seconds(fields.get("paused", "")))


class NoSource(ValueError):
    """A body is not `{"source": "..."}`."""


def source_of(request: GymRequest) -> str:
    """The text that a script sends to be kept. Raises NoSource."""
    try:
        text = json.loads(request.body)["source"]
    except (ValueError, KeyError, TypeError) as error:
        raise NoSource from error
    if not isinstance(text, str):
        raise NoSource
    return readable(text)


def no_source() -> JsonResponse:
    """What is answered to another body."""
    return JsonResponse({"error": 'Send {"source": "..."}.'}, status=400)


def _seconds(text: str) -> float:
    """A time as a form sends it; 0 for what is none."""
    try:
        seconds = float(text)
    except ValueError:
        return 0.0
    return seconds if math.isfinite(seconds) and seconds > 0 else 0.0


def readable(text: str) -> str:
    """Text as a database can keep it: forms send CR LF, PostgreSQL refuses NUL, JSON may hold half a character."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").replace("\0", REPLACEMENT)


def first_inputs(examples: Sequence[Example]) -> str:
    """The first example whose inputs can be typed, as assignments."""
    typed = (_assignments(example) for example in examples)
    return next((text for text in typed if text), "")


def _assignments(example: Example) -> str:
    lines = []
    for name, shown in example.inputs:
        if shown.clipped or not _is_literal(shown.text):
            return ""
        lines.append(f"{name} = {shown.text}")
    return "\n".join(lines)


def _is_literal(text: str) -> bool:
    try:
        (statement,) = parsed(text).body
        ast.literal_eval(statement.value if isinstance(statement, ast.Expr) else statement)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return False
    return True
