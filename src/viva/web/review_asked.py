"""What the address of a review says."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address of this page says. siblings, beyond: see `practice.queue`. rated, aside: what was just done."""

    item: str = ""
    siblings: bool = False
    beyond: bool = False
    rated: int = 0
    aside: str = ""

    @staticmethod
    def read(fields: QueryDict) -> Asked:
        rated = fields.get("rated", "")
        return Asked(
            item=fields.get("item", ""),
            siblings=fields.get("buried") == "yes",
            beyond=fields.get("all") == "yes",
            rated=int(rated) if rated.isdecimal() and len(rated) < 16 else 0,
            aside=fields.get("aside", ""),
        )

    @property
    def goes_on(self) -> bool:
        """Whether one is in the middle of it: something was just rated, or left."""
        return bool(self.rated or self.aside)

    @property
    def lasting(self) -> dict[str, str]:
        """What holds for the reviews that follow."""
        return {name: "yes" for name, on in (("buried", self.siblings), ("all", self.beyond)) if on}

    def address(self, **more: object) -> str:
        """Of this page, with what lasts."""
        query = urlencode(self.lasting | {name: str(value) for name, value in more.items()})
        return reverse("reviews") + (f"?{query}" if query else "")
