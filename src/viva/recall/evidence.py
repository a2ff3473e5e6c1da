"""What a learner has shown of a checklist: an item of it is ticked by what happened, never by a click."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from viva.content.checklist import Checklist, ChecklistItem
from viva.recall.chance import KNOWN
from viva.recall.shelf import ASKED_AS, Shelf, Thing

HELD = KNOWN  # from this chance of recall on, what was passed counts as remembered


class State(Enum):
    """How it stands with an item of a checklist, or with one of its objectives."""

    TICKED = "ticked"  # passed, and remembered
    FADED = "faded"  # it was passed; it is not remembered now, or failed since
    OPEN = "open"  # never passed
    CANNOT = "cannot"  # nothing of the pack asks it: no evidence is possible


@dataclass(frozen=True, slots=True)
class Trace:
    """What the reviews of one item amount to. passed: the last one above Again, if any. last: the last one at all.

    recall: the chance to recall it now.
    """

    passed: datetime | None
    last: datetime
    recall: float

    @property
    def failed_since(self) -> bool:
        return self.passed != self.last

    @property
    def held(self) -> bool:
        """A chance of recall alone is no evidence: it counts from what was read after a failure, too."""
        return not self.failed_since and self.recall >= HELD


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that was passed. at: when, the last time."""

    thing: Thing
    at: datetime
    trace: Trace


@dataclass(frozen=True, slots=True)
class Part:
    """One objective of an item. evidence: the best there is. prove: what to do next for it, unless it is ticked."""

    objective: str
    state: State
    evidence: Evidence | None = None
    prove: Thing | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An item of a checklist, with its objectives."""

    item: ChecklistItem
    state: State
    parts: tuple[Part, ...]

    @property
    def lacking(self) -> tuple[Part, ...]:
        """What could be shown, and is not; where one of several is enough, the nearest."""
        if self.state is State.TICKED:
            return ()
        parts = tuple(each for each in self.parts if each.prove is not None)
        if not self.item.any_of:
            return parts
        return tuple(sorted(parts, key=lambda each: each.state is not State.FADED))[:1]


@dataclass(frozen=True, slots=True)
class Proven:
    """A checklist, as far as there is evidence for it."""

    checklist: Checklist
    lines: tuple[Line, ...]

    @property
    def total(self) -> int:
        return len(self.lines)

    def count(self, state: State) -> int:
        return sum(line.state is state for line in self.lines)

    @property
    def ticked(self) -> int:
        return self.count(State.TICKED)

    @property
    def cannot(self) -> int:
        return self.count(State.CANNOT)


def showing(shelf: Shelf) -> dict[str, tuple[Thing, ...]]:
    """By objective, everything that shows it, whether or not it is its own."""
    found: dict[str, list[Thing]] = {}
    for thing in shelf.things.values():
        for objective in dict.fromkeys(thing.objectives):
            found.setdefault(objective, []).append(thing)
    return {objective: tuple(things) for objective, things in found.items()}


def proven(
    checklist: Checklist,
    shelf: Shelf,
    shows: Mapping[str, Sequence[Thing]],
    traces: Mapping[str, Trace],
) -> Proven:
    """shows: as `showing` says. traces: by key of an item; what was never reviewed has none."""
    lines = (_line(item, shelf, shows, traces) for item in checklist.items)
    return Proven(checklist, tuple(lines))


def _line(
    item: ChecklistItem, shelf: Shelf, shows: Mapping[str, Sequence[Thing]], traces: Mapping[str, Trace]
) -> Line:
    parts = tuple(part_of(each, shelf, shows.get(each, ()), traces) for each in item.objectives)
    return Line(item, _together([each.state for each in parts], any_of=item.any_of), parts)


def part_of(objective: str, shelf: Shelf, things: Sequence[Thing], traces: Mapping[str, Trace]) -> Part:
    """One objective. things: those that show it."""
    if not things:
        return Part(objective, State.CANNOT)
    evidence = max(_evidence(things, traces), key=_strength, default=None)
    if evidence is not None and evidence.trace.held:
        return Part(objective, State.TICKED, evidence)
    prove = min(things, key=lambda each: _reach(each, objective, shelf, traces))
    return Part(objective, State.OPEN if evidence is None else State.FADED, evidence, prove)


def _together(states: Sequence[State], *, any_of: bool) -> State:
    """The state of an item, from those of its objectives."""
    if any_of:
        best = (State.TICKED, State.FADED, State.OPEN)
        return next((state for state in best if state in states), State.CANNOT)
    worst = (State.CANNOT, State.OPEN, State.FADED)
    return next((state for state in worst if state in states), State.TICKED if states else State.CANNOT)


def _evidence(things: Sequence[Thing], traces: Mapping[str, Trace]) -> Iterator[Evidence]:
    for thing in things:
        trace = traces.get(thing.key)
        if trace is not None and trace.passed is not None:
            yield Evidence(thing, trace.passed, trace)


def _strength(evidence: Evidence) -> tuple[bool, datetime, str]:
    """What holds before what does not, and the latest first."""
    return evidence.trace.held, evidence.at, evidence.thing.key


def _reach(
    thing: Thing, objective: str, shelf: Shelf, traces: Mapping[str, Trace]
) -> tuple[bool, bool, bool, float, str]:
    """How far off a proof is: what was passed before, what asks it as interviews do, its own items, the shortest."""
    trace, known = traces.get(thing.key), shelf.catalogue.objectives.get(objective)
    passed = trace is not None and trace.passed is not None
    fits = known is not None and ASKED_AS[known.kind] is thing.form
    return not passed, not fits, thing.objectives[0] != objective, thing.attempt_minutes, thing.key
