"""A wrong thing people really write, and what to tell them."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from viva.content.errors import Finding
from viva.content.parsing import parsed


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong program. What betrays it is its behaviour on the problem's cases."""

    id: str  # the file's name without .py
    wrong: str  # one line: what is wrong
    advice: str  # what the learner reads
    source: str


def read_mistake(name: str, source: str, where: str) -> tuple[Mistake | None, list[Finding]]:
    """The mistake in a program whose docstring says what is wrong, then what to tell the learner."""
    try:
        docstring = ast.get_docstring(parsed(source))
    except SyntaxError as error:
        return None, [
            Finding(
                f"{where}:{error.lineno}",
                f"this mistake is not Python: {error.msg}",
                "A mistake is a whole program that runs and answers wrongly.",
            )
        ]
    if not docstring:
        return None, [
            Finding(
                f"{where}:1",
                "this mistake has no docstring",
                "First line: what is wrong. Then a blank line and the advice for the learner.",
            )
        ]
    wrong, _, advice = docstring.partition("\n")
    if not advice.strip():
        return None, [
            Finding(
                f"{where}:1",
                "this mistake does not say what to tell the learner",
                "Add a paragraph under the first line of its docstring.",
            )
        ]
    return Mistake(name, wrong.strip(), advice.strip(), source), []
