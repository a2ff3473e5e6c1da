"""What a program did with one input, as far as it can be compared with another program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from viva.content.problem import Tolerance
from viva.content.verdict import Verdict
from viva.judge.compare import compare
from viva.judge.pool import Outcome, Reply


@dataclass(frozen=True, slots=True)
class Answer:
    """A returned value, or the class names of what was raised, innermost first."""

    value: Any = None
    errors: tuple[str, ...] = ()  # () when a value came back
    message: str = ""
    mutated: tuple[str, ...] = ()  # arguments changed in place
    view: Any = None  # the canonical view of the value, where the problem has one
    viewed: bool = False

    @property
    def returned(self) -> bool:
        return not self.errors

    @property
    def comparable(self) -> Any:
        return self.view if self.viewed else self.value


def answer_of(reply: Reply) -> Answer:
    if reply.outcome is Outcome.RETURNED:
        return Answer(value=reply.value, mutated=reply.mutated)
    names = reply.error.names if reply.error else ()
    if reply.outcome is not Outcome.RAISED:
        names = (reply.outcome.name,)
    return Answer(
        errors=names or ("Exception",),
        message=reply.error.message if reply.error else "",
        mutated=reply.mutated,
    )


def same(one: Answer, other: Answer, tolerance: Tolerance) -> bool:
    """Whether two programs cannot be told apart by this input."""
    if (
        bool(one.mutated) != bool(other.mutated)
        or one.returned != other.returned
        or one.viewed != other.viewed
    ):
        return False
    if not one.returned:
        return one.errors[0] == other.errors[0]
    return compare(one.comparable, other.comparable, tolerance).verdict is Verdict.ACCEPTED
