"""The tables of memory: reviews, goals and what else a plan is computed from; cards and beliefs as caches of them."""

from __future__ import annotations

from django.db import models

from viva.recall.cards import Card
from viva.recall.placement import Answer
from viva.recall.review import Item, Rating, Review
from viva.store.appendonly import AppendOnly


class ReviewRow(AppendOnly):
    """One recall of one item. predicted: the probability of recall that was computed before it; none the first time."""

    learner = models.ForeignKey("store.Learner", on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=220)  # kind:topic/name
    rating = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    seconds = models.FloatField()
    confidence = models.FloatField(null=True)
    predicted = models.FloatField(null=True)
    by_hand = models.BooleanField()  # the learner said the rating; otherwise a verdict did

    class Meta:
        db_table = "store_review"
        indexes = (
            models.Index(fields=["learner", "item"], name="review_by_item"),
            models.Index(fields=["learner", "at"], name="review_by_time"),
        )

    @staticmethod
    def of(learner: int, value: Review, *, predicted: float | None, by_hand: bool) -> ReviewRow:
        return ReviewRow(
            learner_id=learner,
            item=value.item.key,
            rating=int(value.rating),
            at=value.at,
            seconds=value.seconds,
            confidence=value.confidence,
            predicted=predicted,
            by_hand=by_hand,
        )

    def value(self) -> Review:
        return Review(Item.of(self.item), Rating(self.rating), self.at, self.seconds, self.confidence)


class UndoneRow(AppendOnly):
    """A review does not count: the learner took it back, or what it was computed from was corrected."""

    review = models.OneToOneField(ReviewRow, on_delete=models.PROTECT, related_name="undone")
    at = models.DateTimeField()
    by_hand = models.BooleanField()

    class Meta:
        db_table = "store_undone"


class AsideRow(AppendOnly):
    """An item was set aside, or taken up again; the latest row counts. until: none is for good."""

    learner = models.ForeignKey("store.Learner", on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=220)
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        db_table = "store_aside"
        indexes = (models.Index(fields=["learner", "item"], name="aside_by_item"),)


class GoalRow(AppendOnly):
    """What the learner prepares for; the latest counts. One JSON text."""

    learner = models.ForeignKey("store.Learner", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    goal = models.TextField()

    class Meta:
        db_table = "store_goal"


class ParametersRow(AppendOnly):
    """FSRS parameters fitted to the learner's own reviews; the latest count. None: back to the published ones."""

    learner = models.ForeignKey("store.Learner", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    parameters = models.TextField(null=True)  # JSON list
    reviews = models.PositiveIntegerField()  # they were fitted to

    class Meta:
        db_table = "store_parameters"


TAKEN_BACK, ENDED = "back", "end"  # what a row of the placement may say instead of an answer


class PlacedRow(AppendOnly):
    """A step of the placement: an answer about an objective, one that is taken back, or, of no objective, its end."""

    learner = models.ForeignKey("store.Learner", on_delete=models.PROTECT, related_name="+")
    objective = models.CharField(max_length=200)
    answer = models.CharField(max_length=8)
    at = models.DateTimeField()

    class Meta:
        db_table = "store_placed"

    def value(self) -> Answer | None:
        """None: it is no answer. Raises ValueError for what no placement says."""
        if self.answer == (TAKEN_BACK if self.objective else ENDED):
            return None
        if not self.objective:
            raise ValueError(f"{self.answer!r} is said of no objective")
        return Answer(self.answer)


class CardRow(models.Model):
    """A cache: what FSRS knows of an item. `viva rebuild` computes it again from the reviews."""

    learner = models.ForeignKey("store.Learner", on_delete=models.CASCADE, related_name="+")
    item = models.CharField(max_length=220)
    stability = models.FloatField()
    difficulty = models.FloatField()
    due = models.DateTimeField()
    last = models.DateTimeField()
    reviews = models.PositiveIntegerField()
    lapses = models.PositiveIntegerField()
    passed = models.DateTimeField(null=True)

    class Meta:
        db_table = "store_card"
        constraints = (models.UniqueConstraint(fields=["learner", "item"], name="one_card_each"),)

    @staticmethod
    def of(learner: int, value: Card) -> CardRow:
        return CardRow(
            learner_id=learner,
            item=value.item.key,
            stability=value.stability,
            difficulty=value.difficulty,
            due=value.due,
            last=value.last,
            reviews=value.reviews,
            lapses=value.lapses,
            passed=value.passed,
        )

    def value(self) -> Card:
        return Card(
            Item.of(self.item),
            self.stability,
            self.difficulty,
            self.due,
            self.last,
            self.reviews,
            self.lapses,
            self.passed,
        )


class BeliefRow(models.Model):
    """A cache: what is believed of a learner after the review `through`, over the items that `items` is a digest of."""

    learner = models.ForeignKey("store.Learner", on_delete=models.CASCADE, related_name="+")
    items = models.CharField(max_length=64)
    through = models.BigIntegerField()  # number of the last review in it; 0 is none
    day = models.IntegerField()  # of that review
    state = models.BinaryField()

    class Meta:
        db_table = "store_belief"
        indexes = (models.Index(fields=["learner", "items", "through"], name="belief_by_review"),)
