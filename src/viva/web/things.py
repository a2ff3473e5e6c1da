"""What can be practised, on pages: its address, and how its kind is called."""

from __future__ import annotations

from django.urls import reverse

from viva.recall.review import ItemKind, Rating
from viva.recall.shelf import Thing
from viva.web.words import Tone, Words

PAGES = {
    ItemKind.PROBLEM: "problem",
    ItemKind.DERIVATION: "derivation",
    ItemKind.EXERCISE: "exercise",
    ItemKind.QUESTION: "question",
    ItemKind.DRILL: "drill",
    ItemKind.COMPARISON: "comparison",
}
RATINGS = {
    Rating.AGAIN: Words("✗", "Again", Tone.BAD, "not recalled"),
    Rating.HARD: Words("◐", "Hard", Tone.WARN, "with trouble"),
    Rating.GOOD: Words("✓", "Good", Tone.GOOD, "recalled"),
    Rating.EASY: Words("✓✓", "Easy", Tone.GOOD, "at once"),
}


def place_of(thing: Thing) -> str:
    """Where it is practised. A formula card is found among those of its topic."""
    if thing.item.kind is ItemKind.CARD:
        return f"{reverse('topic-formulas', args=[thing.topic])}#{thing.name}"
    return reverse(PAGES[thing.item.kind], args=[thing.topic, thing.name])
