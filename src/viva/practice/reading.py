"""Which lessons were opened, and what of a course comes next to read and to answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from viva.content.course import Course
from viva.content.lesson import Lesson
from viva.content.library import Library
from viva.content.question import Question
from viva.store import journal
from viva.store.entries import Opening

LESSON = "lesson:"


@dataclass(frozen=True, slots=True)
class Reading:
    """What comes next, in the order of the course."""

    lesson: Lesson | None
    questions: tuple[Question, ...]


def open_lesson(learner: int, lesson: Lesson, *, at: datetime) -> None:
    """Remember that a lesson was opened; once is enough."""
    if lesson.topic not in lessons_opened(learner):
        journal.append_opening(learner, Opening(f"{LESSON}{lesson.topic}", at))


def lessons_opened(learner: int) -> frozenset[str]:
    """The topics whose lessons were opened."""
    return frozenset(
        key.removeprefix(LESSON) for key in journal.latest_openings(learner) if key.startswith(LESSON)
    )


def reading(learner: int, course: Course, library: Library, *, most: int = 3) -> Reading:
    """The first lesson that was not opened and the first questions that were not answered."""
    opened, answered = lessons_opened(learner), journal.answered(learner)
    unread = (library.lessons.get(topic) for topic in course.topics if topic not in opened)
    lesson = next((each for each in unread if each is not None), None)
    order = {topic: place for place, topic in enumerate(course.topics)}
    questions = [
        each for each in library.questions.values() if each.topic in order and each.id not in answered
    ]
    questions.sort(key=lambda each: (order[each.topic], each.level))
    return Reading(lesson, tuple(questions[:most]))
