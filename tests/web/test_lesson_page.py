"""A lesson in the page: what it says, where it leads, its code at work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viva.content.lesson import Part
from viva.web.lesson_html import lesson_html, targets

from .reading import gym_to_read, text  # noqa: F401 (a fixture)

LESSON = "/topics/softmax/lesson/"


@pytest.fixture
def lesson(gym):
    return gym.library.lessons["softmax"]


def test_a_lesson_has_its_six_parts_with_places_to_link_to(client, gym):
    page = text(client, LESSON)
    places = [page.index(f'<h2 id="{part.value.lower().replace(" ", "-")}">') for part in Part]
    assert places == sorted(places)
    assert '<a href="#common-mistakes">Common mistakes</a>' in page


def test_formulas_tables_footnotes_and_marked_blocks_are_shown(client, gym):
    page = text(client, LESSON)
    assert 'class="katex-display"' in page
    assert "<table>" in page
    assert '<aside class="mark failure"><p class="label">When it breaks</p>' in page
    assert '<aside class="mark production"><p class="label">In production</p>' in page
    assert 'href="#fn1"' in page and 'id="fn1"' in page


def test_a_figure_is_shown_for_each_theme_with_its_description(client, gym):
    page = text(client, LESSON)
    assert (
        'class="in-light" src="/topics/softmax/figures/temperature.light.svg" alt="The probability of' in page
    )
    assert 'width="461" height="259" loading="lazy"' in page
    assert "The smaller <span" in page.partition('class="caption"')[2]


def test_a_drawing_is_sent_where_nothing_in_it_can_act(client, gym):
    reply = client.get("/topics/softmax/figures/temperature.dark.svg")
    assert reply["Content-Type"] == "image/svg+xml"
    assert reply["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    for nothing in ("temperature.pink", "nothing.dark", "temperature.light.svg/../x.dark"):
        assert client.get(f"/topics/softmax/figures/{nothing}.svg").status_code == 404


def test_links_lead_to_topics_and_words(client, gym):
    page = text(client, LESSON).replace(' rel="noopener noreferrer"', "")
    assert '<a href="/topics/entropy/">Entropy</a>' in page
    assert '<a href="/topics/entropy/">entropy</a>' in page
    assert '<a href="/glossary/#logit">logits</a>' in page
    assert "[[" not in page.replace("x[[0]]", "")
    assert "A real number from which a probability is made" in page


def test_a_lesson_says_what_mentions_it_and_where_to_go_on(client, gym):
    page = text(client, LESSON)
    assert '<a href="/topics/entropy/lesson/">Entropy</a>' in page.partition("Mentioned in")[2]
    assert "Next lesson: Entropy" in page
    assert "Next lesson" not in text(client, "/topics/entropy/lesson/")


def test_the_topic_offers_its_lesson(client, gym):
    assert f'href="{LESSON}">Read the lesson</a>' in text(client, "/topics/softmax/")


def test_a_topic_without_a_lesson_has_no_page_of_one(client, gym):
    assert client.get("/topics/nothing/lesson/").status_code == 404


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[[softmax|<script>alert(1)</script>]]",
        "[[<img src=x onerror=alert(1)>]]",
        "[x](javascript:alert(1))",
        "![x](http://evil.example/x.png)",
        "::: failure <script>alert(1)</script>\nx\n:::",
        "[^x]\n\n[^x]: <img src=x onerror=alert(1)>",
        "```python\n</code></pre></viva-snippet><script>alert(1)</script>\n```",
        "```output\n<script>alert(1)</script>\n```",
        "a\ue0000\ue001b",
    ],
)
def test_a_hostile_lesson_stays_text(gym, lesson, hostile):
    parts = {**lesson.parts, Part.OVERVIEW: hostile}
    page = lesson_html(replace(lesson, parts=parts), targets(gym.catalogue.topics.values(), {}))
    for word in ("<script", "<img", 'href="javascript', 'src="http'):
        assert word not in page


def run(client, **body):
    return client.post(f"{LESSON}run", body, content_type="application/json")


def test_an_edited_block_runs_after_those_before_it(client, gym):
    reply = run(client, block=1, source="print(softmax([0.0, 0.0]))")
    assert reply.json() == {"printed": "[0.5 0.5]\n", "error": ""}


def test_what_goes_wrong_in_a_block_is_said(client, gym):
    assert "ZeroDivisionError" in run(client, block=0, source="1 / 0").json()["error"]
    assert "stopped" in run(client, block=0, source="import os; os._exit(3)").json()["error"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"block": "x", "source": ""},
        {"block": 9, "source": ""},
        {"block": -1, "source": ""},
        {"block": 0, "source": "x" * 30_000},
    ],
)
def test_a_bad_request_is_explained(client, gym, body):
    reply = run(client, **body)
    assert reply.status_code == 400
    assert reply.json()["error"]
