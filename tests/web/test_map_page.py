"""The knowledge map: every number of the drawing stands in the table, and what is next has its reason and its link."""

from __future__ import annotations

import re
from dataclasses import replace
from time import process_time

import pytest

from viva import practice
from viva.recall.placement import Answer
from viva.recall.review import Rating
from viva.recall.shelf import Shelf
from viva.store import journal
from viva.web.gym import EMPTY, UNDRAWN
from viva.web.things import place_of

from .planning import gym_to_plan as gym_to_plan
from .planning import practise_today, whole  # noqa: F401
from .reading import text

MAP, OBJECTIVES = "/map/", "/map/objectives/"
BAYES = "prob.bayes-theorem"


def boxes(page: str) -> dict[str, str]:
    """The words of each box of the drawing, by topic."""
    found = re.findall(
        r'<a href="/map/objectives/\?topic=([a-z0-9-]+)" class="\w+">.*?class="small"[^>]*>([^<]+)<', page
    )
    return dict(found)


def practised_for_weeks(gym, clock) -> None:
    """What was failed leaves something to be learnt."""
    for rating in (Rating.AGAIN, Rating.GOOD):
        practise_today(gym, rating)
        clock.passes(days=8)


def recall_bayes(gym) -> None:
    item = gym.shelf.by_objective[BAYES][0].item
    practice.rate(journal.local_owner(), item, Rating.GOOD, at=gym.now(), seconds=60)


def test_before_anything_is_known_it_says_so_and_offers_the_placement(client, gym):
    page = text(client, MAP)
    assert "Nothing is known yet" in page
    assert 'href="/placement/">Fill it with about twenty questions' in page
    assert boxes(page)["linear-algebra"] == "▷ nothing known yet"
    assert "– no items yet" in boxes(page).values()
    assert 'class="full"' not in page
    assert "Nothing that you practised falls under 70 %" in page


def test_the_table_says_what_the_drawing_says(client, gym, clock):
    practised_for_weeks(gym, clock)
    page = text(client, MAP)
    table = page[page.index('<table class="topics') :]
    found = boxes(page)
    assert set(found) == set(gym.catalogue.topics)
    for topic, words in found.items():
        sign, _, chance = words.partition(" ")
        row = table[table.index(f'topic={topic}"') :].split("</tr>", 1)[0]
        assert f"<td>{chance}</td>" in row
        assert f'<span aria-hidden="true">{sign}</span>' in row
    assert page.count('class="full"') == sum("%" in each for each in found.values()) > 0


def test_what_is_next_has_reasons_and_links(client, gym, clock):
    practised_for_weeks(gym, clock)
    page = text(client, MAP)
    ready, fading, blocking = (
        page[page.index(f'id="{name}"') :].split("</section>")[0] for name in ("ready", "fading", "blocking")
    )
    assert re.search(r"opens \d+ objective|% of the marks hang on it", ready)
    assert re.search(r"<span>\d+ % now</span> <span>fades to \d+ % by \d+ [A-Z]", fading)
    assert re.search(r"in the way of \d+ objective", blocking)
    for part, verb in ((ready, "Begin with"), (fading, "Refresh with"), (blocking, "Begin with")):
        item = re.search(rf'{verb} <a href="([^"]+)"', part)[1]
        assert client.get(item).status_code == 200
        assert re.search(r'<p><a href="/map/objectives/\?topic=[a-z-]+#[a-z]+\.[a-z0-9-]+">', part)


def test_it_says_what_it_was_made_of(client, gym):
    practice.answer_placement(journal.local_owner(), gym.shelf, BAYES, Answer.YES, at=gym.now())
    assert re.search(r"From your answers: about \d+ of 837 objectives known", text(client, MAP))
    assert "Go on with the placement" in text(client, MAP)
    assert "The map knows 1 answer of yours" in text(client, f"{MAP}?placed=yes")
    practise_today(gym)
    page = text(client, MAP)
    assert "From your reviews and answers" in page
    assert "placement" not in page


def test_objectives_come_a_hundred_at_a_time(client, gym):
    first, second, last = (text(client, f"{OBJECTIVES}?page={page}") for page in (1, 2, 9))
    assert [page.count('<tr role="row" id="') for page in (first, second, last)] == [100, 100, 37]
    assert "837 objectives, page 2 of 9" in second
    assert 'href="/map/objectives/?page=9"' in first
    assert text(client, f"{OBJECTIVES}?page=999").count('<tr role="row" id="') == 37
    assert text(client, f"{OBJECTIVES}?page=<b>").count('<tr role="row" id="') == 100


def test_a_row_has_state_interval_blockers_and_an_item(client, gym):
    recall_bayes(gym)
    page = text(client, f"{OBJECTIVES}?topic=probability")
    row = page[page.index(f'id="{BAYES}"') :].split("</tr>")[0]
    assert re.search(r"<td role=\"cell\">100 % \(\d\d–100\)</td>", row)
    assert "from conditional probability" in row
    assert "</span> Known</span>" in row or "</span> Fading</span>" in row
    assert f'href="{place_of(gym.shelf.by_objective[BAYES][0])}"' in row
    blocked = re.search(r'Blocked</span><span class="muted">by <a href="([^"]+)">[a-z0-9 -]+</a>', page)
    place, _, anchor = blocked[1].partition("#")
    assert f'id="{anchor}"' in text(client, place)


def test_filters_admit_what_they_say_and_ignore_what_is_no_choice(client, gym):
    both = text(client, f"{OBJECTIVES}?topic=probability&state=ready")
    assert '<option value="ready" selected>' in both
    assert "of 837 objectives" in both
    assert "Blocked</span><span" not in both
    assert text(client, f"{OBJECTIVES}?state=nonsense").count('<tr role="row" id="') == 100
    nothing = text(client, f"{OBJECTIVES}?topic=nowhere&state=fading")
    assert "No objective is like that" in nothing


def test_the_level_is_hidden_from_who_wants_it_so(client, gym):
    assert "<span>Junior</span>" in text(client, OBJECTIVES)
    client.cookies["blind"] = "yes"
    assert "<span>Junior</span>" not in text(client, OBJECTIVES)


def test_a_topic_says_how_it_stands_with_each_of_its_objectives(client, gym):
    recall_bayes(gym)
    page = text(client, "/topics/probability/")
    goal = page[page.index(f'<li id="{BAYES}"') :].split("</li>")[0]
    assert re.search(r"(Known|Fading)</span>, 100 % \(\d\d–100\)</span>", goal)
    assert re.search(r"(Ready|Blocked)</span>, \d+ % \(\d+–\d+\), never tried</span>", page)
    assert 'href="/map/objectives/?topic=probability"' in page


def test_a_pack_without_objectives_has_nothing_to_map(client, settings, gym):
    settings.GYM = replace(gym, catalogue=EMPTY, roadmap=UNDRAWN, shelf=Shelf(EMPTY))
    assert "nothing to map" in text(client, MAP)
    assert "No objective is like that" in text(client, OBJECTIVES)


@pytest.mark.slow
@pytest.mark.parametrize("path", [MAP, OBJECTIVES, "/topics/probability/"])
def test_a_page_takes_less_than_a_tenth_of_a_second(client, gym, clock, path):
    practised_for_weeks(gym, clock)
    text(client, path)
    times = []
    for _ in range(5):
        start = process_time()
        text(client, path)
        times.append(process_time() - start)
    assert min(times) < 0.1
