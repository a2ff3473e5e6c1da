"""Formulas are typeset once, and kept."""

from __future__ import annotations

import threading

import pytest

from viva.web import ahead, mathematics
from viva.web.markdown import to_html
from viva.web.mathematics import Shelf, keep_formulas, typeset

from .reading import gym_to_read  # noqa: F401 (a fixture)


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A shelf of its own; what is in memory is forgotten."""
    monkeypatch.setattr(mathematics, "_shelves", [])
    typeset.cache_clear()
    to_html.cache_clear()
    found = Shelf(tmp_path / "cache/formulas.sqlite3")
    keep_formulas(found)
    yield found
    typeset.cache_clear()


@pytest.fixture
def asked(monkeypatch):
    """The formulas that the engine is asked for."""
    found, engine = [], mathematics._typeset
    monkeypatch.setattr(
        mathematics, "_typeset", lambda latex, display: found.append(latex) or engine(latex, display)
    )
    return found


def test_a_formula_is_typeset_once_even_for_the_next_start(shelf, asked):
    first = typeset("x^2", display=False)
    typeset.cache_clear()  # as after a start
    assert typeset("x^2", display=False) == first
    assert typeset("x^2", display=True) != first
    assert asked == ["x^2", "x^2"]


def test_another_katex_typesets_again(shelf, asked, monkeypatch):
    typeset("x^2", display=False)
    typeset.cache_clear()
    monkeypatch.setattr(mathematics, "_version", lambda: "another")
    typeset("x^2", display=False)
    assert asked == ["x^2", "x^2"]


def test_a_file_that_is_none_of_ours_is_begun_again(tmp_path):
    file = tmp_path / "formulas.sqlite3"
    file.write_bytes(b"not a database, but long enough to be looked at" * 100)
    shelf = Shelf(file)
    assert shelf.is_new
    shelf.put(b"key", "text")
    assert Shelf(file).get(b"key") == "text"
    assert not Shelf(file).is_new


def test_a_file_that_grew_too_large_is_begun_again(tmp_path, monkeypatch):
    file = tmp_path / "formulas.sqlite3"
    Shelf(file).put(b"key", "text")
    monkeypatch.setattr(mathematics, "MOST_BYTES", 10)
    assert Shelf(file).get(b"key") is None


def test_every_formula_of_a_pack_is_typeset_ahead(gym, tmp_path, monkeypatch, shelf, asked):
    monkeypatch.setattr(ahead, "PAUSE_SECONDS", 0)
    ahead._typeset(gym, threading.Event())
    assert r"A A^{-1} = I" in asked  # a statement
    assert any(r"\operatorname{softmax}(z / T)_i" in each for each in asked)  # a lesson and a card
    count = len(asked)
    typeset.cache_clear()
    to_html.cache_clear()
    ahead._typeset(gym, threading.Event())
    assert len(asked) == count  # the second time everything was there


def test_it_stops_when_it_is_told(gym, shelf, asked):
    stop = threading.Event()
    stop.set()
    ahead._typeset(gym, stop)
    assert len(asked) < 30


@pytest.mark.parametrize("latex", ["{" * 1900, r"\left(" * 600, "\ud800", r"\def\a{\a\a}\a", "x^" * 1000])
def test_what_breaks_the_engine_is_shown_as_it_is_and_breaks_nothing_else(latex):
    assert "katex-error" in typeset(latex, display=False)
    assert 'class="katex"' in typeset("x^2", display=False)
