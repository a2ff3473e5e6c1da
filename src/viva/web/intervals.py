"""How long it is to the next review, in a few letters."""

from __future__ import annotations

from datetime import timedelta


def in_days(interval: timedelta) -> str:
    """Such as "3 d", "5 mo" or "1.2 y"."""
    days = max(1, round(interval / timedelta(days=1)))
    if days < 60:
        return f"{days} d"
    return f"{round(days / 30.4)} mo" if days < 365 else f"{days / 365.25:.1f} y"
