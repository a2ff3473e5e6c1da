"""Stats: every number that is plotted stands in a table, and what is not known is said."""

from __future__ import annotations

import re
from time import process_time

from viva import practice
from viva.recall.goal import Goal
from viva.recall.interview import covered
from viva.recall.review import Item, ItemKind, Rating
from viva.store import journal

from .planning import gym_to_plan as gym_to_plan
from .planning import practise_today, whole  # noqa: F401
from .reading import text

STATS = "/stats/"


def plot(page: str, kind: str) -> str:
    """The HTML of the first plot of a kind."""
    return page.split(f'<viva-plot kind="{kind}"', 1)[1].split("</viva-plot>", 1)[0]


def numbers(html: str, what: str) -> list[float]:
    return [float(value) for value in re.findall(rf'<data value="([^"]+)" data-as="{what}">', html)]


def test_before_the_first_review_it_says_what_each_part_needs(client, gym):
    page = text(client, STATS)
    assert "Nothing was reviewed yet" in page
    assert "No date is set" in page
    assert "Predictions begin with the second review" in page
    assert "Nothing was reviewed in the last twelve weeks" in page
    assert "After the first review" in page
    assert [kind for kind in ("calibration", "stack", "shares") if f'kind="{kind}"' in page] == []


def test_readiness_has_its_interval_by_area_and_by_kind(client, gym):
    page = text(client, STATS)
    for part in page.split("<h3")[1:3]:  # by area, by kind
        low, mean, high = (numbers(part, what) for what in ("low", "mean", "high"))
        assert len(mean) >= 3
        assert all(0 <= a <= b <= c <= 1 for a, b, c in zip(low, mean, high, strict=True))


def test_what_the_pack_cannot_ask_is_said_and_has_no_score(client, gym):
    page = text(client, STATS)
    missing = 100 - round(100 * covered(gym.shelf, Goal()))
    assert missing >= 5
    assert f"for the other {missing} % the pack has nothing to practise yet" in page
    assert re.search(
        r'>Interview craft</th><td>5 %</td><td>0 %</td><td colspan="2" class="muted">not known', page
    )
    assert "What this does not know" in page


def test_the_curve_marks_the_minutes_of_the_learner_and_begins_where_one_stops(client, gym):
    page = text(client, STATS)
    curve = plot(page, "curve")
    minutes, scores = numbers(curve, "minutes"), numbers(curve, "score")
    assert minutes == sorted(minutes) and scores == sorted(scores)
    assert "(yours)" in curve.split("data-marked", 1)[1].split("</tr>", 1)[0]
    assert f"If you stopped now: <strong>{100 * scores[0]:.0f} %</strong>" in page


def test_weeks_show_the_days_and_the_minutes_by_kind(client, gym, clock):
    practise_today(gym)
    clock.passes(days=8)
    practise_today(gym)
    weeks = plot(text(client, STATS), "stack")
    assert weeks.count("<tr>") == 1 + 3  # the first of March is a Sunday, the ninth a Monday
    assert "1 of 7: Sunday" in weeks
    assert "0 of 7<" in weeks
    assert "1 of 1: Monday" in weeks  # what is to come is no day off
    assert sum(numbers(weeks, "Formulas")) > 0


def test_predictions_stand_beside_what_happened_with_their_interval(client, gym, clock):
    me, item = journal.local_owner(), next(iter(gym.shelf.things.values())).item
    for rating in (Rating.GOOD, Rating.GOOD, Rating.AGAIN):
        practice.rate(me, item, rating, at=clock.now, seconds=30)
        clock.passes(days=2)
    found = plot(text(client, STATS), "calibration")
    said, happened, low, high = (numbers(found, what) for what in ("said", "happened", "low", "high"))
    assert sum(numbers(found, "count")) == 2
    assert all(0 < each < 1 for each in said)
    assert all(a <= b <= c for a, b, c in zip(low, happened, high, strict=True))
    ratings = plot(text(client, STATS), "shares")
    assert numbers(ratings, "share") == [1 / 3, 0, 2 / 3, 0]


def test_what_the_pack_has_no_more_still_counts_as_time(client, gym, clock):
    for kind in (ItemKind.LESSON, ItemKind.CARD):
        practice.rate(journal.local_owner(), Item(kind, "gone/away"), Rating.HARD, at=clock.now, seconds=120)
    weeks = plot(text(client, STATS), "stack")
    assert numbers(weeks, "Read") == [2.0]
    assert numbers(weeks, "Formulas") == [2.0]


def test_the_page_takes_little_time(client, gym, clock):
    practise_today(gym)
    text(client, STATS)
    began = process_time()
    text(client, STATS)
    assert process_time() - began < 0.25  # seconds; 0.06 on a machine of its own
