"""New topics in the order of a course, where the learner wants to keep to one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viva.recall.belief import Belief
from viva.recall.shelf import Shelf
from viva.recall.syllabus import Flags, Syllabus

AT_ONCE = 2  # topics under way: one to go on with, one to change to


def waiting(shelf: Shelf, syllabus: Syllabus, belief: Belief, topics: Sequence[str]) -> Flags:
    """By item, whether it is new and its turn has not come. topics: of the course; none: nothing waits.

    The turn of a topic comes when all but AT_ONCE - 1 of those before it have no new items any more. Topics that the
    course leaves out are not begun.
    """
    fresh = ~belief.practised & ~belief.missed
    if not topics:
        return np.zeros(len(syllabus.items), bool)
    topic_of = [shelf.things[str(item.id)].topic for item in syllabus.items]
    unfinished = {topic for topic, new in zip(topic_of, fresh, strict=True) if new}
    begun = [topic for topic in topics if topic in unfinished][:AT_ONCE]
    return np.asarray(fresh & np.array([topic not in begun for topic in topic_of], bool))
