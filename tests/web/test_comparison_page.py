"""A table to fill: asked, judged cell by cell, filled again."""

from __future__ import annotations

import re
from dataclasses import replace

from viva import practice
from viva.content.pack import Pack, bundled
from viva.store import journal
from viva.web.markdown import to_html, to_inline_html

from .reading import gym_to_read, text  # noqa: F401 (a fixture)

TABLE = "/comparisons/softmax/turning-scores-into-numbers/"
RIGHT = {
    "0-sum": "one",
    "0-shift": "changes nothing",
    "1-sum": "anything from 0 to $n$",
    "1-shift": "raises every output",
    "2-sum": "something negative",
    "2-shift": "changes nothing",
}


def filled(gym):
    (comparison,) = gym.library.comparisons.values()
    return practice.filled_tables(journal.local_owner(), comparison)


def fill(client, **changed):
    return client.post(TABLE, {**RIGHT, **changed}, follow=True)


def test_every_cell_has_the_choices_of_its_column(client, gym):
    page = text(client, TABLE)
    assert page.count('type="radio"') == 3 * (4 + 3)
    assert page.count('name="1-sum"') == 4
    assert "katex" in page  # of a choice with a formula in it
    assert "Only a softmax divides by the sum" not in page


def test_a_whole_table_is_told_with_what_decides_it(client, gym, clock):
    client.get(TABLE)
    clock.passes(seconds=90)
    reply = client.post(TABLE, {**RIGHT, "paused": "30"}, follow=True)
    page = reply.content.decode()
    ((number, kept),) = filled(gym).items()
    assert reply.redirect_chain == [(f"{TABLE}tables/{number}/", 303)]
    assert (kept.right, kept.total, kept.seconds) == (6, 6, 60)
    assert "6 of 6 right" in page
    assert "Only a softmax divides by the sum" in page
    assert "Goodfellow" in page
    assert "You chose" not in page
    assert "6/6 right" in text(client, "/comparisons/")
    assert "6/6 right" in text(client, "/topics/softmax/")


def test_a_wrong_cell_shows_both(client, gym):
    page = fill(client, **{"0-shift": "raises every output"}).content.decode()
    assert "5 of 6 right" in page
    assert "You chose: <s>raises every output</s>" in page
    assert "Not right: " in page


def test_an_open_cell_is_not_known_yet(client, gym):
    page = fill(client, **{"0-shift": ""}).content.decode()
    assert "Not known yet: " in page
    assert "You chose" not in page


def test_what_was_never_offered_is_not_kept(client, gym):
    page = fill(client, **{"0-sum": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page
    assert "5 of 6 right" in page


def test_an_empty_form_is_a_table_too(client, gym):
    assert "0 of 6 right" in client.post(TABLE, {}, follow=True).content.decode()


def test_the_choices_change_their_places_after_each_try(client, gym):
    def order():
        return re.findall(r'name="\d-\w+" value="([^"]*)"', text(client, TABLE))

    orders = [order()]
    assert order() == orders[0]
    for _ in range(5):
        fill(client)
        orders.append(order())
    assert len({tuple(each) for each in orders}) > 1
    assert all(sorted(each) == sorted(orders[0]) for each in orders)


def test_a_table_that_was_changed_says_so(client, gym, settings):
    fill(client)
    (number,) = filled(gym)
    (comparison,) = gym.library.comparisons.values()
    changed = {comparison.id: replace(comparison, digest="0")}
    settings.GYM = replace(gym, library=replace(gym.library, comparisons=changed))
    page = text(client, f"{TABLE}tables/{number}/")
    assert "The table was changed" in page
    assert "6 of 6 right" in page


def test_what_is_not_there_is_not_found(client, gym):
    assert client.get("/comparisons/softmax/nothing/").status_code == 404
    assert client.get(f"{TABLE}tables/77/").status_code == 404


def test_comparisons_are_found_and_may_have_a_note(client, gym):
    found = client.get("/search/suggestions?q=log-softmax").json()["results"]
    assert {"kind": "Comparison", "title": "Softmax, sigmoid and log-softmax", "address": TABLE} in found
    client.post("/notes/comparison/softmax/turning-scores-into-numbers", {"text": "Only *ratios*."})
    assert "<em>ratios</em>" in text(client, TABLE)
    assert "Comparison" in text(client, "/notes/")


def test_the_level_is_hidden_from_who_wants_it_so(client, gym):
    assert "<span>Junior</span>" in text(client, TABLE)
    client.cookies["blind"] = "yes"
    assert "<span>Junior</span>" not in text(client, TABLE)


def test_every_formula_of_the_bundled_comparisons_is_typeset():
    for comparison in Pack.open([bundled()]).library.comparisons.values():
        lines = [each.head for each in (*comparison.rows, *comparison.columns)]
        lines += [choice for column in comparison.columns for choice in column.choices]
        shown = to_html(comparison.ask) + "".join(map(to_inline_html, lines))
        shown += "".join(to_html(column.why) for column in comparison.columns)
        assert "katex-error" not in shown, comparison.id
        assert "$" not in re.sub(r"<annotation.*?</annotation>", "", shown), comparison.id
