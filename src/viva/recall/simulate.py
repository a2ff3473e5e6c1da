"""`python -m viva.recall.simulate`: the planner behind a pipe, for whoever simulates learners.

JSON lines on standard input, one message each; one process for all learners:

    {"op": "start", "learner": 1, "public": {...}}                 no answer
    {"op": "day", "learner": 1, "day": 0}                          no answer; missed days are not announced
    {"op": "next", "learner": 1, "day": 0, "minutes_left": 60}     {"item": "i7", "kind": "practise"}; null: stop
    {"op": "observe", "learner": 1, "event": {...}}                no answer

`public` holds horizon_days, minutes_per_day, study_share (of days), items and objectives; an `event` day, item, kind,
success, grade, minutes. Keys that are not known are passed over. What cannot be done is answered by {"error": ...}.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from viva.recall import planner
from viva.recall.attempt import Activity, Attempt
from viva.recall.belief import Belief, believe
from viva.recall.forgetting import AGAIN, GOOD, HARD
from viva.recall.planner import ATTENDANCE, Choice, Morning, Schedule
from viva.recall.syllabus import Form, Item, Node, Syllabus, Weighted

Message = Mapping[str, Any]


class MessageError(Exception):
    """A message that cannot be understood or obeyed; says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Learner:
    """All there is to know of one of them. attended: days on which something was done, before today."""

    syllabus: Syllabus
    schedule: Schedule
    belief: Belief
    day: int = -1
    attended: int = 0
    morning: Morning | None = None


def begin(syllabus: Syllabus, schedule: Schedule) -> Learner:
    return Learner(syllabus, schedule, Belief.blank(syllabus))


def turn_to(learner: Learner, day: int) -> Learner:
    """The same learner on the morning of a day."""
    if day == learner.day:
        return learner
    attended = learner.attended + (learner.day >= 0)
    return replace(learner, day=day, attended=attended, morning=None)


def ask(learner: Learner, minutes_left: float) -> tuple[Learner, Choice | None]:
    """What to do next; the price of a minute is settled by the first question of a day."""
    morning = learner.morning or planner.morning(
        learner.syllabus,
        learner.belief,
        learner.schedule,
        day=learner.day,
        minutes=minutes_left,
        attended=learner.attended,
    )
    choice = planner.next_choice(learner.syllabus, learner.belief, morning, minutes_left=minutes_left)
    return replace(learner, morning=morning), choice


def observe(learner: Learner, attempt: Attempt) -> Learner:
    return replace(learner, belief=believe(learner.syllabus, learner.belief, attempt))


def answers(lines: Iterable[str]) -> Iterator[str]:
    """The answer to each line that has one."""
    learners: dict[Any, Learner] = {}
    for line in lines:
        if not line.strip():
            continue
        try:
            answer = _answer(learners, line)
        except MessageError as error:
            answer = {"error": str(error)}
        if answer is not None:
            yield json.dumps(answer)


def _answer(learners: dict[Any, Learner], line: str) -> Message | None:
    try:
        message = json.loads(line)
    except ValueError as error:
        raise MessageError(f"This line is not JSON: {error}.") from error
    if not isinstance(message, dict):
        raise MessageError("A message is an object with the key op.")
    op = message.get("op")
    if op not in OPERATIONS:
        raise MessageError(f"op is {op!r}; it can be {', '.join(OPERATIONS)}.")
    try:
        return OPERATIONS[op](learners, message)
    except KeyError as error:
        raise MessageError(f"The message {op} lacks the key {error}.") from error
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        raise MessageError(f"The message {op} cannot be read: {error}") from error


def _start(learners: dict[Any, Learner], message: Message) -> None:
    public = message["public"]
    schedule = Schedule(
        horizon_days=int(public["horizon_days"]),
        minutes_a_day=float(public["minutes_per_day"]),
        attendance=float(public.get("study_share", ATTENDANCE)),
    )
    items = [_item(each) for each in public["items"]]
    nodes = [_node(each) for each in public.get("objectives", ())]
    learners[_name(message)] = begin(Syllabus(items, nodes), schedule)


def _day(learners: dict[Any, Learner], message: Message) -> None:
    learners[_name(message)] = turn_to(_learner(learners, message), int(message["day"]))


def _next(learners: dict[Any, Learner], message: Message) -> Message:
    learner = turn_to(_learner(learners, message), int(message["day"]))
    learner, choice = ask(learner, float(message["minutes_left"]))
    learners[_name(message)] = learner
    if choice is None:
        return {"item": None, "kind": Activity.PRACTISE.value}
    return {"item": choice.item, "kind": choice.activity.value}


def _observe(learners: dict[Any, Learner], message: Message) -> None:
    learner, event = _learner(learners, message), message["event"]
    success = bool(event["success"])
    attempt = Attempt(
        day=int(event["day"]),
        item=event["item"],
        activity=Activity(event.get("kind", Activity.PRACTISE.value)),
        success=success,
        grade=max(int(event.get("grade") or GOOD), HARD) if success else AGAIN,
        minutes=float(event.get("minutes", 0.0)),
    )
    learners[_name(message)] = observe(learner, attempt)


OPERATIONS: dict[str, Callable[[dict[Any, Learner], Message], Message | None]] = {
    "start": _start,
    "day": _day,
    "next": _next,
    "observe": _observe,
}


def _name(message: Message) -> Any:
    name = message["learner"]
    if isinstance(name, dict | list):
        raise MessageError("learner is a text or a number.")
    return name


def _learner(learners: dict[Any, Learner], message: Message) -> Learner:
    name = _name(message)
    if name not in learners:
        raise MessageError(f"The learner {name!r} has not started.")
    return learners[name]


def _item(table: Message) -> Item:
    return Item(
        id=table["id"],
        objective=table["objective"],
        form=Form(table.get("type", Form.QUESTION.value)),
        learn_minutes=float(table["learn_minutes"]),
        review_minutes=float(table["review_minutes"]),
        value=float(table["value"]),
        exercises=_weighted(table.get("exercises", ())),
    )


def _node(table: Message) -> Node:
    return Node(
        id=table["id"],
        topic=table.get("topic", ""),
        tier=table.get("tier", 1),
        prerequisites=_weighted(table.get("prerequisites", ())),
    )


def _weighted(pairs: Iterable[Any]) -> Weighted:
    return tuple((name, float(weight)) for name, weight in pairs)


def main() -> int:
    for answer in answers(sys.stdin):
        print(answer, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
