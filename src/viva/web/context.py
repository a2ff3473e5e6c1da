"""What every template knows."""

from __future__ import annotations

from django.http import HttpRequest

from viva.web.preferences import Preferences, chosen

TABS = (
    ("today", "Today"),
    ("plan", "Plan"),
    ("reviews", "Reviews"),
    ("map", "Map"),
    ("stats", "Stats"),
    ("topics", "Topics"),
    ("problems", "Problems"),
    ("questions", "Questions"),
    ("comparisons", "Comparisons"),
    ("derivations", "Derivations"),
    ("exercises", "Exercises"),
    ("formulas", "Formulas"),
    ("drills", "Drills"),
    ("search", "Search"),
)


def page(request: HttpRequest) -> dict[str, object]:
    """The theme is a cookie, so that no page flashes in the wrong colours before its scripts run."""
    wanted: Preferences = chosen(request)
    section = request.path.split("/")[1]
    gym = getattr(request, "gym", None)  # a request that was refused early has none
    empty = () if gym is None else gym.library.empty
    current = "page" if request.path == f"/{section}/" else "true"
    return {
        "theme": wanted.theme,
        "preferences": wanted,
        "has_glossary": "glossary" not in empty,
        "tabs": [
            (name, title, current if name == section else "") for name, title in TABS if name not in empty
        ],
    }
