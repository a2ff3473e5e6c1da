"""A small syllabus, and strategies for what learners do with it."""

from __future__ import annotations

from hypothesis import strategies as st

from viva.recall.attempt import Activity, Attempt
from viva.recall.forgetting import AGAIN
from viva.recall.syllabus import Form, Item, Node, Syllabus

FORMS = tuple(Form)
STUDY, REVIEW = (5.0, 7.0, 16.0, 22.0), (1.0, 2.5, 7.0, 11.0)


def syllabus(objectives: int = 12, items: int = 30) -> Syllabus:
    """Each objective needs the one before it and, more weakly, the one three before."""
    nodes = [
        Node(
            f"o{n}",
            f"t{n // 4}",
            1 + n // 6,
            tuple((f"o{n - k}", w) for k, w in ((1, 0.9), (3, 0.4)) if n >= k),
        )
        for n in range(objectives)
    ]
    value = [1 + 5 * (n % 7) for n in range(items)]
    material = [
        Item(f"i{n}", f"o{n % objectives}", FORMS[n % 4], STUDY[n % 4], REVIEW[n % 4], value[n] / sum(value))
        for n in range(items)
    ]
    return Syllabus(material, nodes)


SYLLABUS = syllabus()


def _attempt(step: tuple[str, int, Activity, float]) -> Attempt:
    item, grade, activity, minutes = step
    return Attempt(0, item, activity, grade > AGAIN, grade, minutes)


def _dated(steps: list[tuple[int, Attempt]]) -> list[Attempt]:
    day, dated = 0, []
    for days, attempt in steps:
        day += days
        a = attempt
        dated.append(Attempt(day, a.item, a.activity, a.success, a.grade, a.minutes))
    return dated


ITEMS = st.sampled_from([item.id for item in SYLLABUS.items])
STEPS = st.tuples(ITEMS, st.integers(1, 4), st.sampled_from(Activity), st.floats(0.5, 40)).map(_attempt)
HISTORIES = st.lists(st.tuples(st.integers(0, 5), STEPS), max_size=15).map(_dated)
