"""Derives line by line and writes formulas down: judged, kept, hinted at, solved.

A derivation and a formula exercise are the same to a learner's history; what is said of either here is said of both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from viva.content.course import Course
from viva.content.derivation import Derivation, Exercise
from viva.derive.verdicts import Report
from viva.practice.history import Progress
from viva.practice.past import settle
from viva.practice.solution import Gate, gate_of, seen_since_begun
from viva.store import journal
from viva.store.entries import Attempt, Draft, Face, HintTaken, Opening, SolutionSeen

Item = Derivation | Exercise
Judge = Callable[[Item, Sequence[str]], Report]

MOST_LINES = 60
LONGEST_LINE = 4_000  # characters


class NotJudged(ValueError):
    """Nothing to judge, or more lines, or longer ones, than are judged. The message says which, to the learner."""


class HintKind(Enum):
    """What a hint shows of a milestone."""

    IDEA = "idea"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Nudge:
    """What was taken of the hints for one milestone. place: of its model line, from 0; latex: nothing until taken."""

    place: int
    idea: str
    latex: str


def open_item(learner: int, item: Item, *, at: datetime) -> Opening:
    """The latest beginning; the first visit begins it."""
    begun = journal.last_opening(learner, key(item))
    if begun is not None:
        return begun
    opening = Opening(key(item), at)
    journal.append_opening(learner, opening)
    return opening


def begin_again(learner: int, item: Item, *, at: datetime) -> Opening:
    """Once more from memory: no lines, a new clock."""
    opening = Opening(key(item), at, from_memory=True)
    journal.append_opening(learner, opening)
    journal.forget_draft(learner, key(item))
    settle(learner, item, now=at)
    return opening


def judge_lines(
    learner: int,
    item: Item,
    lines: Sequence[str],
    *,
    at: datetime,
    judge: Judge,
    paused: float = 0.0,
    face: Face = Face.WEB,
) -> tuple[int, Attempt]:
    """Judge lines and keep them with what was said; returns the attempt and its number.

    paused: seconds that the learner's clock stood.
    Raises NotJudged. Lines with nothing in them are left out; a formula is one line.
    """
    wanted = bounded([" ".join(lines)] if isinstance(item, Exercise) else lines)
    opening = open_item(learner, item, at=at)
    seconds = max(0.0, (at - opening.at).total_seconds() - paused)
    attempt = Attempt(key(item), item.digest, wanted, judge(item, wanted), at, seconds, face)
    number = journal.append_attempt(learner, attempt)
    settle(learner, item, now=at)
    return number, attempt


def bounded(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that say something. Raises NotJudged."""
    found = tuple(text for line in lines if (text := " ".join(line.split())))
    if not found:
        raise NotJudged("There is nothing to check yet. Write a line first.")
    if len(found) > MOST_LINES:
        raise NotJudged(f"These are {len(found)} lines; {MOST_LINES} are judged at most.")
    longest = max(map(len, found), default=0)
    if longest > LONGEST_LINE:
        raise NotJudged(f"A line has {longest} characters; {LONGEST_LINE} are judged at most.")
    return found


def attempts(learner: int, item: Item, *, most: int = 100) -> Mapping[int, Attempt]:
    """What was judged last, by number, newest first."""
    return journal.attempts(learner, key(item), most=most)


def latest_attempt(learner: int, item: Item) -> Attempt | None:
    """What was judged last since the latest beginning; None where nothing was, or where the item has changed since."""
    begun = journal.last_opening(learner, key(item))
    last = next(iter(journal.attempts(learner, key(item), most=1).values()), None)
    if last is None or last.digest != item.digest or (begun and last.at < begun.at):
        return None
    return last


def progress_in(learner: int, items: Iterable[Item]) -> Mapping[str, Progress]:
    """How far the learner is with each of them, by id."""
    tried = journal.attempted(learner)
    return {item.id: _progress(tried.get(key(item))) for item in items}


def coming(learner: int, course: Course, items: Iterable[Item], *, most: int = 3) -> tuple[Item, ...]:
    """The first of a course that are not done, in its order."""
    order = {topic: place for place, topic in enumerate(course.topics)}
    tried = journal.attempted(learner)
    mine = [item for item in items if item.topic in order and not tried.get(key(item))]
    mine.sort(key=lambda item: (order[item.topic], item.level, item.minutes, item.title))
    return tuple(mine[:most])


def save_lines(learner: int, item: Item, text: str, *, at: datetime) -> None:
    """Overwrite what stands in the fields, one line a line."""
    journal.save_draft(learner, Draft(key(item), text, at))


def lines_draft(learner: int, item: Item) -> str:
    """What stood in the fields last."""
    kept = journal.draft(learner, key(item))
    return "" if kept is None else kept.source


def nudges(learner: int, derivation: Derivation) -> tuple[Nudge, ...]:
    """The hints that were taken, by milestone."""
    taken = {hint.hint for hint in journal.hints(learner, key(derivation))}
    return tuple(
        Nudge(
            place, derivation.lines[place].milestone, derivation.lines[place].latex if line in taken else ""
        )
        for place, (idea, line) in _hints(derivation).items()
        if idea in taken or line in taken
    )


def next_hint(learner: int, derivation: Derivation, reached: Iterable[int]) -> HintKind | None:
    """What the next hint would show of the first milestone that is not reached: its idea, then its line."""
    number = _next_number(learner, derivation, frozenset(reached))
    if number is None:
        return None
    return HintKind.IDEA if number % 2 else HintKind.LINE


def take_line_hint(
    learner: int, derivation: Derivation, reached: Iterable[int], *, at: datetime
) -> tuple[Nudge, ...]:
    """All hints taken so far, the next one among them; taking it is recorded."""
    number = _next_number(learner, derivation, frozenset(reached))
    if number is not None:
        journal.append_hint(learner, HintTaken(key(derivation), number, at))
    return nudges(learner, derivation)


def item_gate(learner: int, item: Item, *, now: datetime) -> Gate:
    """Open after an attempt, or twenty minutes after the first visit, if sooner."""
    openings = journal.openings(learner, key(item))
    return gate_of(openings, tried=bool(journal.attempts(learner, key(item), most=1)), now=now)


def item_solution(learner: int, item: Item, *, now: datetime) -> Gate:
    """The gate; where it is open, that the solution was read is recorded."""
    found = item_gate(learner, item, now=now)
    if found.is_open and not seen_since_begun(learner, key(item)):
        journal.append_solution_seen(learner, SolutionSeen(key(item), now))
        settle(learner, item, now=now)
    return found


def key(item: Item) -> str:
    """Under which name drafts, beginnings and attempts lie: a problem of the same topic may have the same name."""
    kind = "derivation" if isinstance(item, Derivation) else "exercise"
    return f"{kind}:{item.id}"


def _hints(derivation: Derivation) -> dict[int, tuple[int, int]]:
    """By milestone, the numbers of the hints that show its idea and its line."""
    return {place: (2 * at + 1, 2 * at + 2) for at, place in enumerate(derivation.milestones)}


def _next_number(learner: int, derivation: Derivation, reached: frozenset[int]) -> int | None:
    taken = {hint.hint for hint in journal.hints(learner, key(derivation))}
    missing = next((place for place in derivation.milestones if place not in reached), None)
    if missing is None:
        return None
    return next((number for number in _hints(derivation)[missing] if number not in taken), None)


def _progress(done: bool | None) -> Progress:
    if done is None:
        return Progress.NEW
    return Progress.SOLVED if done else Progress.TRIED
