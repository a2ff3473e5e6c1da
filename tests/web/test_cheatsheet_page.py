"""The sheet of a topic: all of it, nothing hidden, every letter declared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viva.content.derivation import Setting
from viva.content.library import Library
from viva.content.symbol import Symbol
from viva.web.cheatsheet import sheet, symbols_in

from .deriving import DERIVATION, EXERCISE
from .reading import text
from .reviewing import gym_to_review  # noqa: F401 (a fixture)

SHEET = "/topics/least-squares/cheatsheet/"


def test_formulas_results_and_words_stand_there_open(client, gym):
    page = text(client, SHEET)
    assert f'<a href="{EXERCISE}">F1 score</a>' in page
    assert f'<a href="{DERIVATION}">Gradient of the least-squares loss</a>' in page
    assert "<details" not in page
    other = text(client, "/topics/softmax/cheatsheet/")
    assert 'id="softmax"' in other and "Softmax with a temperature" in other
    assert "<dt>logit</dt>" in other
    assert "katex-display" in other


def test_a_result_is_its_statement_without_the_steps_of_the_proof(client, gym):
    (result,) = sheet(gym.library, "least-squares").results
    model = gym.library.derivations["least-squares/gradient"]
    assert result.latex == model.goal
    assert model.lines[0].why not in text(client, SHEET)


def test_letters_that_always_mean_the_same_are_declared_once(gym):
    exercise = gym.library.exercises["least-squares/f1"]
    twin = replace(exercise, id="least-squares/twin")
    library = Library(exercises={exercise.id: exercise, twin.id: twin})
    once, twice = (
        sheet(replace(library, exercises={exercise.id: exercise}), "least-squares"),
        sheet(library, "least-squares"),
    )
    assert once.legend == () and once.formulas[0].symbols
    assert twice.legend == once.formulas[0].symbols
    assert [each.symbols for each in twice.formulas] == [(), ()]


def test_a_letter_with_two_meanings_is_declared_at_each_formula(gym):
    exercise = gym.library.exercises["least-squares/f1"]
    first, *rest = exercise.setting.symbols
    other = replace(exercise.setting, symbols=(replace(first, about="something else"), *rest))
    twin = replace(exercise, id="least-squares/twin", setting=other)
    found = sheet(Library(exercises={exercise.id: exercise, twin.id: twin}), "least-squares")
    assert [each.symbols[0].name for each in found.formulas] == [first.name] * 2
    assert first.name not in {each.name for each in found.legend}


def declared(*symbols):
    return Setting(symbols=tuple(Symbol(*each) if isinstance(each, tuple) else each for each in symbols))


def names(latex, setting):
    return [each.name for each in symbols_in(latex, setting)]


def test_only_letters_that_occur_are_declared_and_those_they_stand_on():
    setting = declared(
        Symbol("n", "size"),
        Symbol("d", "size"),
        Symbol("X", "matrix", shape=("n", "d")),
        Symbol("x_i", "family", rows_of="X"),
        Symbol(r"\hat{y}", "vector", shape=("n",)),
        Symbol("L", "defined", definition=r"\sum_i x_i", args=("w",)),
        Symbol("s", "scalar"),
        Symbol("Z", "rv", domain="mean s, var 1", element="vector[d]"),
    )
    assert names(r"\sin(1)", setting) == []
    assert names(r"x_1 + \sum", setting) == ["n", "d", "X", "x_i"]
    assert names(r"\hat{y}", setting) == ["n", r"\hat{y}"]
    assert names("Z^2", setting) == ["d", "s", "Z"]
    assert names(r"\hat{z} + L(w)", setting) == ["n", "d", "X", "x_i", "L"]


def test_between_which_numbers_a_letter_is_tried_is_not_said(gym):
    exercise = gym.library.exercises["least-squares/f1"]
    counted = Symbol("n", "int", "trials", domain="1..40")
    other = replace(exercise, answer="n", setting=replace(exercise.setting, symbols=(counted,)))
    (found,) = sheet(Library(exercises={other.id: other}), "least-squares").formulas
    assert [(each.about, each.words) for each in found.symbols] == [("trials", "whole number")]


def test_the_old_address_of_the_open_sheet_leads_here(client, gym):
    reply = client.get("/topics/softmax/formulas/?open=yes")
    assert reply.status_code == 302 and reply["Location"] == "/topics/softmax/cheatsheet/"
    assert 'href="/topics/softmax/cheatsheet/">show all' in text(client, "/topics/softmax/formulas/")
    assert 'href="/topics/softmax/formulas/">hide the cards' in text(client, "/topics/softmax/cheatsheet/")


def test_the_topic_leads_to_its_sheet_if_there_is_one(client, gym):
    assert SHEET in text(client, "/topics/least-squares/")
    assert "cheatsheet" not in text(client, "/topics/entropy/")
    assert "no formulas, results or words yet" in text(client, "/topics/entropy/cheatsheet/")


@pytest.mark.parametrize("address", ["/topics/nothing/cheatsheet/", "/topics/nothing/formulas/?open=yes"])
def test_what_is_not_there_is_not_found(client, gym, address):
    assert client.get(address).status_code == 404
