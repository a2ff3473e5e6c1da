"""How a terminal calls ratings, marks and days."""

from __future__ import annotations

from datetime import date as Date

from viva.recall.review import Rating

RATINGS = {
    Rating.AGAIN: ("✗", "again", "red"),
    Rating.HARD: ("◐", "hard", "yellow"),
    Rating.GOOD: ("✓", "good", "green"),
    Rating.EASY: ("✓", "easy", "green"),
}
#: By the value of a practice.Mark, which only who has opened the store can name.
MARKS = {
    "known": ("✓", "known", "green"),
    "likely": ("≈", "likely", "dim"),
    "fading": ("◔", "fading", "yellow"),
    "ready": ("▷", "ready", "bold"),
    "blocked": ("⊟", "blocked", "dim"),
    "unasked": ("–", "no item", "dim"),
}


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def day(day: Date) -> str:
    """Such as "Friday 15 January"."""
    return f"{day:%A} {day.day} {day:%B}"


def minutes(amount: float) -> str:
    """At least one, for what takes any time at all."""
    return f"{max(round(amount), 1) if amount > 0 else 0} min"
