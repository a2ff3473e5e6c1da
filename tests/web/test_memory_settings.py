"""Fitting memory to one's own reviews, from the page of settings."""

from __future__ import annotations

import pytest

from tests.recall.test_personal import QUICK, learnt
from viva import practice
from viva.recall.personal import ENOUGH, Fit
from viva.store import journal, memory

ADDRESS = "/settings/memory"


def fitted(*, better: bool):
    return lambda reviews: Fit(QUICK, 500, 0.5, 0.4 if better else 0.6)


def post(client, **fields: str) -> str:
    return client.post(ADDRESS, fields).content.decode()


def test_few_reviews_are_said_to_be_few(client, gym):
    answer = client.post(ADDRESS)
    assert answer.status_code == 422
    assert f"{ENOUGH} are needed" in answer.content.decode()


def test_own_parameters_are_used_if_they_predict_better_and_can_be_left_again(client, gym, monkeypatch):
    monkeypatch.setattr("viva.practice.personal.fit", fitted(better=True))
    me = journal.local_owner()
    assert "0.400 against 0.500" in post(client)
    assert memory.parameters(me) == QUICK
    assert "fitted to your own reviews" in client.get("/settings/").content.decode()
    assert "The published parameters are used." in post(client, use="published")
    assert memory.parameters(me) is None


def test_parameters_that_predict_no_better_are_not_used(client, gym, monkeypatch):
    monkeypatch.setattr("viva.practice.personal.fit", fitted(better=False))
    assert "the published ones stay" in post(client)
    assert memory.parameters(journal.local_owner()) is None


@pytest.mark.django_db
def test_cards_are_computed_anew_with_them(monkeypatch):
    me, reviews = journal.local_owner(), learnt(QUICK, items=3)
    for each in reviews:
        practice.rate(me, each.item, each.rating, at=each.at, seconds=each.seconds)
    before = memory.cards(me)
    monkeypatch.setattr("viva.practice.personal.fit", fitted(better=True))
    practice.personalise(me, at=reviews[-1].at)
    after = memory.cards(me)
    assert all(after[item].stability < before[item].stability for item in before)
    assert practice.stale(me) == ()


def test_somebody_elses_page_cannot_ask_for_it(gym):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(ADDRESS).status_code == 403
