"""The interface for programs of others."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.test import Client

from viva import practice
from viva.content.library import Library
from viva.content.pack import Pack
from viva.store import journal
from viva.store.search import Index
from viva.web.documents import documents

from .conftest import mistake
from .deriving import DERIVATION, DERIVING, EXERCISE, EXPANDED, FORGETS, GOAL, GRADIENT

AT = "/api/problems/linear-algebra/inverse"


def send(client, method: str, address: str, **body):
    return getattr(client, method)(address, json.dumps(body), content_type="application/json")


def test_problems_are_listed_with_ones_state(client, gym, inverse):
    found = {each["id"]: each for each in client.get("/api/problems").json()}
    assert found[inverse.id]["state"] == "new"
    send(client, "post", f"{AT}/submissions", source=inverse.reference)
    found = {each["id"]: each for each in client.get("/api/problems").json()}
    assert found[inverse.id]["state"] == "solved"


def test_a_problem_is_shown_without_its_answers(client, gym, inverse):
    found = client.get(AT).json()
    assert found["entry"] == ["inverse"]
    assert found["statement"] == inverse.statement
    assert "augmented" not in found["starter"]
    assert found["examples"][0]["inputs"] == {"A": "[[4, 7], [2, 6]]"}
    assert inverse.mistakes[0].source not in json.dumps(found)


def test_a_submission_is_judged_diagnosed_and_kept(client, gym, inverse):
    answer = send(client, "post", f"{AT}/submissions", source=mistake(inverse, "no-pivoting"), confidence=0.5)
    assert answer.status_code == 201
    said = answer.json()
    assert (said["verdict"], said["judgement"]["diagnosis"]) == ("error", "no-pivoting")
    (line,) = client.get(f"{AT}/submissions").json()
    assert (line["number"], line["confidence"]) == (said["number"], 0.5)
    assert client.get(f"{AT}/submissions/{said['number']}").json() == said
    assert practice.history(journal.local_owner(), inverse)[0].face.value == "api"


def test_a_draft_is_the_starter_until_it_is_kept(client, gym):
    assert client.get(f"{AT}/draft").json()["source"].startswith("def inverse(A):")
    assert send(client, "put", f"{AT}/draft", source="x = 1", inputs="A = []").status_code == 204
    assert client.get(f"{AT}/draft").json() == {"source": "x = 1", "inputs": "A = []"}


def test_a_run_on_own_inputs_is_compared_with_the_reference(client, gym, inverse):
    done = send(client, "post", f"{AT}/runs", source=inverse.reference, inputs="A = [[2.0]]").json()
    assert (done["verdict"], done["got"]) == ("accepted", "[[0.5]]")
    assert send(client, "post", f"{AT}/runs", source="x", inputs="A = [").status_code == 422


def test_what_is_not_there_is_not_found(client, gym):
    assert client.get("/api/problems/linear-algebra/alchemy").status_code == 404
    assert client.get(f"{AT}/submissions/7").status_code == 404


@pytest.mark.parametrize("body", [{}, {"source": 1}, {"source": "x", "confidence": 2}])
def test_a_bad_body_is_explained_and_nothing_is_kept(client, gym, inverse, body):
    answer = send(client, "post", f"{AT}/submissions", **body)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert practice.history(journal.local_owner(), inverse) == ()


@pytest.fixture
def deriving(gym, settings):
    pack = Pack.open([DERIVING])
    settings.GYM = replace(gym, catalogue=pack.catalogue, library=pack.library)


def test_derivations_and_exercises_are_listed_with_ones_state(client, deriving):
    (line,) = client.get("/api/derivations").json()
    assert (line["id"], line["state"]) == ("least-squares/gradient", "new")
    (line,) = client.get("/api/exercises").json()
    assert (line["id"], line["level"]) == ("least-squares/f1", 1)


def test_a_derivation_is_shown_without_what_the_gate_closes(client, deriving):
    found = client.get(f"/api{DERIVATION[:-1]}").json()
    assert found["goal"].startswith(r"\nabla_w L(w)")
    assert found["milestones"] == 2
    assert {"name": "X", "is": r"matrix, $n \times d$", "about": "one example a row"} in found["symbols"]
    assert "cross terms" not in json.dumps(found)
    assert client.get(f"/api{EXERCISE[:-1]}").json()["goal"] is None


def test_lines_are_judged_and_kept(client, deriving):
    place = f"/api{DERIVATION}attempts"
    answer = send(client, "post", place, lines=[EXPANDED, FORGETS])
    assert answer.status_code == 201
    said = answer.json()
    assert [line["status"] for line in said["lines"]] == ["follows", "does_not_follow"]
    wrong = said["lines"][1]
    assert (wrong["mistake"], said["first_wrong"], said["complete"]) == ("forgets-the-two", 1, False)
    assert {quantity["name"] for quantity in wrong["counterexample"]["quantities"]} == {"n", "X", "y", "w"}
    said = send(client, "post", place, lines=[EXPANDED, GRADIENT, GOAL]).json()
    assert (said["complete"], said["reached"]) == (True, 2)
    assert [each["complete"] for each in client.get(place).json()] == [True, False]


def test_a_formula_is_judged_and_kept(client, deriving):
    answer = send(client, "post", f"/api{EXERCISE}attempts", lines=[r"\frac{P + R}{2}"]).json()
    assert answer["lines"][0]["mistake"] == "arithmetic-mean"
    assert len(client.get(f"/api{EXERCISE}attempts").json()) == 1


@pytest.mark.parametrize("lines", [[], [" "], ["x"] * 61, ["x" * 4001], "x", [1]])
def test_lines_that_are_none_or_too_many_are_explained(client, deriving, lines):
    answer = send(client, "post", f"/api{DERIVATION}attempts", lines=lines)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert client.get(f"/api{DERIVATION}attempts").json() == []


def test_half_a_character_is_no_defect(client, deriving):
    assert send(client, "post", f"/api{DERIVATION}attempts", lines=["w = \ud800"]).status_code == 201


def test_search_answers_with_addresses(client, gym, settings):
    settings.GYM = replace(gym, index=Index(documents(gym.catalogue, gym.problems, Library())))
    found = client.get("/api/search", {"q": "gauss-jordan"}).json()
    assert {each["kind"] for each in found} == {"Problem"}
    assert "/problems/linear-algebra/inverse/" in [each["address"] for each in found]


def test_it_describes_itself(client, gym):
    paths = client.get("/api/openapi.json").json()["paths"]
    assert "/api/problems/{topic}/{name}/submissions" in paths


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_what_a_foreign_form_can_send_is_refused(gym, inverse, kind):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"{AT}/submissions", '{"source": "x"}', content_type=kind)
    assert answer.status_code in (400, 415)
    assert practice.history(journal.local_owner(), inverse) == ()


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}])
def test_a_foreign_page_is_refused(gym, inverse, headers):
    strict = Client(enforce_csrf_checks=True, headers=headers)
    assert send(strict, "post", f"{AT}/submissions", source="x").status_code == 403
    assert practice.history(journal.local_owner(), inverse) == ()


def test_a_program_needs_no_token(gym, inverse):
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, "post", f"{AT}/submissions", source=inverse.reference).status_code == 201
