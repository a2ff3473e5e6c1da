"""One problem, without a script: every action is a form."""

from __future__ import annotations

import html
import json
import re
from concurrent.futures import Future
from dataclasses import replace

import pytest

from viva import practice
from viva.judge.pool import PoolError
from viva.store import journal, tries
from viva.web import problem_page
from viva.web.bench import Bench

from .conftest import INVERSE, mistake

BY_SCRIPT = {"headers": {"X-Requested-With": "fetch"}}


def text(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def words(response) -> str:
    """What a person reads: a page without its tags."""
    return html.unescape(re.sub(r"<[^>]*>", "", text(response)))


def test_the_page_has_statement_mathematics_examples_and_starter(client, gym, inverse):
    assert gym.bench.examples(inverse, seconds=60)  # a page that comes before them says that they are coming
    page = text(client.get(INVERSE))
    assert "<strong>partial pivoting</strong>" in page
    assert '<span class="katex">' in page and "<math" in page
    assert "[[0.6, -0.7], [-0.2, 0.4]]" in page
    assert "ValueError" in page
    assert "def inverse(A):\n    &quot;&quot;&quot;The inverse" in page
    assert "A = [[4, 7], [2, 6]]" in page


def test_an_unknown_problem_is_not_found(client, gym):
    response = client.get("/problems/linear-algebra/nothing/")
    assert response.status_code == 404
    assert "Nothing here" in response.content.decode()


def test_a_submission_leads_to_its_own_page(client, gym, inverse):
    source = mistake(inverse, "no-pivoting")
    response = client.post(INVERSE, {"source": source, "action": "submit"})
    assert response.status_code == 303
    page = text(client.get(response.headers["Location"]))
    assert "Behaves like: Divides by whatever stands on the diagonal" in page
    assert "First case that fails" in page


def test_what_was_submitted_stays_in_the_editor(client, gym):
    client.post(INVERSE, {"source": "def inverse(A):\r\n    return 'mine'", "action": "submit"})
    assert "def inverse(A):\n    return &#x27;mine&#x27;</textarea>" in text(client.get(INVERSE))


def test_a_script_receives_the_verdict_alone(client, gym, inverse):
    fragment = text(client.post(INVERSE, {"source": inverse.reference, "action": "submit"}, **BY_SCRIPT))
    assert fragment.lstrip().startswith('<article class="verdict good">')
    assert re.search(r"(\d+) of \1 cases right", fragment)


def test_own_inputs_are_compared_with_the_reference_and_not_kept(client, gym, inverse):
    wrong = mistake(inverse, "swaps-only-the-left-half")
    page = text(client.post(INVERSE, {"source": wrong, "inputs": "A = [[0, 2], [4, 0]]", "action": "run"}))
    assert "Wrong answer" in page
    assert "your own inputs, not handed in" in page
    assert practice.history(journal.local_owner(), inverse) == ()


def test_own_inputs_that_agree_say_so(client, gym, inverse):
    form = {"source": inverse.reference, "inputs": "A = [[0, 2], [4, 0]]", "action": "run"}
    assert "Agrees with the reference" in text(client.post(INVERSE, form, **BY_SCRIPT))


def test_a_run_without_inputs_takes_the_first_example_and_shows_it(client, gym, inverse):
    page = words(client.post(INVERSE, {"source": inverse.reference, "inputs": " ", "action": "run"}))
    assert "Agrees with the reference" in page
    assert "A = [[4, 7], [2, 6]]" in words(client.get(INVERSE))


@pytest.mark.parametrize("inputs", ["A = ", "B = 3", "A = open('/etc/passwd')"])
def test_own_inputs_that_cannot_be_read_are_explained(client, gym, inverse, inputs):
    form = {"source": inverse.reference, "inputs": inputs, "action": "run"}
    assert "Your inputs cannot be read" in text(client.post(INVERSE, form))


def test_a_hint_costs_neither_inputs_nor_what_was_said(client, gym):
    form = {"source": "x = 1", "inputs": "A = [[7]]", "confidence": "0.75", "action": "hint"}
    response = client.post(INVERSE, form)
    assert response.headers["Location"].endswith("?sure=0.75#hints")
    page = text(client.get(response.headers["Location"]))
    assert "A = [[7]]" in page
    assert 'value="0.75" checked' in page
    assert " checked" not in text(client.get(f"{INVERSE}?sure=7"))


def test_the_draft_is_kept_and_shown_again(client, gym):
    body = json.dumps({"source": "half a program </textarea><script>"})
    assert client.put(f"{INVERSE}draft", body, content_type="application/json").status_code == 204
    page = text(client.get(INVERSE))
    assert "half a program &lt;/textarea&gt;&lt;script&gt;</textarea>" in page


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"source": 3}', "null"])
def test_a_draft_that_is_none_is_refused(client, gym, body):
    assert client.put(f"{INVERSE}draft", body, content_type="application/json").status_code == 400


def test_hints_come_one_by_one_and_keep_the_program(client, gym, inverse):
    for number, hint in enumerate(inverse.hints, start=1):
        assert f"Show hint {number} of 3" in text(client.get(INVERSE))
        client.post(INVERSE, {"source": "my try", "action": "hint"})
        assert hint[:30] in text(client.get(INVERSE))
    page = text(client.get(INVERSE))
    assert "These are all." in page
    assert "my try</textarea>" in page


def test_a_script_that_asks_for_a_hint_takes_none(client, gym, inverse):
    response = client.post(INVERSE, {"source": "", "action": "hint"}, **BY_SCRIPT)
    assert response.headers["Content-Type"] == "text/plain"
    assert practice.hints_taken(journal.local_owner(), inverse) == ()


def test_the_solution_waits_for_a_try(client, gym, clock):
    client.get(INVERSE)
    clock.passes(minutes=5)
    assert "in 15 minutes" in text(client.get(f"{INVERSE}solution/"))
    client.post(INVERSE, {"source": "def inverse(A): pass", "action": "submit"})
    page = text(client.get(f"{INVERSE}solution/"))
    for part in (
        "Gauss-Jordan",
        "numpy.linalg.inv",
        "The matrix is sparse",
        "Golub and Van Loan",
        "Eliminates inside",
    ):
        assert part in page


def test_the_solution_opens_by_itself_after_twenty_minutes(client, gym, clock, inverse):
    client.get(INVERSE)
    clock.passes(minutes=20)
    assert "def inverse(A):" in words(client.get(f"{INVERSE}solution/"))
    assert tries.solutions(journal.local_owner(), inverse.id)[0] == clock.now


def test_again_from_memory_offers_an_empty_editor(client, gym, inverse):
    client.post(INVERSE, {"source": inverse.reference, "action": "submit"})
    assert client.post(f"{INVERSE}again").status_code == 303
    page = text(client.get(INVERSE))
    assert "from memory" in page
    assert "augmented" not in page


def test_history_tells_verdict_and_time_and_leads_to_the_source(client, gym, clock, inverse):
    client.get(INVERSE)
    clock.passes(minutes=7)
    client.post(INVERSE, {"source": "def inverse(A): return 'first'", "action": "submit"})
    history = text(client.get(INVERSE)).partition("Your submissions")[2]
    assert "Wrong answer" in history and "7 min" in history
    (past,) = practice.history(journal.local_owner(), inverse)
    page = words(client.get(f"{INVERSE}submissions/{past.number}/"))
    assert "def inverse(A): return 'first'" in page
    assert "7 min after opening" in page


def test_a_submission_to_an_older_edition_says_so(client, gym, settings, inverse):
    place = client.post(INVERSE, {"source": "x", "action": "submit"}).headers["Location"]
    settings.GYM = replace(gym, problems={inverse.id: replace(inverse, digest="another")})
    assert "The problem has changed since" in text(client.get(place))


def test_somebody_elses_submission_is_not_found(client, gym):
    assert client.get(f"{INVERSE}submissions/999/").status_code == 404


def test_an_unknown_action_is_refused(client, gym):
    assert client.post(INVERSE, {"source": "", "action": "explode"}).status_code == 400


def test_a_problem_that_does_not_run_is_the_authors_fault(client, gym, settings, inverse, caplog):
    broken = replace(
        inverse, digest="broken", reference="def inverse(A): raise OSError('disk')", cases="1 / 0"
    )
    settings.GYM = replace(gym, problems={inverse.id: broken})
    fragment = text(client.post(INVERSE, {"source": inverse.reference, "action": "submit"}, **BY_SCRIPT))
    assert "The judge failed" in fragment
    assert "not of your program" in fragment
    assert "cannot be judged" in caplog.text


def test_a_page_does_not_wait_for_its_examples(client, gym, settings, monkeypatch):
    monkeypatch.setattr(problem_page, "PATIENCE", 0.05)
    settings.GYM = replace(gym, bench=Bench(never := Future()))
    page = text(client.get(INVERSE))
    never.cancel()
    assert "The examples are being computed" in page
    assert "partial pivoting" in page


def test_a_judge_that_cannot_start_is_not_the_learners_fault(client, gym, settings, inverse):
    settings.GYM = replace(gym, bench=Bench(failed := Future()))
    failed.set_exception(PoolError("no zygote"))
    fragment = text(client.post(INVERSE, {"source": inverse.reference, "action": "submit"}, **BY_SCRIPT))
    assert "The judge failed" in fragment
    assert "viva doctor" in fragment
    assert "Examples" not in text(client.get(INVERSE))
