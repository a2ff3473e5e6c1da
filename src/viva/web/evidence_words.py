"""Evidence in words: what was passed, when, whether it is still remembered, what would prove it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from viva.content.objective import Area, Kind, Objective
from viva.recall.days import day_of
from viva.recall.evidence import Evidence, Line, Part, Proven, State
from viva.recall.review import ItemKind
from viva.recall.shelf import KINDS, Thing
from viva.web.things import place_of
from viva.web.words import Tone, Words

STATES = {
    State.TICKED: Words("✓", "Ticked", Tone.GOOD, "passed, and still remembered"),
    State.FADED: Words("◔", "Faded", Tone.WARN, "passed once, and not remembered well enough now"),
    State.OPEN: Words("○", "Open", Tone.QUIET, "not passed yet"),
    State.CANNOT: Words(
        "–", "No item", Tone.QUIET, "nothing in this pack asks it yet, so nothing can tick it"
    ),
}
PARTLY = Words(
    "–", "Not all asked", Tone.QUIET, "this pack asks only a part of it yet, so it cannot be ticked"
)
TO_READ = Words(
    "≡", "To read", Tone.QUIET, "how one prepares and behaves: no item shows it, so nothing ticks it"
)
NO_ITEM = "Nothing in this pack asks it yet."
ONLY_READ = "To be read, and tried with people: nothing in this pack can show it."
EVERY = (*STATES.values(), PARTLY, TO_READ)
NOTHING_YET = "Nothing passed yet."
VERBS = {
    ItemKind.DERIVATION: "derived",
    ItemKind.EXERCISE: "wrote down",
    ItemKind.QUESTION: "answered",
    ItemKind.CARD: "recalled",
    ItemKind.LESSON: "recalled",
}
LATELY = 14  # days that are counted; what is longer ago has a date


@dataclass(frozen=True, slots=True)
class Said:
    """Evidence as a sentence: verb, thing, when; then how well it is remembered."""

    verb: str
    thing: Thing
    place: str
    when: str
    memory: str


@dataclass(frozen=True, slots=True)
class ShownPart:
    """An objective. ask: its sentence. lack: why there is no evidence, where there is none."""

    ask: str
    words: Words
    said: Said | None
    lack: str
    prove: Thing | None
    place: str
    kind: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    text: str
    any_of: bool
    words: Words
    parts: tuple[ShownPart, ...]


@dataclass(frozen=True, slots=True)
class ShownList:
    """A checklist as its page shows it. groups: heading, or nothing, and what stands under it."""

    proven: Proven
    groups: tuple[tuple[str, tuple[ShownLine, ...]], ...]

    @property
    def to_read(self) -> int:
        """How many are conduct, and nothing else."""
        return sum(line.words is TO_READ for _, lines in self.groups for line in lines)

    @property
    def unasked(self) -> int:
        """How many wait for an item."""
        return self.proven.cannot - self.to_read


def shown(proven: Proven, objectives: Mapping[str, Objective], now: datetime) -> ShownList:
    """objectives: of the catalogue."""
    groups = groupby(proven.lines, key=lambda line: line.item.group)
    return ShownList(
        proven,
        tuple((group, tuple(_line(each, objectives, now) for each in lines)) for group, lines in groups),
    )


def when(at: datetime, now: datetime) -> str:
    """Such as "2 days ago" or "on 3 March"; days as people who study at night count them."""
    day, today = day_of(at), day_of(now)
    days = (today - day).days
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    if days <= LATELY:
        return f"{days} days ago"
    return f"on {day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def said(evidence: Evidence, now: datetime) -> Said:
    """What happened, and what is left of it."""
    trace, thing = evidence.trace, evidence.thing
    failed = f"not recalled {when(trace.last, now)}"
    memory = failed if trace.failed_since else f"recall now {100 * trace.recall:.0f} %"
    verb = VERBS.get(thing.item.kind, "passed")
    return Said(verb, thing, place_of(thing), when(evidence.at, now), memory)


def _line(line: Line, objectives: Mapping[str, Objective], now: datetime) -> ShownLine:
    return ShownLine(
        line.item.text,
        line.item.any_of,
        _words(line, objectives),
        tuple(_part(each, objectives, now) for each in line.parts),
    )


def _words(line: Line, objectives: Mapping[str, Objective]) -> Words:
    if line.state is not State.CANNOT:
        return STATES[line.state]
    if line.parts and all(_conduct(each, objectives) for each in line.parts):
        return TO_READ
    return PARTLY if any(each.state is not State.CANNOT for each in line.parts) else STATES[State.CANNOT]


def _part(part: Part, objectives: Mapping[str, Objective], now: datetime) -> ShownPart:
    known, conduct = objectives.get(part.objective), _conduct(part, objectives)
    lacks = {State.CANNOT: ONLY_READ if conduct else NO_ITEM, State.OPEN: NOTHING_YET}
    return ShownPart(
        known.ask if known else part.objective,
        TO_READ if conduct else STATES[part.state],
        said(part.evidence, now) if part.evidence else None,
        lacks.get(part.state, ""),
        part.prove,
        place_of(part.prove) if part.prove else "",
        KINDS[part.prove.item.kind] if part.prove else "",
    )


def _conduct(part: Part, objectives: Mapping[str, Objective]) -> bool:
    """Whether it is about how one behaves in the room, and nothing asks it."""
    known = objectives.get(part.objective)
    if part.state is not State.CANNOT or known is None:
        return False
    return known.kind is Kind.PRACTICE and known.area is Area.INTERVIEW_CRAFT
