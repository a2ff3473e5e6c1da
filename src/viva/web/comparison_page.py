"""Comparisons: a table whose cells are chosen, which of them were right, the same once more."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from viva import practice
from viva.content.comparison import Cells, Column, Comparison, Row
from viva.practice import Score
from viva.store.entries import FilledTable
from viva.web.drill_page import RIGHT, UNKNOWN, WRONG, score_words
from viva.web.editor import posted
from viva.web.library_pages import by_topic
from viva.web.lookup import address, see
from viva.web.request import GymRequest
from viva.web.words import LEVELS, Words


@require_safe
def comparisons(request: GymRequest) -> HttpResponse:
    """Every comparison, by topic."""
    gym, known = request.gym, practice.compared_tables(request.learner)
    context = {
        "groups": [
            (topic, [comparison_line(each, known.get(each.id)) for each in group])
            for topic, group in by_topic(gym.catalogue.topics, gym.library.comparisons.values())
        ],
        "total": len(gym.library.comparisons),
        "filled": len(known.keys() & gym.library.comparisons.keys()),
    }
    return render(request, "comparisons.html", context)


def comparison_line(comparison: Comparison, score: Score | None) -> dict[str, object]:
    """A comparison in a list."""
    return {"comparison": comparison, "level": LEVELS[comparison.level], "words": score_words(score)}


@require_http_methods(["GET", "HEAD", "POST"])
def comparison(request: GymRequest, topic: str, name: str) -> HttpResponse:
    """The table with a list in each cell; posted to by its own form."""
    found, now = _comparison(request, topic, name), request.gym.now()
    if request.method == "POST":
        number = practice.fill(
            request.learner, found, _chosen(request, found), at=now, paused=posted(request).paused
        )
        return see(address("filled-table", found, number))
    opening = practice.open_comparison(request.learner, found, at=now)
    filled = practice.filled_tables(request.learner, found)
    key = (
        f"{found.id} {max(filled, default=0)}"  # another order after each try: places are not what is learned
    )
    context = {
        "comparison": found,
        "topic": request.gym.catalogue.topics[found.topic],
        "level": LEVELS[found.level],
        "rows": [
            (row, [_field(r, column, key) for column in found.columns]) for r, row in enumerate(found.rows)
        ],
        "opening": opening,
        "seconds": round(max(0.0, (now - opening.at).total_seconds())),
        "filled": [
            (number, each, score_words(Score(each.right, each.total))) for number, each in filled.items()
        ],
    }
    return render(request, "comparison.html", context)


@require_safe
def answer(request: GymRequest, topic: str, name: str, number: int) -> HttpResponse:
    """Which cells were right, with what decides each column."""
    found = _comparison(request, topic, name)
    filled = practice.filled_table(request.learner, found, number)
    if filled is None:
        raise Http404(f"There is no table {number}.")
    changed = filled.digest != found.digest
    whole = filled.right == filled.total
    context = {
        "comparison": found,
        "topic": request.gym.catalogue.topics[found.topic],
        "filled": filled,
        "headline": f"{filled.right} of {filled.total} right",
        "words": RIGHT if whole else WRONG,
        "changed": changed,
        "rows": [] if changed else list(_judged(found, filled)),
    }
    return render(request, "comparison_answer.html", context)


def _field(row: int, column: Column, key: str) -> dict[str, object]:
    return {"name": _name(row, column), "column": column, "choices": column.shuffled(key)}


def _name(row: int, column: Column) -> str:
    return f"{row}-{column.id}"


def _chosen(request: GymRequest, comparison: Comparison) -> Cells:
    return tuple(
        tuple(request.POST.get(_name(row, column), "") for column in comparison.columns)
        for row in range(len(comparison.rows))
    )


def _judged(comparison: Comparison, filled: FilledTable) -> Iterator[tuple[Row, list[dict[str, object]]]]:
    for row, cells in zip(comparison.rows, filled.cells, strict=True):
        yield (
            row,
            [
                {
                    "column": column,
                    "chosen": cell,
                    "right": row.cells[column.id],
                    "words": _words(cell, row.cells[column.id]),
                }
                for column, cell in zip(comparison.columns, cells, strict=True)
            ],
        )


def _words(chosen: str, right: str) -> Words:
    if not chosen:
        return UNKNOWN
    return RIGHT if chosen == right else WRONG


def _comparison(request: GymRequest, topic: str, name: str) -> Comparison:
    found = request.gym.library.comparisons.get(f"{topic}/{name}")
    if found is None:
        raise Http404(f"There is no comparison {topic}/{name}.")
    return found
