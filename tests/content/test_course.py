"""The orders in which topics can be studied."""

from __future__ import annotations

from viva.content.course import WHOLE, courses
from viva.content.pack import Pack, bundled


def test_the_pack_has_a_course_for_every_role_and_plan():
    pack = Pack.open([bundled()])
    found = {course.id: course for course in courses(pack.paths, pack.catalogue)}
    assert {WHOLE, *pack.paths.roles, *pack.paths.plans} >= found.keys()
    assert found[WHOLE].topics == tuple(pack.catalogue.topics)
    assert found["ml-engineer"].topics[0] == "optimization-basics"
    assert found["math-three-weeks"].topics[:2] == ("linear-algebra", "matrix-decompositions")


def test_every_topic_stands_once_and_exists():
    pack = Pack.open([bundled()])
    for course in courses(pack.paths, pack.catalogue):
        assert len(set(course.topics)) == len(course.topics) > 0
        assert set(course.topics) <= pack.catalogue.topics.keys()
