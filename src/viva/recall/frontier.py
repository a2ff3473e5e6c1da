"""Where the knowledge map ends: what can be learnt next, what is in the way of most, what is being lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viva.recall import chance
from viva.recall.mastery import Map, blocked
from viva.recall.syllabus import Flags, Id, Syllabus


@dataclass(frozen=True, slots=True)
class Gate:
    """An objective that is not known, and what is behind it."""

    objective: Id
    worth: float  # share of the interview: its own, and what is lost without it on what stands on it
    opens: int  # objectives that stand on it, at most three edges away, and are not known either


@dataclass(frozen=True, slots=True)
class Fading:
    """Chances that an objective can be shown, if nothing more is practised."""

    objective: Id
    now: float
    on_date: float


def ready_next(syllabus: Syllabus, here: Map) -> tuple[Gate, ...]:
    """What is ready to be learnt: what is worth most first."""
    ready = here.lacking & ~here.fading & ~blocked(syllabus, here)
    return tuple(sorted(_gates(syllabus, here, ready), key=lambda gate: -gate.worth))


def blocking(syllabus: Syllabus, here: Map) -> tuple[Gate, ...]:
    """What is in the way of others: of most first."""
    gates = [gate for gate in _gates(syllabus, here, here.lacking) if gate.opens]
    return tuple(sorted(gates, key=lambda gate: (-gate.opens, -gate.worth)))


def _gates(syllabus: Syllabus, here: Map, chosen: Flags) -> list[Gate]:
    grounds, worth = syllabus.grounds, chance.worth(syllabus)
    opens = np.bincount(grounds.end[here.lacking[grounds.start]], minlength=len(worth))
    return [
        Gate(syllabus.nodes[n].id, float(worth[n]), int(opens[n])) for n in np.flatnonzero(chosen).tolist()
    ]


def fading(syllabus: Syllabus, here: Map) -> tuple[Fading, ...]:
    """What fades: what loses most until the date first."""
    found = [
        Fading(syllabus.nodes[n].id, float(here.mean[n]), float(here.later[n]))
        for n in np.flatnonzero(here.fading).tolist()
    ]
    return tuple(sorted(found, key=lambda each: each.on_date - each.now))
