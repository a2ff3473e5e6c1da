"""Stats: what to expect on the day and what that leaves out, whether predictions were right, where the time went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva import practice
from viva.practice import Looking, Standing, Week
from viva.recall.goal import WEEKDAYS
from viva.recall.interval import wilson
from viva.recall.review import ItemKind
from viva.recall.shelf import BLOCKS, FORMS
from viva.web.request import GymRequest
from viva.web.things import RATINGS
from viva.web.today_page import day_words
from viva.web.words import CONFIDENCES, Words

READING = "Read"  # the minutes of a week that went to lessons


@require_safe
def stats(request: GymRequest) -> HttpResponse:
    """Every number that is plotted stands in a table too."""
    learner, now = request.learner, request.gym.now()
    standing = practice.standing(learner, request.gym.shelf, now=now)
    looking = practice.looking_back(learner, now=now)
    context = {
        "standing": standing,
        "looking": looking,
        "bins": [_bin(each.predicted, each.recalled, each.count) for each in looking.predictions],
        "calibration": (found := practice.calibration(learner)),
        "stated": [
            _bin(each.stated, each.share, each.count, CONFIDENCES.get(each.stated, "")) for each in found.bins
        ],
        "ratings": _ratings(looking),
        **_weeks(looking.weeks, standing.today),
    }
    if standing.syllabus.items:
        context |= _readiness(standing)
    return render(request, "stats.html", context)


@dataclass(frozen=True, slots=True)
class BinLine:
    """What was said to be so likely, and how often it came true. words: of the learner."""

    said: float
    happened: float
    count: int
    low: float
    high: float
    words: str


@dataclass(frozen=True, slots=True)
class WeekLine:
    """days: by weekday, whether something was done; those to come are left out. minutes: by block."""

    title: str
    days: tuple[tuple[str, bool], ...]
    minutes: tuple[tuple[str, float], ...]
    total: float

    @property
    def active(self) -> int:
        return sum(done for _, done in self.days)


def _readiness(standing: Standing) -> dict[str, object]:
    outlook = practice.outlook(standing)
    usual = round(standing.schedule.minutes_a_day)
    return {
        "outlook": outlook,
        "date_words": day_words(standing.horizon),
        "covered": (covered := practice.covered(standing)),
        "uncovered": 1 - covered,
        "areas": [(area.title, part) for area, part in practice.areas(standing).items()],
        "forms": [(BLOCKS[form], part) for form, part in practice.forms(standing, outlook).items()],
        "usual": usual,
        "planned": outlook.at(usual),
        "curve": practice.by_minutes(outlook),
    }


def _bin(said: float, happened: float, count: int, words: str = "") -> BinLine:
    low, high = wilson(happened, count)
    return BinLine(said, happened, count, low, high, words)


def _ratings(looking: Looking) -> list[tuple[Words, int, float]]:
    """Each with how often it was given, and its share; none before the first."""
    total = sum(looking.ratings.values())
    return [
        (words, looking.ratings[rating], looking.ratings[rating] / total)
        for rating, words in RATINGS.items()
        if total
    ]


def _weeks(weeks: tuple[Week, ...], today: Date) -> dict[str, object]:
    """The weeks from the first in which something was done; none, if in none."""
    first = next((number for number, week in enumerate(weeks) if week.total), len(weeks))
    blocks = [
        name for name in (*BLOCKS.values(), READING) if any(_by_block(week.minutes)[name] for week in weeks)
    ]
    return {
        "blocks": blocks,
        "weeks": [_week(week, blocks, today) for week in weeks[first:]],
    }


def _week(week: Week, blocks: list[str], today: Date) -> WeekLine:
    minutes = _by_block(week.minutes)
    days = zip(WEEKDAYS, week.days, strict=True)
    return WeekLine(
        title=f"{week.monday.day} {week.monday:%b}",
        days=tuple(
            each for number, each in enumerate(days) if week.monday.toordinal() + number <= today.toordinal()
        ),
        minutes=tuple((name, minutes[name]) for name in blocks),
        total=week.total,
    )


def _by_block(minutes: Mapping[ItemKind, float]) -> dict[str, float]:
    found = dict.fromkeys((*BLOCKS.values(), READING), 0.0)
    for kind, spent in minutes.items():
        found[BLOCKS[FORMS[kind]] if kind in FORMS else READING] += spent
    return found
