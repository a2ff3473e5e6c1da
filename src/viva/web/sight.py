"""When the prompt of a review was shown: written into its form, and signed, so that it comes back as it went out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.signing import BadSignature, Signer

from viva.recall.review import Item

SIGNER = "viva.review"


@dataclass(frozen=True, slots=True)
class Sight:
    """An item, and since when it was to be seen."""

    item: Item
    at: datetime


def sign(sight: Sight) -> str:
    return Signer(salt=SIGNER).sign_object({"item": sight.item.key, "at": sight.at.isoformat()})


def read(text: str) -> Sight | None:
    """Nothing where it is not of our making."""
    try:
        told = Signer(salt=SIGNER).unsign_object(text)
        return Sight(Item.of(told["item"]), datetime.fromisoformat(told["at"]))
    except (BadSignature, ValueError, KeyError):
        return None
