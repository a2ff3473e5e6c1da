"""The list of problems."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .conftest import INVERSE


def titles(client, query: str = "") -> list[str]:
    page = client.get(f"/problems/{query}")
    assert page.status_code == 200
    return [entry.problem.title for section in page.context["sections"] for entry in section.entries]


def test_the_front_page_leads_to_today(client, gym):
    assert client.get("/").headers["Location"] == "/today/"


def test_problems_stand_under_their_topics_in_the_order_of_the_syllabus(client, gym):
    page = client.get("/problems/").content.decode()
    assert (
        page.index("Vectors &amp; matrices")
        < page.index("Inverse from scratch")
        < page.index("A fair &lt;coin&gt;")
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=INVERSE+scratch", ["Inverse from scratch"]),
        ("?q=prob.coin", ["A fair <coin>"]),
        ("?q=matrices", ["Inverse from scratch"]),
        ("?topic=probability", ["A fair <coin>"]),
        ("?level=2", ["Inverse from scratch"]),
        ("?runtime=numpy", ["A fair <coin>"]),
        ("?state=new", ["Inverse from scratch", "A fair <coin>"]),
        ("?state=solved", []),
        ("?topic=probability&runtime=python", []),
        ("?level=nine&state=perhaps", ["Inverse from scratch", "A fair <coin>"]),
    ],
)
def test_filters_narrow_the_list(client, gym, query, found):
    assert titles(client, query) == found


def test_the_state_of_a_problem_follows_its_submissions(client, gym, inverse):
    client.post(INVERSE, {"source": "def inverse(A): return 1", "action": "submit"})
    assert titles(client, "?state=tried") == ["Inverse from scratch"]
    client.post(INVERSE, {"source": inverse.reference, "action": "submit"})
    assert titles(client, "?state=solved") == ["Inverse from scratch"]
    assert "1 of 2 solved" in client.get("/problems/").content.decode()


def test_an_empty_result_offers_the_way_back(client, gym):
    assert "No problem is like that" in client.get("/problems/?q=nothing+of+the+kind").content.decode()


def test_a_search_is_shown_as_text_whatever_it_is(client, gym):
    page = client.get('/problems/?q="><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in page
    assert "&quot;&gt;&lt;script&gt;" in page


def test_a_problem_that_cannot_be_read_is_named(client, gym, settings):
    settings.GYM = replace(gym, unreadable=("probability/broken",))
    page = client.get("/problems/").content.decode()
    assert "<code>probability/broken</code>" in page
    assert "viva check" in page
