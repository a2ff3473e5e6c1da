"""A learner's rows on their way out, and rows from elsewhere merged into those that are here.

What only grows is a bag: after a merge each row is there as often as in the fuller of the two histories, so merging
twice adds nothing. Rows that name others find them under their new numbers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db import models, transaction
from django.db.models import Max

from viva.recall.review import Review
from viva.store.exchange_rows import RowError, arrived, row_of
from viva.store.exchange_tables import TABLES, Model, identity, is_unique, mine, parent, plain
from viva.store.memory_rows import ReviewRow
from viva.store.merging import merge_draft, merge_note
from viva.store.models import DraftRow, NoteRow, SubmissionRow

BATCH = 500  # rows
NEW = 0  # the number of a row that has none yet
BY_TIME = {DraftRow: merge_draft, NoteRow: merge_note}
Numbers = dict[Model, dict[int, int]]  # of the rows of an archive, here
Here = dict[bytes, list[int]]  # numbers of the rows with an identity, oldest first

together = transaction.atomic  # all of it, or nothing


def leaving(learner: int) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """Every table by name, and its rows as plain JSON. They are read as they are asked for, as of the beginning."""
    with transaction.atomic():
        last = {model: model.objects.aggregate(Max("pk"))["pk__max"] or 0 for model in TABLES.values()}
    for name, model in TABLES.items():
        yield name, _leaving(learner, model, last[model])


def _leaving(learner: int, model: Model, last: int) -> Iterator[dict[str, Any]]:
    rows = mine(model, learner).filter(pk__lte=last)
    names = [each.attname for each in model._meta.concrete_fields]
    for values in rows.values_list(*names).iterator(chunk_size=BATCH):
        row = dict(zip(names, values, strict=True))
        yield plain(model, row[model._meta.pk.attname], row)


def merge(learner: int, tables: Iterable[tuple[str, Iterable[object]]]) -> dict[str, int]:
    """How many rows each table gained. Tables come in the order of TABLES.

    Raises RowError, and may have kept a part by then: do it `together`.
    """
    numbers: Numbers = {}
    return {name: _merge(learner, name, rows, numbers) for name, rows in tables}


def _merge(learner: int, name: str, rows: Iterable[object], numbers: Numbers) -> int:
    model = TABLES[name]
    fresh, added = _fresh(learner, name, rows, numbers), 0
    while batch := list(islice(fresh, BATCH)):
        if model in BY_TIME:
            added += sum(BY_TIME[model](learner, row.value()) for _, row in batch)
        else:
            kept = model.objects.bulk_create([row for _, row in batch])
            numbers.setdefault(model, {}).update(
                (number, row.pk) for (number, _), row in zip(batch, kept, strict=True) if number is not None
            )
            added += len(kept)
    return added


def _fresh(
    learner: int, name: str, rows: Iterable[object], numbers: Numbers
) -> Iterator[tuple[int | None, models.Model]]:
    """The rows that are not here yet, and their numbers there. Those that are here are found under their numbers."""
    model = TABLES[name]
    here = {} if model in BY_TIME else _here(learner, model)
    for line, data in enumerate(rows, start=1):
        try:
            number, values = arrived(model, data)
            _renumber(model, values, numbers)
            known = _known(model, values, here)
            row = row_of(model, learner, values) if known is None else None
        except RowError as error:
            raise RowError(f"{name}, line {line}: {error}") from error
        if row is not None:
            yield number, row
        elif number is not None:
            numbers.setdefault(model, {})[number] = known


def _renumber(model: Model, values: dict[str, Any], numbers: Numbers) -> None:
    """Has a row name the row of here that it belongs to."""
    above = parent(model)
    if above is None:
        return
    number = values[above.attname]
    found = numbers.get(above.related_model, {}).get(number)
    if found is None:
        raise RowError(f"it belongs to {above.name} {number}, which is not in the archive")
    values[above.attname] = found


def _here(learner: int, model: Model) -> Here:
    names = [each.attname for each in identity(model)]
    found: Here = {}
    rows = mine(model, learner).values_list("pk", *names)
    for number, *values in rows.iterator(chunk_size=BATCH):
        found.setdefault(_digest(values), []).append(number)
    return found


def _known(model: Model, values: Mapping[str, Any], here: Here) -> int | None:
    """The number of the row here that is this one. What may be there once is known from now on."""
    key = _digest([values[each.attname] for each in identity(model)])
    if not is_unique(model):
        return here[key].pop(0) if here.get(key) else None
    if key in here:
        return here[key][0]
    here[key] = [NEW]
    return None


def _digest(values: list[Any]) -> bytes:
    return hashlib.blake2b(json.dumps(values, default=str).encode(), digest_size=16).digest()


def append_missing(learner: int, reviews: Iterable[Review]) -> int:
    """Keeps those whose item has no review of that time yet, as rated by the learner; returns how many."""
    known = set(ReviewRow.objects.filter(learner=learner).values_list("item", "at"))
    fresh = {(each.item.key, each.at): each for each in reviews}
    rows = [
        ReviewRow.of(learner, each, predicted=None, by_hand=True)
        for key, each in fresh.items()
        if key not in known
    ]
    return len(ReviewRow.objects.bulk_create(rows, batch_size=BATCH))


def reviews_that_count(learner: int) -> Iterator[tuple[Any, ...]]:
    """Item, rating, time, seconds, confidence, prediction, and whether it was rated by hand; oldest first."""
    rows = ReviewRow.objects.filter(learner=learner, undone=None).order_by("at", "pk")
    columns = ("item", "rating", "at", "seconds", "confidence", "predicted", "by_hand")
    return rows.values_list(*columns).iterator(chunk_size=BATCH)


def submissions(learner: int) -> Iterator[tuple[Any, ...]]:
    """Problem, verdict, time, seconds, confidence and face; oldest first."""
    rows = SubmissionRow.objects.filter(learner=learner).order_by("at", "pk")
    columns = ("problem", "verdict", "at", "seconds", "confidence", "face")
    return rows.values_list(*columns).iterator(chunk_size=BATCH)
