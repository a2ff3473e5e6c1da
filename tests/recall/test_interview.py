"""What an interview asks, and the shelf it is asked from: over the bundled pack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viva.content.objective import Level
from viva.content.pack import Pack, bundled
from viva.recall import interview
from viva.recall.goal import Goal
from viva.recall.review import ItemKind
from viva.recall.shelf import Shelf, shelve
from viva.recall.syllabus import Form


@pytest.fixture(scope="module")
def pack() -> Pack:
    return Pack.open([bundled()])


@pytest.fixture(scope="module")
def shelf(pack) -> Shelf:
    return shelve(pack.catalogue, pack.paths, pack.problems.values(), pack.library)


def test_everything_of_the_pack_is_on_the_shelf_in_the_order_of_study(shelf, pack):
    kinds = {each.item.kind for each in shelf.things.values()}
    assert kinds >= {ItemKind.PROBLEM, ItemKind.DERIVATION, ItemKind.EXERCISE}
    order = {topic: place for place, topic in enumerate(pack.catalogue.topics)}
    places = [order[each.topic] for each in shelf.things.values()]
    assert places == sorted(places)
    assert all(key == each.key for key, each in shelf.things.items())


def test_a_thing_knows_what_it_takes(shelf):
    inverse = shelf.things["problem:linear-algebra/inverse"]
    assert (inverse.form, inverse.topic, inverse.name) == (Form.IMPLEMENT, "linear-algebra", "inverse")
    assert 0 < inverse.attempt_minutes < inverse.minutes <= inverse.study_minutes


def test_what_shows_no_known_objective_is_left_out(pack):
    problem = next(iter(pack.problems.values()))
    strange = replace(problem, objectives=("no.such",))
    assert not shelve(pack.catalogue, pack.paths, [strange], pack.library).things.get(f"problem:{problem.id}")


def test_the_digest_changes_with_what_there_is(shelf):
    fewer = Shelf(shelf.catalogue, shelf.paths, dict(list(shelf.things.items())[:-1]))
    assert fewer.digest != shelf.digest
    assert Shelf(shelf.catalogue, None, shelf.things).digest == shelf.digest


@pytest.mark.parametrize(
    "goal", [Goal(), Goal(role="complete"), Goal(company="startup"), Goal(topics=("probability",))]
)
def test_shares_add_up_to_all_that_is_asked(shelf, goal):
    assert sum(interview.weights(shelf, goal).values()) == pytest.approx(1)
    assert sum(item.value for item in interview.syllabus(shelf, goal).items) == pytest.approx(1)
    assert 0 < interview.covered(shelf, goal) <= 1


def test_only_own_topics_are_asked(shelf):
    found = interview.weights(shelf, Goal(topics=("probability",)))
    asked = {shelf.catalogue.objectives[id].topic for id, weight in found.items() if weight}
    assert asked == {"probability"}


def test_a_role_asks_more_of_what_it_names(shelf):
    paths = shelf.paths
    for role in paths.roles:
        plain, with_role = interview.weights(shelf, Goal()), interview.weights(shelf, Goal(role=role))
        named = {
            each
            for step in paths.roles[role].steps
            if hasattr(step, "module")
            for part in paths.modules[step.module].parts
            if not step.parts or part.n in step.parts
            for each in part.objectives
        }
        if named and len(named) < len(plain):
            assert sum(with_role[each] for each in named) >= sum(plain[each] for each in named)


def test_what_lies_above_ones_level_counts_less(shelf):
    def of_research(level):
        found = interview.weights(shelf, Goal(level=level))
        objectives = shelf.catalogue.objectives
        return sum(weight for id, weight in found.items() if objectives[id].level is Level.RESEARCH)

    assert of_research(Level.JUNIOR) < of_research(Level.SENIOR) < of_research(Level.RESEARCH)


def test_what_is_called_must_know_counts_more(shelf):
    listed = {id for item in shelf.paths.checklists["last-day-must-know"].items for id in item.objectives}
    found = interview.weights(shelf, Goal())
    others = [weight for id, weight in found.items() if id not in listed]
    assert sum(found[id] for id in listed) / len(listed) > sum(others) / len(others)


def test_a_pack_without_paths_can_be_planned_too(shelf):
    bare = Shelf(shelf.catalogue, None, shelf.things)
    assert sum(interview.weights(bare, Goal(role="complete", company="startup")).values()) == pytest.approx(1)


def test_an_item_that_shows_more_objectives_repeats_their_items_too(shelf):
    inverse, matmul = (shelf.things[f"problem:linear-algebra/{name}"] for name in ("inverse", "matmul"))
    wide = replace(inverse, objectives=(*inverse.objectives[:1], *matmul.objectives[:1]))
    changed = Shelf(shelf.catalogue, shelf.paths, dict(shelf.things) | {wide.key: wide})
    syllabus = interview.syllabus(changed, Goal())
    exercised = dict(syllabus.items[syllabus.item_number[wide.key]].exercises)
    assert exercised[matmul.key] == interview.SHOWN_TOO
