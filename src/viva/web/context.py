"""What every template knows."""

from django.http import HttpRequest

THEMES = ("system", "light", "dark")


def page(request: HttpRequest) -> dict[str, str]:
    """The theme is a cookie, so that no page flashes in the wrong colours before its scripts run."""
    theme = request.COOKIES.get("theme", "")
    return {"theme": theme if theme in THEMES else "system"}
