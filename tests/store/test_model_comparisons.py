"""What language models found comes back as it went."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viva.answers import Compared, Label, MisconceptionSeen, PointVerdict
from viva.store import journal, model_comparisons
from viva.store.entries import Answer, ModelComparison
from viva.store.models import Learner

from . import values

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
shares = st.floats(0, 1)
found = st.builds(
    Compared,
    points=st.lists(
        st.builds(PointVerdict, values.words, st.sampled_from(Label), values.words, shares, values.words)
    ).map(tuple),
    misconceptions=st.lists(st.builds(MisconceptionSeen, st.integers(0, 9), values.words, shares)).map(tuple),
    score=shares,
    weaker=st.booleans(),
    remarks=st.lists(values.words).map(tuple),
)


def answered(learner: int) -> int:
    return journal.append_answer(learner, Answer("a/q", "d", "words", NOW, 1.0))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found)
def test_a_comparison_comes_back_equal(compared):
    learner = journal.local_owner()
    kept = ModelComparison(answered(learner), "large-model", compared, NOW)
    model_comparisons.append_model_comparison(kept)
    assert model_comparisons.model_comparison(learner, kept.answer) == kept


def test_the_latest_counts_and_only_for_whose_answer_it_is():
    learner = journal.local_owner()
    number = answered(learner)
    assert model_comparisons.model_comparison(learner, number) is None
    for minutes, model in ((2, "second"), (1, "first")):
        compared = Compared((), (), 0.5, weaker=False)
        at = NOW + timedelta(minutes=minutes)
        model_comparisons.append_model_comparison(ModelComparison(number, model, compared, at))
    latest = model_comparisons.model_comparison(learner, number)
    assert latest is not None
    assert latest.model == "second"
    other = Learner.objects.create(username="other").pk
    assert model_comparisons.model_comparison(other, number) is None
