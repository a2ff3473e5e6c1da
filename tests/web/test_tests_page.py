"""Writing the tests, in the page."""

from __future__ import annotations

import pytest

from viva import practice
from viva.store import journal

from .conftest import INVERSE

pytestmark = pytest.mark.slow

PAGE = f"{INVERSE}tests/"
TESTS = """from submission import inverse
def test_it():
    assert inverse([[2.0, 0.0], [0.0, 4.0]]) == [[0.5, 0.0], [0.0, 0.25]]
"""


def test_tests_are_tried_kept_and_shown_again(client, gym, inverse):
    assert "from submission import inverse" in client.get(PAGE).content.decode()
    said = client.post(PAGE, {"source": TESTS}, headers={"X-Requested-With": "fetch"}).content.decode()
    assert "wrong programs caught" in said
    assert "<html" not in said
    page = client.get(PAGE).content.decode()
    assert "[[0.5, 0.0], [0.0, 0.25]]" in page
    assert "best so far" in page
    (tried,) = practice.tests_tried(journal.local_owner(), inverse)
    assert tried.sound
    assert 0 < tried.caught < tried.total


def test_what_is_missed_is_named_once_the_solution_is_open(client, gym, inverse):
    missed = "Divides by whatever stands on the diagonal"
    assert missed not in client.post(PAGE, {"source": TESTS}).content.decode()
    client.post(INVERSE, {"source": "x = 1", "action": "submit"})
    assert missed in client.post(PAGE, {"source": TESTS}).content.decode()


def test_a_right_program_that_fails_is_said_first(client, gym):
    said = client.post(PAGE, {"source": TESTS.replace("0.25", "0.3")}).content.decode()
    assert "A right program fails your tests" in said
    assert "wrong programs caught" not in said
