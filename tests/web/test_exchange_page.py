"""Files that leave by a page, and come back by one."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from icalendar import Calendar

from tests.practice.exchange.anki_package import package, reviewed
from tests.practice.exchange.histories import archive_of, somebody
from viva.recall.review import Item, Rating, Review
from viva.recall.shelf import shelve
from viva.store import journal, memory

from .reading import gym_to_read, text  # noqa: F401 (a fixture)

SOFTMAX = Item.of("card:softmax/softmax")


@pytest.fixture
def shelved(gym, settings):
    """The gym with what can be planned."""
    from dataclasses import replace

    settings.GYM = replace(gym, shelf=shelve(gym.catalogue, None, gym.problems.values(), gym.library))
    return settings.GYM


def content(reply) -> bytes:
    return b"".join(reply.streaming_content) if reply.streaming else reply.content


def upload(client, name: str, content: bytes):
    return client.post("/exchange/", {"file": SimpleUploadedFile(name, content)})


def somebodys_archive(gym) -> bytes:
    learner = somebody()
    memory.append_review(learner, Review(SOFTMAX, Rating.GOOD, gym.now(), 9.0), predicted=None, by_hand=True)
    return archive_of(learner)


def test_the_archive_comes_down_and_goes_up(client, gym):
    memory.append_review(
        journal.local_owner(), Review(SOFTMAX, Rating.GOOD, gym.now(), 9.0), predicted=None, by_hand=True
    )
    reply = client.get("/exchange/archive")
    assert reply.headers["Content-Disposition"] == 'attachment; filename="viva-2026-03-01.zip"'
    archive = content(reply)
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        assert file.read("reviews.jsonl").count(b"\n") == 1
    page = upload(client, "viva.zip", archive)
    assert page.status_code == 200
    assert "Everything in it was here already." in page.content.decode()


def test_what_is_new_is_counted(client, gym):
    page = upload(client, "viva.zip", somebodys_archive(gym)).content.decode()
    assert "Brought in an archive of Viva. New here: 1 review." in page
    assert len(memory.reviews(journal.local_owner())) == 1


def test_reviews_of_anki_are_brought_in(client, gym):
    then = int(gym.now().timestamp() * 1000) - 1000
    page = upload(client, "a.apkg", package(anki2=reviewed([(then, 11, 3, 2500, 7000, 1)]))).content.decode()
    assert "Brought in a package of Anki. New here: 1 review." in page
    empty = upload(client, "a.apkg", package(anki2=reviewed([]))).content.decode()
    assert "Include scheduling information" in empty


@pytest.mark.parametrize("content", [b"", b"<script>alert(1)</script>"])
def test_what_is_no_file_of_ours_is_answered_with_what_is_wrong(client, gym, content):
    reply = upload(client, "<b>.zip", content)
    assert reply.status_code == 422
    page = reply.content.decode()
    assert 'role="alert"' in page
    assert "<script>alert" not in page


def test_without_a_file_one_is_asked_for(client, gym):
    reply = client.post("/exchange/", {})
    assert (reply.status_code, "No file was chosen" in reply.content.decode()) == (422, True)


def test_tables_are_comma_separated(client, gym):
    for what, first in (("reviews", b"item,title,rating"), ("submissions", b"item,title,verdict")):
        reply = client.get(f"/exchange/{what}")
        assert reply.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert content(reply).startswith(first)


def test_formulas_go_to_anki(client, gym):
    with zipfile.ZipFile(io.BytesIO(content(client.get("/exchange/anki")))) as file:
        assert "collection.anki2" in file.namelist()


def test_the_plan_is_a_calendar_with_or_without_a_time_of_day(client, shelved):
    whole = Calendar.from_ical(content(client.get("/exchange/calendar?at=")))
    timed = Calendar.from_ical(content(client.get("/exchange/calendar?at=19%3A30")))
    assert len(whole.events) == len(timed.events) == 70
    assert timed.events[0].start.hour == 19
    assert client.get("/exchange/calendar?at=teatime").status_code == 422


def test_other_files_are_not_found(client, gym):
    assert client.get("/exchange/everything").status_code == 404


def test_the_page_is_linked_and_leads_to_every_file(client, gym):
    assert 'href="/exchange/"' in text(client, "/settings/")
    page = text(client, "/exchange/")
    for what in ("archive", "reviews", "submissions", "anki", "calendar"):
        assert f'"/exchange/{what}"' in page
    assert "1 in all" in page
