"""The planner behind a pipe."""

from __future__ import annotations

import json
import subprocess
import sys

from viva.recall.simulate import answers

PUBLIC = {
    "horizon_days": 7,
    "minutes_per_day": 60,
    "study_share": 0.86,
    "colour": "unknown keys are passed over",
    "items": [
        {"id": n, "objective": n // 2, "type": "formula", "learn_minutes": 5, "review_minutes": 1}
        | {"value": 0.1, "exercises": [[(n + 1) % 10, 0.2], [99, 0.5]]}
        for n in range(10)
    ],
    "objectives": [
        {"id": n, "topic": "t", "tier": 1, "prerequisites": [[n - 1, 0.8]] if n else []} for n in range(5)
    ],
}


def said(*messages: object) -> list[dict[str, object]]:
    return [json.loads(line) for line in answers(json.dumps(each) for each in messages)]


def start(learner: object) -> dict[str, object]:
    return {"op": "start", "learner": learner, "public": PUBLIC}


def ask(learner: object, minutes: float, day: int = 0) -> dict[str, object]:
    return {"op": "next", "learner": learner, "day": day, "minutes_left": minutes}


def test_a_week_of_two_learners_in_one_process():
    with subprocess.Popen(
        [sys.executable, "-m", "viva.recall.simulate"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def tell(message: dict[str, object]) -> None:
            process.stdin.write(json.dumps(message) + "\n")
            process.stdin.flush()

        practised = []
        for learner in ("a", "b"):
            tell(start(learner))
        for day in (0, 1, 4):
            for learner in ("a", "b"):
                tell({"op": "day", "learner": learner, "day": day})
                left = 20.0
                while True:
                    tell(ask(learner, left, day))
                    answer = json.loads(process.stdout.readline())
                    if answer["item"] is None:
                        break
                    assert answer["kind"] in ("practise", "probe")
                    event = {"day": day, "item": answer["item"], "kind": answer["kind"], "first": day == 0}
                    event |= {"success": day > 0, "grade": 3 if day else 1, "minutes": 1 if day else 6}
                    tell({"op": "observe", "learner": learner, "event": event})
                    left -= event["minutes"]
                    practised.append((learner, day, answer["item"]))
                assert left >= 0
        process.stdin.close()
        assert process.wait(20) == 0
    assert {(learner, day) for learner, day, _ in practised} == {(x, day) for x in "ab" for day in (0, 1, 4)}
    assert len(practised) == len(set(practised))


def test_ids_come_back_as_they_were_given():
    (answer,) = said(start(1), ask(1, 60))
    assert answer["item"] in range(10)


def test_without_minutes_the_answer_is_to_stop():
    (answer,) = said(start(1), ask(1, 0.5))
    assert answer["item"] is None


def test_what_cannot_be_done_is_an_error_and_the_next_message_is_answered():
    lines = [
        "not JSON",
        "[]",
        '{"op": "dance"}',
        '{"op": "start", "learner": 1}',
        '{"op": "start", "learner": [], "public": {}}',
        '{"op": "next", "learner": 7, "day": 0, "minutes_left": 60}',
        json.dumps(start(1)),
        '{"op": "observe", "learner": 1, "event": {"day": 0}}',
        json.dumps(ask(1, 60)),
    ]
    *errors, last = [json.loads(line) for line in answers(lines)]
    assert [list(error) for error in errors] == [["error"]] * 7
    assert "lacks the key 'success'" in errors[-1]["error"]
    assert last["item"] is not None


def test_a_failed_probe_is_not_asked_as_if_it_might_be_known():
    event = {
        "day": 0,
        "item": 3,
        "kind": "probe",
        "first": True,
        "success": False,
        "grade": 1,
        "minutes": 0.5,
    }
    (answer,) = said(start(1), {"op": "observe", "learner": 1, "event": event}, ask(1, 60))
    assert answer["item"] is not None
