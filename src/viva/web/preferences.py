"""How a learner wants the pages to be: cookies, so that a page needs no script to obey them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

THEMES = ("system", "light", "dark", "contrast")
YEAR = 365 * 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Preferences:
    """What can be chosen; anything unknown counts as not chosen."""

    theme: str = "system"
    vim: bool = False
    blind: bool = False  # no level on problems one has not solved, as in an interview
    timer: bool = True
    model: bool = False  # offer to send answers to the language model that this installation names
    record: bool = False  # offer to record an answer that is said aloud

    @staticmethod
    def read(fields: Mapping[str, str]) -> Preferences:
        theme = fields.get("theme", "")
        return Preferences(
            theme=theme if theme in THEMES else "system",
            vim=fields.get("vim") == "yes",
            blind=fields.get("blind") == "yes",
            timer=fields.get("timer", "yes") == "yes",
            model=fields.get("model") == "yes",
            record=fields.get("record") == "yes",
        )

    def keep(self, response: HttpResponse) -> None:
        """Put them into cookies. A script changes the theme, so these can be read by scripts."""
        values = {"theme": self.theme}
        switches = {name: getattr(self, name) for name in ("vim", "blind", "timer", "model", "record")}
        for name, value in (values | {key: "yes" if on else "no" for key, on in switches.items()}).items():
            response.set_cookie(name, value, max_age=YEAR, samesite="Lax")


def chosen(request: HttpRequest) -> Preferences:
    """Those of whoever asks."""
    return Preferences.read(request.COOKIES)
