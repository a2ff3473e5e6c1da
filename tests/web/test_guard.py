"""Who is let in, and what a browser may do with a page."""

from __future__ import annotations

import pytest
from django.test import Client

from viva import practice
from viva.store import journal

from .conftest import INVERSE


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8484", "[::2]"]
)
def test_a_foreign_name_of_this_machine_is_refused(client, gym, host):
    assert client.get("/problems/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8484", "[::1]:8484", "LOCALHOST:1"])
def test_our_own_names_are_served(client, gym, host):
    assert client.get("/problems/", headers={"Host": host}).status_code == 200


def test_another_machine_is_turned_away(client, gym):
    response = client.get("/problems/", REMOTE_ADDR="192.0.2.7")
    assert response.status_code == 403
    assert "serves only the machine it runs on" in response.content.decode()


def test_a_forwarded_address_is_not_believed(client, gym):
    headers = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": "localhost"}
    assert client.get("/problems/", REMOTE_ADDR="192.0.2.7", headers=headers).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_change_asked_for_by_another_site_is_refused(client, gym, inverse, site):
    response = client.post(INVERSE, {"source": "x"}, headers={"Sec-Fetch-Site": site})
    assert response.status_code == 403
    assert practice.history(journal.local_owner(), inverse) == ()


def test_a_link_from_another_site_may_be_followed(client, gym):
    assert client.get("/problems/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.fixture
def strict(gym) -> Client:
    return Client(enforce_csrf_checks=True)


def test_a_form_without_a_token_is_refused(strict):
    response = strict.post(INVERSE, {"source": "x"})
    assert response.status_code == 403
    assert "Reload the page" in response.content.decode()


@pytest.mark.parametrize("kind", ["application/json", "text/plain"])
def test_a_draft_without_a_token_is_refused(strict, kind):
    assert strict.put(f"{INVERSE}draft", '{"source": "x"}', content_type=kind).status_code == 403


def test_a_token_from_the_page_is_accepted(strict):
    token = strict.get(INVERSE).context["csrf_token"]
    headers = {"X-CSRFToken": str(token), "Origin": "http://testserver"}
    body = '{"source": "x"}'
    response = strict.put(f"{INVERSE}draft", body, content_type="application/json", headers=headers)
    assert response.status_code == 204


def test_a_foreign_origin_is_refused_even_with_a_token(strict):
    token = strict.get(INVERSE).context["csrf_token"]
    headers = {"X-CSRFToken": str(token), "Origin": "http://evil.example"}
    assert strict.post(INVERSE, {"source": "x"}, headers=headers).status_code == 403


def test_scripts_come_only_from_here_and_nobody_frames_us(client, gym):
    headers = client.get("/problems/").headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["script-src"] == policy["form-action"] == "'self'"
    assert policy["style-src"] == "'self' 'unsafe-inline'"
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_the_token_cookie_is_for_us_alone(client, gym):
    client.get(INVERSE)
    cookie = client.cookies["viva_csrftoken"]
    assert cookie["samesite"] == "Strict"
    assert cookie["httponly"]


def test_the_chosen_theme_is_on_the_first_byte(client, gym):
    client.cookies["theme"] = "dark"
    assert '<html lang="en" data-theme="dark">' in client.get("/problems/").content.decode()
    client.cookies["theme"] = '"><script>'
    assert '<html lang="en" data-theme="system">' in client.get("/problems/").content.decode()
