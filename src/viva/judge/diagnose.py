"""Which known mistake behaves like this submission?

Behaviour is all the judge sees, so behaviour is all it claims: "behaves like", never "you did".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from viva.content.mistake import Mistake
from viva.content.problem import Tolerance
from viva.judge.answer import Answer, same
from viva.judge.judgement import Diagnosis


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a program did, case by case: its answers, which of them are right, and how the run ended.

    `answers` may be shorter than `kinds`: the program was stopped. `broken`: where no case is wrong, each law that
    does not hold and the first case that breaks it.
    """

    answers: tuple[Answer, ...]
    right: tuple[bool, ...]
    ending: str
    broken: tuple[tuple[str, str], ...] = ()

    @property
    def failing(self) -> tuple[int, ...]:
        return tuple(i for i, right in enumerate(self.right) if not right)


@dataclass(frozen=True, slots=True)
class Known:
    """A mistake and how it behaves."""

    mistake: Mistake
    behaviour: Behaviour


def diagnose(
    mine: Behaviour, known: Sequence[Known], kinds: Sequence[str], tolerance: Tolerance
) -> tuple[Diagnosis | None, str]:
    """The mistake that behaves exactly like the submission on every case, and otherwise an honest near miss.

    kinds: "case", "edge" or "stability" per case. On stability cases wrong numbers are rounding noise that
    differs between two spellings of one mistake. So where other failing cases agree, it is enough there that
    both return something wrong or raise the same; a mistake that agrees to the digit goes before.
    """
    if not mine.failing and not mine.broken and mine.ending == "FINISHED":
        return None, ""
    tolerance = Tolerance(rtol=max(tolerance.rtol, 1e-7), atol=tolerance.atol)
    exact = [k for k in known if _agree(mine, k.behaviour, tolerance, ())]
    found = exact or [k for k in known if _agree(mine, k.behaviour, tolerance, _noisy(mine, kinds))]
    if found:
        first = found[0].mistake
        return Diagnosis(
            tuple(k.mistake.id for k in found), first.wrong, _advice(found), len(mine.failing)
        ), ""
    return None, _near_miss(mine, known, tolerance)


def _noisy(mine: Behaviour, kinds: Sequence[str]) -> tuple[int, ...]:
    """The stability cases, if the submission fails others too; otherwise they are all there is to compare."""
    if all(kinds[i] == "stability" for i in mine.failing):
        return ()
    return tuple(i for i, kind in enumerate(kinds) if kind == "stability")


def _agree(mine: Behaviour, other: Behaviour, tolerance: Tolerance, noisy: tuple[int, ...]) -> bool:
    return (
        mine.ending == other.ending
        and mine.broken == other.broken
        and mine.right == other.right
        and len(mine.answers) == len(other.answers)
        and all(_alike(i, mine, other, tolerance, noisy) for i in range(len(mine.answers)))
    )


def _alike(
    i: int, mine: Behaviour, other: Behaviour, tolerance: Tolerance, noisy: tuple[int, ...] = ()
) -> bool:
    if mine.right[i] and other.right[i]:
        return True
    if mine.right[i] != other.right[i]:
        return False
    ours, theirs = mine.answers[i], other.answers[i]
    return (i in noisy and ours.errors[:1] == theirs.errors[:1]) or same(ours, theirs, tolerance)


def _advice(found: Sequence[Known]) -> str:
    if len(found) == 1:
        return found[0].mistake.advice
    ways = "\n\n".join(f"{k.mistake.wrong}\n{k.mistake.advice}" for k in found)
    return f"These cannot be told apart by the cases. It behaves like any of them:\n\n{ways}"


def _near_miss(mine: Behaviour, known: Sequence[Known], tolerance: Tolerance) -> str:
    """A mistake that agrees on at least three quarters of three or more failing cases, if only one does."""
    failing = [i for i in mine.failing if i < len(mine.answers)]
    if len(failing) < 3:
        return ""
    close = []
    for k in known:
        reached = min(len(mine.answers), len(k.behaviour.answers))
        agree = sum(_alike(i, mine, k.behaviour, tolerance) for i in failing if i < reached)
        if 4 * agree >= 3 * len(failing):
            close.append((agree, k.mistake.wrong))
    if len(close) != 1:
        return ""
    agree, wrong = close[0]
    if agree == len(failing):
        return (
            f"On all {agree} failing cases it behaves like a known mistake; elsewhere the two differ: {wrong}"
        )
    return f"On {agree} of {len(failing)} failing cases it behaves like a known mistake, not on the others: {wrong}"
