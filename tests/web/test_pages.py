"""Today, the topics, the history, the settings, help, about, search."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from viva import practice
from viva.content.course import courses
from viva.content.library import Library
from viva.content.pack import Pack, bundled
from viva.content.strength import Measured
from viva.recall.goal import Goal
from viva.store import journal
from viva.store.search import Index
from viva.web.documents import documents
from viva.web.gym import Gym
from viva.web.roadmap import roadmap

from .conftest import INVERSE, mistake


@pytest.fixture(scope="session")
def pack() -> Pack:
    return Pack.open([bundled()])


@pytest.fixture
def gym(gym: Gym, pack: Pack, settings) -> Gym:
    """The two problems, and the whole syllabus around them."""
    catalogue = pack.catalogue
    settings.GYM = Gym(
        gym.problems,
        gym.titles,
        (),
        gym.bench,
        gym.now,
        catalogue=catalogue,
        roadmap=roadmap(tuple(catalogue.topics.values())),
        courses=courses(pack.paths, catalogue),
        index=Index(documents(catalogue, gym.problems, Library())),
    )
    return settings.GYM


def text(client, address: str, status: int = 200) -> str:
    page = client.get(address)
    assert page.status_code == status
    return page.content.decode()


def submit(client, source: str, **more: str) -> None:
    client.post(INVERSE, {"source": source, "action": "submit", **more})


def test_today_goes_on_where_one_stopped(client, gym, inverse):
    assert "Begin here" in text(client, "/today/")
    client.get(INVERSE)
    page = text(client, "/today/")
    assert page.index("Go on") < page.index("Inverse from scratch") < page.index("Then")
    submit(client, inverse.reference)
    assert "1 of 2 problems solved" in text(client, "/today/")
    assert "Go on" not in text(client, "/today/")


def test_the_chosen_course_decides_what_comes_today(client, gym):
    practice.set_goal(journal.local_owner(), Goal(order="generative-models"), at=gym.now())
    page = text(client, "/today/")
    assert "Generative models" in page
    assert "Inverse from scratch" not in page
    assert "This course has no problems yet" in page


def test_settings_are_kept_and_what_is_unknown_is_not(client, gym):
    answer = client.post("/settings/", {"theme": "contrast", "vim": "yes", "blind": "yes"})
    assert answer.status_code == 303
    page = text(client, answer.headers["Location"])
    assert 'data-theme="contrast"' in page
    assert re.search(r'name="vim" value="yes" checked', page)
    assert not re.search(r'name="timer" value="yes" checked', page)
    problem = text(client, INVERSE)
    assert "<viva-editor vim " in problem
    assert "viva-timer" not in problem
    assert "<span>Mid</span>" not in problem
    client.post("/settings/", {"theme": "pink"})
    assert 'data-theme="system"' in text(client, "/settings/")


def test_every_topic_is_on_the_map_and_in_the_table(client, gym, pack):
    page = text(client, "/topics/")
    for topic in pack.catalogue.topics:
        assert page.count(f'href="/topics/{topic}/"') >= 2
    assert "60 topics, 837 objectives" in page
    assert "0 of 1 solved" in page


def test_a_topic_shows_what_it_teaches_and_where_it_leads(client, gym, inverse):
    submit(client, inverse.reference)
    page = text(client, "/topics/linear-algebra/")
    assert "1 of 1 solved" in page
    assert 'id="linalg.inverse"' in page
    assert "/topics/matrix-decompositions/" in page
    assert "Nothing: begin here." in page


@pytest.mark.parametrize("topic", Pack.open([bundled()]).catalogue.topics)
def test_every_topic_has_a_page(client, gym, topic):
    assert "What you will be able to do" in text(client, f"/topics/{topic}/")


def test_an_unknown_topic_is_not_found(client, gym):
    text(client, "/topics/alchemy/", status=404)


def test_a_pack_of_problems_alone_has_no_map(client, db, settings, bench, clock, inverse):
    settings.GYM = Gym({inverse.id: inverse}, {"linear-algebra": "Vectors"}, (), bench, clock)
    assert "no topics" in text(client, "/topics/")


def test_the_history_shows_every_submission_and_what_one_said_before(client, gym, inverse):
    assert "Nothing yet" in text(client, "/history/")
    submit(client, mistake(inverse, "no-pivoting"), confidence="0.95")
    submit(client, inverse.reference, confidence="0.75")
    submit(client, inverse.reference)
    page = text(client, "/history/")
    assert page.index("Accepted") < page.index("Error")
    assert "certain" in page
    assert "fairly sure" in page
    assert "Brier score 0.48" in page  # (0.95² + 0.25²) / 2


def test_a_confidence_that_nobody_offers_is_none(client, gym, inverse):
    submit(client, inverse.reference, confidence="7")
    assert "Brier" not in text(client, "/history/")


def test_a_long_history_has_pages(client, gym, inverse, monkeypatch):
    monkeypatch.setattr("viva.web.history_page.MOST", 2)
    for _ in range(3):
        submit(client, "x = ")
    first = text(client, "/history/")
    older = re.search(r'href="\?before=(\d+)"', first)
    assert older is not None
    assert "Earlier submissions" not in text(client, f"/history/?before={older[1]}")
    assert "Earlier submissions" in text(client, "/history/?before=nine")


def test_help_explains_every_verdict(client, gym):
    page = text(client, "/help/")
    for words in ("Accepted", "Right values, wrong form", "Unstable", "Not allowed here", "The judge failed"):
        assert words in page


def test_about_counts_what_lies_here(client, gym, inverse):
    page = text(client, "/about/")
    assert f"Known mistakes</th><td>{2 * len(inverse.mistakes)}</td>" in page
    assert "Objectives</th><td>837</td>" in page


def test_search_finds_problems_objectives_and_topics(client, gym):
    page = text(client, "/search/?q=gauss-jordan")
    assert 'href="/problems/linear-algebra/inverse/"' in page
    assert 'href="/topics/linear-algebra/#linalg.inverse"' in page
    assert "<mark>" in page
    assert 'href="/topics/matrix-decompositions/"' in text(client, "/search/?q=eigenvalues+decompositions")


def test_what_is_searched_for_is_shown_as_text(client, gym):
    page = text(client, "/search/?q=<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "Nothing holds all of these words" in page


def test_suggestions_are_places(client, gym):
    found = client.get("/search/suggestions?q=inver").json()["results"]
    assert {"kind": "Problem", "title": "Inverse from scratch", "address": INVERSE} in found


def test_a_pause_is_not_time_worked(client, gym, clock, inverse):
    client.get(INVERSE)
    clock.passes(minutes=10)
    submit(client, inverse.reference, paused="240")
    assert "6 min" in text(client, "/history/")
    submit(client, inverse.reference, paused="1e9")
    submit(client, inverse.reference, paused="nan")
    assert "under 0.1 ms" in text(client, "/history/")
    assert "10 min" in text(client, "/history/")


def test_own_inputs_are_there_again(client, gym, inverse):
    client.post(INVERSE, {"source": inverse.reference, "action": "run", "inputs": "A = [[5.0]]"})
    assert "A = [[5.0]]</textarea>" in text(client, INVERSE)


def test_two_attempts_can_be_compared(client, gym, inverse):
    submit(client, "x = 1\n")
    submit(client, "x = 2\n")
    newest, first = (past.number for past in practice.history(journal.local_owner(), inverse))
    page = text(client, f"{INVERSE}submissions/{newest}/?with={first}")
    assert f"From submission {first} to submission {newest}" in page
    assert '<tr class="removed">' in page
    assert "From submission" not in text(client, f"{INVERSE}submissions/{newest}/?with=abc")


def test_the_strength_of_an_examination_is_shown_while_it_is_of_these_files(client, gym, settings, inverse):
    assert "its tests reject" not in text(client, INVERSE)
    measured = Measured(inverse.id, inverse.digest, 80, 81)
    settings.GYM = replace(gym, strengths={inverse.id: measured})
    assert "its tests reject 80 of 81 wrong programs" in text(client, INVERSE)


def test_a_smaller_failing_input_is_found_on_demand(client, gym, inverse):
    submit(client, mistake(inverse, "swaps-only-the-left-half"))
    (past,) = practice.history(journal.local_owner(), inverse)
    address = f"{INVERSE}submissions/{past.number}/"
    assert "Find a smaller input that fails" in text(client, address)
    page = text(client, f"{address}?smaller=yes")
    assert "The smallest input found" in page
    assert "a list of 2 x 2 float values" in page.replace("×", "x")
    submit(client, inverse.reference)
    (accepted, _) = practice.history(journal.local_owner(), inverse)
    assert "Find a smaller input" not in text(client, f"{INVERSE}submissions/{accepted.number}/")
