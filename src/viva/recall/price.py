"""The price of a minute at which what is worth its minutes takes as many as there are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viva.recall import future
from viva.recall.forgetting import Numbers
from viva.recall.outlook import Outlook
from viva.recall.syllabus import Indices

LOWEST, HIGHEST = 1e-9, 1.0  # of all marks, for a minute of the last day
STEPS = 15  # of bisection: to a per mille


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """What happens to each item at a price: recall on the date, and the priced minutes it takes until then."""

    price: float
    final: Numbers
    use: Numbers
    gain: Numbers  # worth of going on today instead of leaving it for today, in shares of its worth
    surplus: Numbers  # worth of it all less its price, beyond never touching it; 0 for what is in memory


def budget(minutes_today: float, minutes_a_day: float, days_left: int) -> float:
    """Priced minutes until the date. minutes_a_day: expected, with the days that will be missed."""
    later = future.price_on(np.arange(1, min(days_left, future.FARTHEST_DAY)))
    return float(minutes_today * future.price_on(days_left) + minutes_a_day * later.sum())


def course(outlook: Outlook, worth: Numbers, price: float) -> Course:
    """worth: of being known on the date, by item. price: of a minute of the last day."""
    count = len(worth)
    final, use, gain, surplus = outlook.remembered.copy(), np.zeros(count), np.zeros(count), np.zeros(count)
    relative = price / np.maximum(worth, 1e-15)
    kept, unseen = outlook.kept, outlook.unseen
    if len(kept.items):
        at = relative[kept.items] * outlook.typical[kept.items]
        final[kept.items] = future.at_prices(kept.final, at)
        use[kept.items] = future.at_prices(kept.use, at) * outlook.typical[kept.items]
        gain[kept.items] = future.at_prices(kept.now - kept.wait, at)
    if len(unseen.items):
        _begin(outlook, relative[unseen.items], final, use, gain, surplus)
    return Course(price, final, use, gain, surplus)


def _begin(
    outlook: Outlook, relative: Numbers, final: Numbers, use: Numbers, gain: Numbers, surplus: Numbers
) -> None:
    """Unseen items begin on the day on which it is worth most, or never."""
    unseen = outlook.unseen
    items, known = unseen.items, unseen.chance
    low, onward = future.place_price(relative * outlook.typical[items])

    def read(table: Numbers, starts: Indices) -> Numbers:  # of the shape of starts
        both = table[:, starts, low] * (1 - onward) + table[:, starts, low + 1] * onward
        return np.asarray(known * both[0] + (1 - known) * both[1])

    first = outlook.minutes[items]
    price = future.price_on(unseen.starts)[:, None]
    gross = read(unseen.worth, np.arange(len(price))[:, None])
    net = gross - price * relative * first
    best = net.argmax(axis=0)
    number = np.arange(len(items))
    begun = net[best, number] > known
    later = np.maximum(net[1:].max(axis=0, initial=0.0), known)
    gain[items] = gross[0] - later
    surplus[items] = np.maximum(net[best, number] - known, 0.0)
    final[items] = np.where(begun, read(unseen.final, best), known)
    spent = price[best, 0] * first + read(unseen.use, best) * outlook.typical[items]
    use[items] = np.where(begun, spent, 0.0)


def fitting(outlook: Outlook, worth: Numbers, minutes: float) -> Course:
    """The course at the lowest price at which the priced minutes suffice, by bisection."""
    low, high = np.log(LOWEST), np.log(HIGHEST)
    if (cheapest := course(outlook, worth, LOWEST)).use.sum() <= minutes:
        return cheapest
    for _ in range(STEPS):
        middle = (low + high) / 2
        if course(outlook, worth, float(np.exp(middle))).use.sum() > minutes:
            low = middle
        else:
            high = middle
    return course(outlook, worth, float(np.exp(high)))
