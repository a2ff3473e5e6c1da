"""A belief as bytes."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given

from tests.recall.material import HISTORIES, SYLLABUS, syllabus
from viva.recall.belief import Belief, replay
from viva.recall.snapshot import pack, unpack


@given(HISTORIES)
def test_it_comes_back_equal(history):
    belief = replay(SYLLABUS, history)
    found = unpack(pack(belief), SYLLABUS)
    assert found is not None
    for each in fields(Belief):
        np.testing.assert_array_equal(getattr(found, each.name), getattr(belief, each.name))


@pytest.mark.parametrize("state", [b"", b"no archive", pack(Belief.blank(SYLLABUS))[:200]])
def test_damage_is_noticed(state):
    assert unpack(state, SYLLABUS) is None


def test_that_of_another_syllabus_is_not_taken():
    assert unpack(pack(Belief.blank(SYLLABUS)), syllabus(objectives=13)) is None
