"""`viva compare --batch`: JSON lines in, JSON lines out, in order."""

from __future__ import annotations

import json
from typing import Any, TextIO

from viva.answers import Encoder, NotARubric, compare, compared_view, read_line
from viva.answers.machine import INTERFACE
from viva.cli.exits import Exit

_LONGEST = 1_000_000  # characters of a line; the largest rubric and answer are well below


def batch(lines: TextIO, out: TextIO, *, encoder: Encoder | None) -> int:
    """Compares each line. Exit code 0 if every line could be read, whatever the labels."""
    fine = True
    for line in lines:
        if line.strip():
            said = _line(line, encoder)
            fine &= "error" not in said
            print(json.dumps(said), file=out, flush=True)
    return Exit.DONE if fine else Exit.USAGE


def _line(line: str, encoder: Encoder | None) -> dict[str, Any]:
    try:
        rubric, answer = read_line(_parsed(line))
    except NotARubric as error:
        return {"interface": INTERFACE, "error": str(error)}
    return compared_view(compare(rubric, answer, encoder=encoder))


def _parsed(line: str) -> Any:
    """Raises NotARubric."""
    if len(line) > _LONGEST:
        raise NotARubric(f"the line has {len(line)} characters; {_LONGEST} are the most")
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotARubric(f"the line is not JSON: {error}") from error
