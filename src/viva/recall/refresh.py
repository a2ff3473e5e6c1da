"""What to refresh in the last hours: the most recall for the interview, by the minute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from viva.recall import forgetting
from viva.recall.chance import KNOWN_BEFORE
from viva.recall.forgetting import DEFAULTS
from viva.recall.shelf import Thing

AHEAD = 1.0  # days until it is asked, at most


@dataclass(frozen=True, slots=True)
class Memory:
    """Of one item that was practised. days: since its last review. failed: so it went the last time."""

    days: float
    stability: float
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Refresh:
    """Something to do now. objectives: what it is for. gain: in chances of recall, over all of them."""

    thing: Thing
    objectives: tuple[str, ...]
    minutes: float
    gain: float

    @property
    def rate(self) -> float:
        """Gain per minute."""
        return self.gain / self.minutes


def refreshers(
    wanted: Iterable[str],
    shows: Mapping[str, Sequence[Thing]],
    memories: Mapping[str, Memory],
    parameters: Sequence[float] = DEFAULTS,
) -> tuple[Refresh, ...]:
    """Things that together show every wanted objective that can be shown; what gains most per minute comes first.

    wanted: objectives. shows: what shows each. memories: by key of a thing.
    """
    recall = _Recall(memories, parameters)
    without = {each: max(map(recall.later, shows[each])) for each in wanted if shows.get(each)}
    things = {thing.key: thing for each in without for thing in shows[each]}.values()
    found: list[Refresh] = []
    while without:
        offers = (_offer(thing, without, recall) for thing in things)
        best = max(offers, key=lambda each: (each.rate, len(each.objectives), each.thing.key))
        if not best.objectives:  # nothing would be gained by any of them
            break
        found.append(best)
        without = {each: chance for each, chance in without.items() if each not in best.objectives}
    return tuple(found)


def within(found: Sequence[Refresh], minutes: float) -> tuple[Refresh, ...]:
    """Those that fit, taken in order: what is too long is passed over, for the shorter ones after it."""
    taken: list[Refresh] = []
    for each in found:
        if each.minutes <= minutes:
            taken.append(each)
            minutes -= each.minutes
    return tuple(taken)


@dataclass(frozen=True, slots=True)
class _Recall:
    """Chances of recall of things."""

    memories: Mapping[str, Memory]
    parameters: Sequence[float]

    def now(self, thing: Thing) -> float:
        return self._after(thing, 0.0)

    def later(self, thing: Thing) -> float:
        """In the interview, if nothing is done."""
        return self._after(thing, AHEAD)

    def refreshed(self, thing: Thing) -> float:
        """In the interview, if it is practised now: as after a first Good at least."""
        memory = self.memories.get(thing.key)
        least = forgetting.first_stability(forgetting.GOOD, self.parameters)
        stability = least if memory is None else max(least, memory.stability)
        return float(forgetting.retrievability(AHEAD, stability, self.parameters))

    def minutes(self, thing: Thing) -> float:
        """An attempt, and as often as it fails a study of the solution."""
        return thing.attempt_minutes + (1 - self.now(thing)) * thing.study_minutes

    def _after(self, thing: Thing, days: float) -> float:
        memory = self.memories.get(thing.key)
        if memory is None or memory.failed:  # nothing has shown since that it is known
            return KNOWN_BEFORE
        days += memory.days
        return float(forgetting.retrievability(days, memory.stability, self.parameters))


def _offer(thing: Thing, without: Mapping[str, float], recall: _Recall) -> Refresh:
    """What a thing is worth. without: the chance of each objective that is still wanted, if nothing is done."""
    after = recall.refreshed(thing)
    gains = {each: after - without[each] for each in thing.objectives if each in without}
    useful = {each: gain for each, gain in gains.items() if gain > 0}
    return Refresh(thing, tuple(useful), recall.minutes(thing), sum(useful.values()))
