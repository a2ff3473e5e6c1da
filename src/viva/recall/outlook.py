"""What each item promises today and later, before anything is said of the price of a minute."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viva.recall import chance, future
from viva.recall.belief import FAIL, FIRST_FAIL, FIRST_PASS, KEPT, PASS, Belief
from viva.recall.forgetting import AGAIN, GOOD, Numbers, first_difficulty, first_stability
from viva.recall.syllabus import Indices, Syllabus

#: Days left on which a first study may begin; the day itself is always among them. Enough: prices rise slowly.
STARTS = (1, 2, 4, 7, 12, 20, 33, 55, 90)
TRUST = 60.0  # minutes of practice that the times written beside the items are worth


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """Items in memory. Rows are by price: (n, prices)."""

    items: Indices
    recall: Numbers  # today
    now: Numbers  # worth of practising today, without today's price
    wait: Numbers
    final: Numbers  # expected recall on the date
    use: Numbers  # priced typical attempts from today on


@dataclass(frozen=True, slots=True, eq=False)
class Unseen:
    """Items not in memory: starting with so many days left, once known already and once studied."""

    items: Indices
    chance: Numbers  # of knowing it, by item
    starts: Numbers  # days left, descending from today's
    worth: Numbers  # (2: known, studied; starts; prices), without the price of starting
    final: Numbers
    use: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """Of a learner on a morning. By item unless said otherwise."""

    days_left: int
    remembered: Numbers  # chance of remembering it, whatever it stands on
    mastery: Numbers  # by objective
    success: Numbers  # chance that an attempt today succeeds: of remembering it, and having what it stands on
    attempt: Numbers  # minutes
    study: Numbers  # minutes after failing
    kept: Kept
    unseen: Unseen

    @property
    def typical(self) -> Numbers:
        """Minutes of a typical review."""
        return self.attempt + future.TYPICAL_FAILURES * self.study

    @property
    def minutes(self) -> Numbers:
        """Expected of one attempt today."""
        return self.attempt + (1 - self.success) * self.study


def outlook(
    syllabus: Syllabus, belief: Belief, day: int, days_left: int, among: Indices | None = None
) -> Outlook:
    """days_left: to the date, at least 1. among: the items whose future is asked for; all, if not said.

    What was practised today already cannot be again.
    """
    among = np.arange(len(syllabus.items)) if among is None else among
    days_left = min(days_left, future.FARTHEST_DAY)
    remembered = chance.memory(syllabus, belief, day)
    mastery = syllabus.best_of(remembered)
    attempt, study = _minutes(syllabus, belief)
    return Outlook(
        days_left=days_left,
        remembered=remembered,
        mastery=mastery,
        success=remembered * chance.support(syllabus, mastery)[syllabus.objective],
        attempt=attempt,
        study=study,
        kept=_kept(belief, among[belief.practised[among]], remembered, day, days_left),
        unseen=_unseen(belief, among[~belief.practised[among]], remembered, days_left),
    )


def _minutes(syllabus: Syllabus, belief: Belief) -> tuple[Numbers, Numbers]:
    """Minutes of an attempt, and of studying after a failure, at this learner's pace."""
    pace = (belief.spent + TRUST) / (belief.expected + TRUST)
    seen = belief.practised
    attempt = syllabus.review * np.where(seen, pace[PASS], pace[FIRST_PASS])
    failing = (syllabus.review + syllabus.learn) * np.where(seen, pace[FAIL], pace[FIRST_FAIL])
    return attempt, np.maximum(failing - attempt, 0.0)


def _kept(belief: Belief, items: Indices, remembered: Numbers, day: int, days_left: int) -> Kept:
    tables, tomorrow = future.future(), days_left - 1
    stability, difficulty, recall = belief.held[items], belief.difficulty[items], remembered[items]
    elapsed = np.maximum(day - belief.last[items], 0)
    done = elapsed < 1e-9
    good = future.place(*future.after(difficulty, stability, recall, GOOD), np.ones_like(elapsed))
    again = future.place(*future.after(difficulty, stability, recall, AGAIN), np.ones_like(elapsed))
    left_alone = future.place(stability, difficulty, elapsed + 1)
    here = future.place(stability, difficulty, elapsed)
    share, ahead = recall[:, None], tables.worth[tomorrow]
    wait = left_alone.read(ahead)
    now = share * good.read(ahead) + (1 - share) * again.read(ahead)
    still = done[:, None]
    return Kept(
        items=items,
        recall=recall,
        now=np.where(still, wait, now),
        wait=wait,
        final=np.where(still, left_alone.read(tables.recall[tomorrow]), here.read(tables.recall[days_left])),
        use=np.where(still, left_alone.read(tables.use[tomorrow]), here.read(tables.use[days_left])),
    )


def _unseen(belief: Belief, items: Indices, remembered: Numbers, days_left: int) -> Unseen:
    starts = np.array([days_left, *(each for each in reversed(STARTS) if each < days_left)])
    stability = np.array([KEPT[GOOD], first_stability(GOOD)]) * belief.times
    difficulty = np.array([first_difficulty(GOOD), first_difficulty(2)])
    where = future.place(stability, difficulty, np.ones(2))
    tables = future.future()

    def read(table: future.Table) -> Numbers:
        return np.stack([where.read(table[start - 1]) for start in starts], axis=1)

    return Unseen(
        items=items,
        chance=remembered[items],
        starts=starts.astype(float),
        worth=read(tables.worth),
        final=read(tables.recall),
        use=read(tables.use),
    )
