"""A question with a number for its answer: asked, compared, asked anew."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from viva import practice
from viva.content.drill import SEEDS, read_drills
from viva.content.pack import bundled
from viva.judge.typed import number_text
from viva.store import journal
from viva.web.markdown import to_html

from .reading import gym_to_read, text  # noqa: F401 (a fixture)

DRILL = "/drills/softmax/two-classes/"


def begin(gym, clock, seed=5, name="two-classes"):
    """The question of this seed is under way, with its answer."""
    drill = gym.library.drills[f"softmax/{name}"]
    practice.begin_drill(journal.local_owner(), drill, at=clock(), seed_of=lambda seeds: seed)
    return gym.bench.make_question(drill, seed)


def given(gym):
    return practice.drill_answers(journal.local_owner(), gym.library.drills["softmax/two-classes"])


def answer(client, number, seed=5, **more):
    return client.post(DRILL, {"number": number, "seed": seed, **more}, follow=True)


def test_a_question_is_asked_and_stays_until_it_is_answered(client, gym):
    page = text(client, DRILL)
    assert "The logits are" in page
    assert "katex" in page
    assert "within 1 % of the exact value" in page
    assert "Worked solution" not in page
    assert re.findall(r'name="seed" value="(\d+)"', page) == re.findall(
        r'name="seed" value="(\d+)"', text(client, DRILL)
    )


def test_a_right_number_is_shown_with_the_worked_solution(client, gym, clock):
    asked = begin(gym, clock)
    clock.passes(seconds=90)
    reply = answer(client, f"{asked.answer:.3f}", paused="30")
    page = reply.content.decode()
    ((number, kept),) = given(gym).items()
    assert reply.redirect_chain == [(f"{DRILL}answers/{number}/", 303)]
    assert (kept.right, kept.seconds) == (True, 60)
    assert "<title>Right: " in page
    assert "from the exact value." in page
    assert "Worked solution" in page
    assert number_text(asked.answer) in page
    assert "Goodfellow" in page


def test_a_wrong_number_says_how_far_off_it_is(client, gym, clock):
    asked = begin(gym, clock)
    page = answer(client, f"{1.2 * asked.answer:.6f}").content.decode()
    assert "<title>Not right: " in page
    assert "20 % above the exact value." in page
    assert "1/1 right" not in text(client, "/drills/")
    assert "0/1 right" in text(client, "/drills/")
    assert "0/1 right" in text(client, "/topics/softmax/")


def test_another_one_has_new_numbers(client, gym, clock):
    begin(gym, clock)
    answer(client, "0.5")
    assert 'name="seed" value="5"' not in text(client, DRILL)
    assert "Not right" in text(client, DRILL)  # among the answers so far


def test_one_may_say_that_one_does_not_know(client, gym, clock):
    begin(gym, clock)
    page = answer(client, "  ").content.decode()
    assert "Not known yet" in page
    assert "Worked solution" in page
    assert [each.right for each in given(gym).values()] == [False]


def test_what_is_no_number_is_refused_and_can_be_mended(client, gym, clock):
    begin(gym, clock)
    page = answer(client, '0,5"><script>').content.decode()
    assert "Write decimals with a point" in page
    assert 'aria-invalid="true"' in page
    assert 'value="0,5&quot;&gt;&lt;script&gt;"' in page
    assert 'name="seed" value="5"' in page
    assert given(gym) == {}


def test_a_form_that_is_sent_twice_leads_to_the_answer_it_gave(client, gym, clock):
    begin(gym, clock)
    first, second = answer(client, "0.5"), answer(client, "0.6")
    assert second.redirect_chain == first.redirect_chain
    assert len(given(gym)) == 1


@pytest.mark.parametrize("seed", ["", "x", "-1", "9" * 30, "6"])
def test_a_question_that_is_not_under_way_takes_no_answer(client, gym, clock, seed):
    begin(gym, clock)
    reply = answer(client, "0.5", seed=seed)
    assert reply.redirect_chain == [(DRILL, 303)]
    assert given(gym) == {}


def test_a_unit_stands_beside_the_field(client, gym, clock):
    asked = begin(gym, clock, name="log-odds")
    page = text(client, "/drills/softmax/log-odds/")
    assert "in nats" in page
    assert "at most 0.01 nats from the exact value" in page
    place = "/drills/softmax/log-odds/"
    reply = client.post(place, {"number": f"{asked.answer:.3f} nats", "seed": 5}, follow=True)
    assert "<title>Right: " in reply.content.decode()


def test_a_drill_that_was_changed_says_so(client, gym, clock, settings):
    asked = begin(gym, clock)
    answer(client, "0.5")
    (number,) = given(gym)
    drill = gym.library.drills["softmax/two-classes"]
    changed = replace(gym.library, drills={drill.id: replace(drill, digest="0")})
    settings.GYM = replace(gym, library=changed)
    page = text(client, f"{DRILL}answers/{number}/")
    assert "The drill was changed" in page
    assert number_text(asked.answer) in page


def test_a_drill_that_makes_no_question_says_so_and_keeps_nothing(client, gym, settings):
    drill = gym.library.drills["softmax/two-classes"]
    broken = replace(drill, source=drill.source.replace("answer = 1 /", "answer = 1 / 0 /"))
    settings.GYM = replace(gym, library=replace(gym.library, drills={drill.id: broken}))
    reply = client.get(DRILL)
    assert reply.status_code == 503
    assert "This drill makes no question" in reply.content.decode()


def test_what_is_not_there_is_not_found(client, gym):
    assert client.get("/drills/softmax/nothing/").status_code == 404
    assert client.get(f"{DRILL}answers/77/").status_code == 404


def test_drills_are_listed_and_found(client, gym):
    page = text(client, "/drills/")
    assert page.index("The probability of the first of two classes") < page.index("The logarithm of the odds")
    assert "Drills</h2>" in text(client, "/topics/softmax/")
    found = client.get("/search/suggestions?q=logarithm of the odds").json()["results"]
    assert found[0] == {
        "kind": "Drill",
        "title": "The logarithm of the odds at a temperature",
        "address": "/drills/softmax/log-odds/",
    }


def test_a_drill_may_have_a_note(client, gym):
    client.post("/notes/drill/softmax/two-classes", {"text": "Only the *gap* matters."})
    assert "<em>gap</em>" in text(client, DRILL)
    assert "Drill" in text(client, "/notes/")


def test_the_level_is_hidden_from_who_wants_it_so(client, gym):
    assert "<span>Junior</span>" in text(client, DRILL)
    client.cookies["blind"] = "yes"
    assert "<span>Junior</span>" not in text(client, DRILL)


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted(bundled().glob("*/drills.py")), ids=lambda file: file.parent.name)
def test_every_formula_of_the_bundled_drills_is_typeset(gym, file: Path):
    for drill in read_drills(file):
        for asked in (gym.bench.make_question(drill, seed) for seed in SEEDS[::33]):
            shown = to_html(asked.ask) + to_html(asked.working)
            assert "katex-error" not in shown
            assert "$" not in re.sub(r"<annotation.*?</annotation>", "", shown)
