"""Notes in the pages."""

from __future__ import annotations

import pytest

from viva.store import journal

from .conftest import INVERSE
from .reading import gym_to_read, text  # noqa: F401 (a fixture)

NOTE = "/notes/problem/linear-algebra/inverse"


def test_a_note_is_kept_shown_and_found(client, gym):
    reply = client.post(NOTE, {"text": "Swap **rows** when $A_{kk} = 0$. <script>alert(1)</script>"})
    assert (reply.status_code, reply.headers["Location"]) == (303, f"{INVERSE}#note")
    for address in (INVERSE, "/notes/"):
        page = text(client, address)
        assert "Swap <strong>rows</strong>" in page
        assert "<script>alert" not in page
    found = text(client, "/search/?q=swap+rows")
    assert f'href="{INVERSE}#note"' in found
    assert "Your note" in found


def test_a_script_saves_it_while_one_types(client, gym):
    assert client.put(NOTE, {"source": "half"}, content_type="application/json").status_code == 204
    assert journal.notes(journal.local_owner())[0].text == "half"
    assert client.put(NOTE, {"source": 3}, content_type="application/json").status_code == 400
    assert client.put(NOTE, {"source": " "}, content_type="application/json").status_code == 204
    assert "written nothing down yet" in text(client, "/notes/")


@pytest.mark.parametrize("subject", ["topic/softmax", "question/softmax/temperature"])
def test_topics_and_questions_have_notes_too(client, gym, subject):
    place = client.post(f"/notes/{subject}", {"text": "remember"}).headers["Location"]
    assert "<p>remember</p>" in text(client, place.removesuffix("#note"))
    assert place in text(client, "/notes/")


@pytest.mark.parametrize("nothing", ["topic/nothing", "problem/a/b", "lesson/softmax", "topic/../x"])
def test_there_are_no_notes_on_nothing(client, gym, nothing):
    assert client.post(f"/notes/{nothing}", {"text": "x"}).status_code == 404


def test_a_note_on_what_the_pack_has_no_more_is_still_shown(client, gym, settings):
    client.post("/notes/topic/softmax", {"text": "remember"})
    settings.GYM = type(gym)({}, {}, (), gym.bench, gym.now)
    page = text(client, "/notes/")
    assert "remember" in page
    assert "softmax" in page
    assert 'href="/topics/softmax/' not in page
