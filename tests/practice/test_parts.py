"""What the predicted score is made of, over the bundled pack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viva import practice
from viva.content.topic import Section
from viva.recall.goal import Goal
from viva.recall.shelf import Shelf
from viva.recall.syllabus import Form

from .test_plan import NOON, me, practise, shelf  # noqa: F401 (fixtures)

pytestmark = pytest.mark.django_db


def test_areas_and_forms_make_up_the_whole_and_what_is_covered_of_it(me, shelf):  # noqa: F811
    standing = practice.standing(me, shelf, now=NOON)
    for parts in (practice.areas(standing), practice.forms(standing, practice.outlook(standing))):
        assert sum(part.asked for part in parts.values()) == pytest.approx(1)
        whole = sum(part.asked * part.covered for part in parts.values())
        assert whole == pytest.approx(practice.covered(standing))


def test_what_has_nothing_to_practise_has_no_score(me, shelf):  # noqa: F811
    standing = practice.standing(me, shelf, now=NOON)
    found = practice.areas(standing)
    assert set(found) == set(Section)
    assert all((part.score is None) == (part.covered == 0) for part in found.values())
    assert found[Section.INTERVIEW_CRAFT].score is None
    assert practice.forms(standing, practice.outlook(standing))[Form.DERIVE].score is not None


def test_only_what_is_asked_is_a_part(me, shelf):  # noqa: F811
    practice.set_goal(me, Goal(topics=("probability",)), at=NOON)
    found = practice.areas(practice.standing(me, shelf, now=NOON))
    assert list(found) == [Section.FOUNDATIONS]
    assert found[Section.FOUNDATIONS].asked == pytest.approx(1)


def test_practice_raises_the_score_of_its_area(me, shelf):  # noqa: F811
    standing = practice.standing(me, shelf, now=NOON)
    before = practice.areas(standing)[Section.FOUNDATIONS].score
    practise(me, practice.todays_session(standing), NOON)
    after = practice.areas(practice.standing(me, shelf, now=NOON))[Section.FOUNDATIONS].score
    assert before is not None and after is not None
    assert after.mean > before.mean


def test_with_no_minutes_it_is_what_is_left_if_one_stops(me, shelf):  # noqa: F811
    standing = practice.standing(me, shelf, now=NOON)
    practise(me, practice.todays_session(standing), NOON)
    outlook = practice.outlook(practice.standing(me, shelf, now=NOON))
    found = practice.by_minutes(outlook)
    assert found[0] == (0, outlook.bare.total.mean)
    assert [score for _, score in found] == sorted(score for _, score in found)


def test_a_pack_without_objectives_has_no_parts(me, shelf):  # noqa: F811
    empty = replace(
        practice.standing(me, shelf, now=NOON), shelf=Shelf(replace(shelf.catalogue, objectives={}))
    )
    assert practice.areas(empty) == {}
