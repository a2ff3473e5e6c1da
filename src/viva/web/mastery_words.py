"""Mastery in words and as a bar: a sign and a state, a chance and how far off it may be."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from viva.practice import Mark, Region
from viva.recall.mastery import Mastery, TopicMastery
from viva.web.roadmap import HEIGHT, INSET, WIDTH, Box
from viva.web.words import Tone, Words

MARKS = {
    Mark.KNOWN: Words(
        "✓", "Known", Tone.GOOD, "you have tried it, and could more likely show it now than not"
    ),
    Mark.LIKELY: Words(
        "≈", "Likely", Tone.QUIET, "never tried; judged by what lies around it, more likely known than not"
    ),
    Mark.FADING: Words(
        "◔",
        "Fading",
        Tone.WARN,
        "it was practised, and by the date its chance is under 70 %, or is so already",
    ),
    Mark.READY: Words("▷", "Ready", Tone.QUIET, "not known, and nothing is in its way"),
    Mark.BLOCKED: Words("⊟", "Blocked", Tone.QUIET, "not known, nor is something that it needs"),
    Mark.UNASKED: Words(
        "–",
        "No item",
        Tone.QUIET,
        "nothing in this pack asks it yet; its chance comes from what lies around it",
    ),
}
NOTHING_KNOWN = "nothing known yet"
NO_ITEMS = "no items yet"
BAR_WIDTH = 64  # in a box of the map, at its right, beside the words
BAR_DOWN = HEIGHT - 13  # from the top of the box to the middle of the bar


@dataclass(frozen=True, slots=True)
class ShownRegion:
    """A topic on pages. chance: such as "62 % (48–74)", or that nothing is known."""

    region: Region
    words: Words
    chance: str

    @property
    def counts(self) -> tuple[int, ...]:
        """How many of its objectives have each of the marks."""
        return tuple(self.region.marked(mark) for mark in MARKS)


def chance(mastery: Mastery | TopicMastery) -> str:
    """Such as "62 % (48–74)": the chance, and the interval that holds it nine times in ten."""
    return f"{100 * mastery.mean:.0f} % ({100 * mastery.low:.0f}–{100 * mastery.high:.0f})"


def shown_region(region: Region) -> ShownRegion:
    """A topic as pages show it."""
    return ShownRegion(region, MARKS[region.mark], _said(region))


def _said(region: Region) -> str:
    if not region.mastery.total:
        return NO_ITEMS
    return chance(region.mastery) if _has_number(region) else NOTHING_KNOWN


def _has_number(region: Region) -> bool:
    """What everybody starts with is no number of this learner's; what others make likely is one."""
    return bool(region.mastery.total) and (region.heard or region.mark is Mark.LIKELY)


def bar(box: Box, region: Region) -> SafeString:
    """The same as a bar in the box of a topic: full up to the chance, with a line over the interval."""
    if not _has_number(region):
        return mark_safe("")
    left, y = box.x + WIDTH - INSET - BAR_WIDTH, box.y + BAR_DOWN
    low, mean, high = (
        round(left + BAR_WIDTH * share, 1)
        for share in (region.mastery.low, region.mastery.mean, region.mastery.high)
    )
    return format_html(
        '<path class="track" d="M{} {}h{}"/><path class="full" d="M{} {}H{}"/><path class="spread" d="M{} {}H{}"/>',
        left, y, BAR_WIDTH, left, y, mean, low, y, high,
    )  # fmt: skip
