"""Everything a learner can do, one function each: joins the core rooms and the store.

They read and write the journal, so the store is opened (`viva.store.open`) before this room is imported.
"""

from viva.practice.answer import (
    Given,
    answer,
    answer_draft,
    answered,
    answers,
    check_answer,
    open_question,
    save_answer_draft,
)
from viva.practice.calibration import STATED, Bin, Calibration, calibrated, calibration
from viva.practice.derive import (
    HintKind,
    Item,
    NotJudged,
    Nudge,
    attempts,
    begin_again,
    coming,
    item_gate,
    item_solution,
    judge_lines,
    latest_attempt,
    lines_draft,
    next_hint,
    nudges,
    open_item,
    progress_in,
    save_lines,
    take_line_hint,
)
from viva.practice.draft import draft, save_draft
from viva.practice.hint import hints_taken, take_hint
from viva.practice.history import Progress, everything, history, past_submission, progress
from viva.practice.note import find_notes, note, notes, save_note
from viva.practice.opening import again, open_problem, seconds_since_opened
from viva.practice.reading import Reading, lessons_opened, open_lesson, reading
from viva.practice.solution import Gate, gate, solution
from viva.practice.submit import Kept, submit
from viva.practice.today import Today, today
from viva.practice.try_own import try_own
from viva.practice.try_tests import tests_tried, try_tests

__all__ = [
    "STATED",
    "Bin",
    "Calibration",
    "Gate",
    "Given",
    "HintKind",
    "Item",
    "Kept",
    "NotJudged",
    "Nudge",
    "Progress",
    "Reading",
    "Today",
    "again",
    "answer",
    "answer_draft",
    "answered",
    "answers",
    "attempts",
    "begin_again",
    "calibrated",
    "calibration",
    "check_answer",
    "coming",
    "draft",
    "everything",
    "find_notes",
    "gate",
    "hints_taken",
    "history",
    "item_gate",
    "item_solution",
    "judge_lines",
    "latest_attempt",
    "lessons_opened",
    "lines_draft",
    "next_hint",
    "note",
    "notes",
    "nudges",
    "open_item",
    "open_lesson",
    "open_problem",
    "open_question",
    "past_submission",
    "progress",
    "progress_in",
    "reading",
    "save_answer_draft",
    "save_draft",
    "save_lines",
    "save_note",
    "seconds_since_opened",
    "solution",
    "submit",
    "take_hint",
    "take_line_hint",
    "tests_tried",
    "today",
    "try_own",
    "try_tests",
]
