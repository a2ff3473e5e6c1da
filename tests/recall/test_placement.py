"""A few questions place a learner on the map, each the one that tells most."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viva.recall import chance
from viva.recall.attempt import Activity, Attempt
from viva.recall.belief import Belief, believe, replay
from viva.recall.forgetting import GOOD, Numbers
from viva.recall.mastery import map_of
from viva.recall.placement import LEAST_GAIN, MOST, Answer, answered, gains, next_question
from viva.recall.syllabus import Flags, Form, Id, Item, Node, Syllabus

from .material import HISTORIES, SYLLABUS, syllabus

BLANK = Belief.blank(SYLLABUS)
OBJECTIVES = st.sampled_from([node.id for node in SYLLABUS.nodes])
ANSWERS = st.sampled_from(Answer)


def graph(topics: int = 15, of_topic: int = 8) -> Syllabus:
    """Each objective needs up to three before it, mostly of its topic; topics are worth more and less."""
    rng = np.random.default_rng(5)
    nodes, marks = [], []
    by_topic = rng.lognormal(0.0, 1.0, topics)
    for number in range(topics * of_topic):
        topic = number // of_topic
        near = [topic * of_topic if rng.random() < 0.7 else 0 for _ in range(rng.integers(0, 4))]
        needs = {int(rng.integers(low, number)): float(rng.uniform(0.4, 1.0)) for low in near if low < number}
        prerequisites = tuple((f"o{need}", weight) for need, weight in needs.items())
        nodes.append(Node(f"o{number}", f"t{topic}", 1 + 4 * topic // topics, prerequisites))
        marks.append(by_topic[topic] * rng.lognormal(0.0, 0.5))
    items = [Item(n, f"o{n}", Form.QUESTION, 7.0, 2.5, each / sum(marks)) for n, each in enumerate(marks)]
    return Syllabus(items, nodes)


def knowledge(material: Syllabus, rng: np.random.Generator) -> Flags:
    """What somebody knows, by objective: more of some topics than of others, and seldom what lacks its ground."""
    level = rng.normal(0.3, 1.0) + rng.normal(0.0, 1.2, len(material.topics))[material.topic]
    chances = 1 / (1 + np.exp(0.4 * material.tier - level))
    knows = np.zeros(len(material.nodes), bool)
    for number, luck in enumerate(rng.random(len(knows))):
        needs, weights = material.needs.leaving(number)
        knows[number] = luck < chances[number] * np.prod(1 - 0.7 * weights * ~knows[needs])
    return knows


def told(material: Syllabus, belief: Belief, knows: Flags, objective: Id) -> Belief:
    known = knows[material.node_number[objective]]
    return answered(material, belief, objective, Answer.YES if known else Answer.NO)


def error(material: Syllabus, belief: Belief, knows: Flags) -> float:
    """The Brier score of a map, objectives weighed by what hangs on them."""
    worth = chance.worth(material)
    off = (map_of(material, belief, day=0, date=0).mean - knows) ** 2
    return float(worth @ off / worth.sum())


def placed(material: Syllabus, knows: Flags) -> Belief:
    belief, asked = Belief.blank(material), frozenset[Id]()
    while (objective := next_question(material, belief, asked)) is not None:
        belief, asked = told(material, belief, knows, objective), asked | {objective}
    return belief


def means(belief: Belief) -> Numbers:
    return map_of(SYLLABUS, belief, day=60, date=60).mean


@settings(max_examples=40, deadline=None)
@given(HISTORIES, st.lists(st.tuples(OBJECTIVES, ANSWERS), max_size=10))
def test_no_question_is_expected_to_make_the_map_worse(history, answers):
    belief = replay(SYLLABUS, history)
    for objective, answer in answers:
        belief = answered(SYLLABUS, belief, objective, answer)
    gain = gains(SYLLABUS, belief)
    assert (gain >= 0).all()
    assert (gain <= 0.25).all()


@settings(max_examples=40, deadline=None)
@given(HISTORIES, OBJECTIVES)
def test_a_yes_lowers_no_chance_and_a_no_raises_none(history, objective):
    before = replay(SYLLABUS, history)
    yes, partly, no = (means(answered(SYLLABUS, before, objective, answer)) for answer in Answer)
    assert (yes >= means(before) - 1e-12).all()
    assert (no <= means(before) + 1e-12).all()
    assert (no - 1e-12 <= partly).all()
    assert (partly <= yes + 1e-12).all()


@settings(max_examples=40, deadline=None)
@given(HISTORIES, st.lists(ANSWERS, min_size=MOST, max_size=MOST))
def test_nothing_is_asked_twice_nor_what_was_tried_nor_too_much(history, answers):
    belief, asked = replay(SYLLABUS, history), list[Id]()
    tried = {SYLLABUS.items[SYLLABUS.item_number[attempt.item]].objective for attempt in history}
    while (objective := next_question(SYLLABUS, belief, frozenset(asked))) is not None:
        belief = answered(SYLLABUS, belief, objective, answers[len(asked)])
        asked.append(objective)
    assert len(set(asked)) == len(asked) <= MOST
    assert tried.isdisjoint(asked)


@settings(max_examples=40, deadline=None)
@given(st.frozensets(st.integers(), min_size=MOST))
def test_twenty_questions_are_enough(asked):
    assert next_question(SYLLABUS, BLANK, asked) is None


def test_what_was_said_is_not_remembered_as_practice():
    belief = answered(SYLLABUS, BLANK, "o3", Answer.YES)
    assert not belief.practised.any()
    assert belief.strength is BLANK.strength


def test_what_is_said_tells_less_than_what_is_done():
    said = answered(SYLLABUS, BLANK, "o3", Answer.YES)
    done = believe(SYLLABUS, BLANK, Attempt(0, "i3", Activity.PROBE, True, GOOD, 2.0))
    before, by_word, by_deed = (chance.known_before(SYLLABUS, each)[3] for each in (BLANK, said, done))
    assert before < by_word < by_deed


def test_an_objective_nobody_knows_changes_nothing():
    assert answered(SYLLABUS, BLANK, "nowhere", Answer.YES) is BLANK
    assert next_question(SYLLABUS, BLANK, frozenset({"nowhere"})) is not None


def test_what_has_no_items_is_not_asked():
    bare = Syllabus([], SYLLABUS.nodes)
    assert next_question(bare, Belief.blank(bare), frozenset()) is None
    nothing = syllabus(objectives=0, items=0)
    assert next_question(nothing, Belief.blank(nothing), frozenset()) is None


def test_when_nothing_is_left_to_be_learnt_from_asking_it_ends():
    sure = BLANK
    for node in SYLLABUS.nodes:
        for _ in range(40):
            sure = answered(SYLLABUS, sure, node.id, Answer.YES)
    assert gains(SYLLABUS, sure).max() < LEAST_GAIN
    assert next_question(SYLLABUS, sure, frozenset()) is None


def test_a_root_of_everything_says_little_of_the_learner():
    """One no about what a hundred objectives stand on is one no."""
    nodes = [
        Node("root", "t0"),
        *(Node(f"o{n}", f"t{n}", 1, (("root", 1.0),)) for n in range(1, 101)),
        Node("far", "u"),
    ]
    wide = Syllabus([Item(f"i{n.id}", n.id, Form.QUESTION, 7.0, 2.5, 1 / 102) for n in nodes], nodes)
    blank = Belief.blank(wide)
    after = answered(wide, blank, "root", Answer.NO)
    assert chance.known_before(wide, after)[-1] > 0.7 * chance.known_before(wide, blank)[-1]


def test_twenty_chosen_questions_tell_more_than_twenty_others():
    """Measured over 30 learners; what is compared is the same learner, asked the one way and the other."""
    material, blank, chosen, others = graph(), [], [], []
    for seed in range(30):
        rng = np.random.default_rng((11, seed))
        knows = knowledge(material, rng)
        by_chance = Belief.blank(material)
        blank.append(error(material, by_chance, knows))
        for number in rng.permutation(len(knows))[:MOST]:
            by_chance = told(material, by_chance, knows, material.nodes[number].id)
        others.append(error(material, by_chance, knows))
        chosen.append(error(material, placed(material, knows), knows))
    assert np.mean(chosen) < 0.95 * np.mean(others) < np.mean(blank)


@pytest.mark.slow
def test_a_question_is_chosen_while_nobody_waits():
    large = syllabus(objectives=837, items=5000)
    belief, times = Belief.blank(large), []
    for _ in range(4):
        start = time.process_time()
        next_question(large, belief, frozenset())
        times.append(time.process_time() - start)
    assert min(times) < 0.25  # 0.04 where nothing else runs
