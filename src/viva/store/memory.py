"""Reviews, goals and what else a plan is computed from; cards and beliefs, which are caches of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from viva.recall.cards import Card
from viva.recall.goal import Goal
from viva.recall.review import Item, Rating, Review
from viva.store.memory_rows import (
    ENDED,
    TAKEN_BACK,
    AsideRow,
    BeliefRow,
    CardRow,
    GoalRow,
    ParametersRow,
    PlacedRow,
    ReviewRow,
    UndoneRow,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A review in the journal. undone: it does not count; undone_by_hand: because the learner took it back."""

    number: int
    review: Review
    predicted: float | None
    by_hand: bool
    undone: bool
    undone_by_hand: bool

    @staticmethod
    def of(
        number: int,
        item: str,
        rating: int,
        at: datetime,
        seconds: float,
        confidence: float | None,
        predicted: float | None,
        by_hand: bool,
        undone: int | None,
        undone_by_hand: bool | None,
    ) -> Kept:
        """From the columns of its row, and the number and `by_hand` of the row that takes it back, if there is one."""
        return Kept(
            number=number,
            review=Review(Item.of(item), Rating(rating), at, seconds, confidence),
            predicted=predicted,
            by_hand=bool(by_hand),
            undone=undone is not None,
            undone_by_hand=bool(undone_by_hand),
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A belief as it was after the review `through`. state: as viva.recall writes it."""

    through: int
    day: int
    state: bytes


def append_review(learner: int, review: Review, *, predicted: float | None, by_hand: bool) -> int:
    """Keep a review; returns its number."""
    row = ReviewRow.of(learner, review, predicted=predicted, by_hand=by_hand)
    row.save()
    return row.pk


def undo_review(number: int, *, at: datetime, by_hand: bool) -> None:
    """A review counts no longer. Doing it twice is doing it once."""
    UndoneRow.objects.bulk_create(
        [UndoneRow(review_id=number, at=at, by_hand=by_hand)], ignore_conflicts=True
    )


def every_review(learner: int, item: Item) -> tuple[Kept, ...]:
    """All of an item in the order of the journal, those that do not count among them."""
    return _kept(ReviewRow.objects.filter(learner=learner, item=item.key))


def review(learner: int, number: int) -> Kept | None:
    return next(iter(_kept(ReviewRow.objects.filter(learner=learner, pk=number))), None)


def reviews(learner: int, *, after: int = 0, since: datetime | None = None) -> tuple[Kept, ...]:
    """Those that count, in the order of the journal. after: a number. since: a time."""
    rows = ReviewRow.objects.filter(learner=learner, undone=None)
    if (
        after
    ):  # not otherwise: for SQLite any range of numbers is as good as one of times, and this would be all
        rows = rows.filter(pk__gt=after)
    return _kept(rows if since is None else rows.filter(at__gte=since))


def last_review(learner: int) -> Kept | None:
    """The latest that counts."""
    rows = ReviewRow.objects.filter(learner=learner, undone=None).order_by("-pk")[:1]
    return next(iter(_kept(rows, sort=False)), None)


def latest_reviews(learner: int, *, most: int) -> tuple[Kept, ...]:
    """Those that count, newest first."""
    rows = ReviewRow.objects.filter(learner=learner, undone=None).order_by("-at", "-pk")[:most]
    return _kept(rows, sort=False)


def last_times(learner: int, items: Iterable[str]) -> Mapping[str, datetime]:
    """When each of some items was last reviewed, whether it counts or not, by key."""
    rows = ReviewRow.objects.filter(learner=learner, item__in=tuple(items))
    return dict(rows.values_list("item").annotate(Max("at")))


def last_number(learner: int) -> int:
    """The number of the latest review, whether it counts or not; 0 is none."""
    return ReviewRow.objects.filter(learner=learner).aggregate(last=Max("pk"))["last"] or 0


def extent(learner: int) -> tuple[int, int]:
    """The number of the latest review, and how many are taken back: as long as both stay, so do the reviews."""
    undone = ReviewRow.objects.filter(learner=learner, pk__in=UndoneRow.objects.values("review_id"))
    return last_number(learner), undone.count()


def has_reviews(learner: int) -> bool:
    """Whether any counts."""
    return ReviewRow.objects.filter(learner=learner, undone=None).exists()


def _kept(rows: QuerySet[ReviewRow], *, sort: bool = True) -> tuple[Kept, ...]:
    columns = ("pk", "item", "rating", "at", "seconds", "confidence", "predicted", "by_hand")
    found = (rows.order_by("pk") if sort else rows).values_list(*columns, "undone__pk", "undone__by_hand")
    return tuple(Kept.of(*row) for row in found)


def cards(learner: int) -> dict[Item, Card]:
    """What FSRS knows of every item."""
    columns = ("item", "stability", "difficulty", "due", "last", "reviews", "lapses", "passed")
    rows = CardRow.objects.filter(learner=learner).values_list(
        *columns
    )  # a page reads a thousand: no models are made
    return {item: Card(item, *known) for key, *known in rows if (item := Item.of(key))}


def card(learner: int, item: Item) -> Card | None:
    row = CardRow.objects.filter(learner=learner, item=item.key).first()
    return None if row is None else row.value()


def save_card(learner: int, item: Item, value: Card | None) -> None:
    """None: there is none any more."""
    if value is None:
        CardRow.objects.filter(learner=learner, item=item.key).delete()
        return
    fields = ["stability", "difficulty", "due", "last", "reviews", "lapses", "passed"]
    CardRow.objects.bulk_create(
        [CardRow.of(learner, value)],
        update_conflicts=True,
        unique_fields=["learner", "item"],
        update_fields=fields,
    )


def replace_cards(learner: int, values: Iterable[Card]) -> None:
    """All of them at once; beliefs go too, for they are made of the same reviews."""
    with transaction.atomic():
        CardRow.objects.filter(learner=learner).delete()
        CardRow.objects.bulk_create([CardRow.of(learner, each) for each in values], batch_size=500)
        BeliefRow.objects.filter(learner=learner).delete()


def snapshot(learner: int, items: str) -> Snapshot | None:
    """The latest belief over the items of this digest."""
    row = BeliefRow.objects.filter(learner=learner, items=items).order_by("-through").first()
    return None if row is None else Snapshot(row.through, row.day, bytes(row.state))


def save_snapshot(learner: int, items: str, value: Snapshot) -> None:
    """Keeps the latest, and the last one of an earlier day, so that taking back a review of today is quick."""
    with transaction.atomic():
        mine = BeliefRow.objects.filter(learner=learner)
        mine.exclude(items=items).delete()
        mine.filter(day=value.day).delete()
        BeliefRow.objects.create(
            learner_id=learner, items=items, through=value.through, day=value.day, state=value.state
        )
        kept = mine.order_by("-through").values_list("pk", flat=True)[:2]
        mine.exclude(pk__in=list(kept)).delete()


def forget_snapshots(learner: int, *, since: int) -> None:
    """Those in which the review with this number may be."""
    BeliefRow.objects.filter(learner=learner, through__gte=since).delete()


def append_goal(learner: int, goal: Goal, *, at: datetime) -> None:
    GoalRow(learner_id=learner, at=at, goal=json.dumps(goal.as_json())).save()


def goal(learner: int) -> Goal | None:
    """The latest."""
    row = GoalRow.objects.filter(learner=learner).order_by("-at", "-pk").first()
    return None if row is None else Goal.from_json(json.loads(row.goal))


def append_parameters(
    learner: int, parameters: Sequence[float] | None, *, reviews: int, at: datetime
) -> None:
    text = None if parameters is None else json.dumps([float(each) for each in parameters])
    ParametersRow(learner_id=learner, at=at, parameters=text, reviews=reviews).save()


def parameters(learner: int) -> tuple[float, ...] | None:
    """The learner's own, if they have some."""
    row = ParametersRow.objects.filter(learner=learner).order_by("-at", "-pk").first()
    return None if row is None or row.parameters is None else tuple(json.loads(row.parameters))


def append_placed(learner: int, objective: str, answer: str, *, at: datetime) -> None:
    PlacedRow(learner_id=learner, objective=objective, answer=answer, at=at).save()


def take_back_placed(learner: int, objective: str, *, at: datetime) -> None:
    """What was answered about an objective counts no longer."""
    append_placed(learner, objective, TAKEN_BACK, at=at)


def placed(learner: int) -> Mapping[str, str]:
    """What was answered in the placement, by objective, the latest answer last."""
    rows = PlacedRow.objects.filter(learner=learner).exclude(objective="").order_by("at", "pk")
    found: dict[str, str] = {}
    for objective, answer in rows.values_list("objective", "answer"):
        found.pop(objective, None)
        if answer != TAKEN_BACK:
            found[objective] = answer
    return found


def end_placement(learner: int, *, at: datetime) -> None:
    """It was gone through, or the rest of it was skipped."""
    append_placed(learner, "", ENDED, at=at)


def placement_ended(learner: int) -> bool:
    """Whether it ever was."""
    return PlacedRow.objects.filter(learner=learner, objective="").exists()


def set_aside(learner: int, item: Item, *, until: datetime | None, at: datetime) -> None:
    """Until a time that has come: it is taken up again."""
    AsideRow(learner_id=learner, item=item.key, at=at, until=until).save()


def aside(learner: int, *, now: datetime) -> Mapping[str, datetime | None]:
    """What is set aside, by key, and until when; None is for good."""
    rows = AsideRow.objects.filter(learner=learner).order_by("at", "pk").values_list("item", "until")
    return {item: until for item, until in dict(rows).items() if until is None or until > now}
