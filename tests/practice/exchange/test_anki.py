"""Packages that Anki can import, read with another reader than the one that wrote them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from viva import practice
from viva.content.catalogue import Catalogue
from viva.content.library import Library
from viva.content.pack import Pack
from viva.practice import ExchangeError
from viva.practice.exchange.anki import guid_of, item_of
from viva.recall.review import Item

from .anki_package import read
from .histories import NOW

PACKS = Path(__file__).parents[2] / "packs"
CARD, EXERCISE = Item.of("card:softmax/softmax"), Item.of("exercise:softmax/shift")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return Pack.open([PACKS / "reading"])


@pytest.fixture(scope="module")
def library(pack: Pack) -> Library:
    """The cards of that pack, and an exercise of the one for derivations."""
    deriving = Pack.open([PACKS / "deriving"]).library
    exercise = replace(next(iter(deriving.exercises.values())), id=EXERCISE.id, objectives=("dl.softmax",))
    return replace(pack.library, exercises={exercise.id: exercise})


def written(library: Library, catalogue: Catalogue) -> bytes:
    out = io.BytesIO()
    practice.write_anki(library, catalogue, out, at=NOW)
    return out.getvalue()


def test_a_package_has_the_tables_of_anki_and_a_card_for_each_note(pack, library):
    found = read(written(library, pack.catalogue))
    assert {"col", "notes", "cards", "revlog", "graves"} <= found.tables
    assert found.version == 11
    assert {note["guid"] for note in found.notes} == {guid_of(CARD), guid_of(EXERCISE)}
    assert sorted(card["nid"] for card in found.cards) == sorted(note["id"] for note in found.notes)
    for note in found.notes:
        assert str(note["mid"]) in found.models
        assert len(note["flds"].split("\x1f")) == len(found.models[str(note["mid"])]["flds"])


def test_a_card_asks_for_its_formula_and_shows_it_typeset(pack, library):
    notes = {note["guid"]: note for note in read(written(library, pack.catalogue)).notes}
    card = notes[guid_of(CARD)]
    question, answer, source, item = card["flds"].split("\x1f")
    assert question == "Softmax with a temperature"
    assert answer.startswith(r"\[\operatorname{softmax}(z / T)_i = \frac{e^{z_i / T}}")
    assert "Hinton" in source
    assert item == CARD.key
    assert card["tags"].split() == ["viva::topic::softmax", "viva::objective::dl.softmax"]


def test_an_exercise_asks_what_it_asks_here(pack, library):
    notes = {note["guid"]: note for note in read(written(library, pack.catalogue)).notes}
    exercise = library.exercises[EXERCISE.id]
    question, answer, _, item = notes[guid_of(EXERCISE)]["flds"].split("\x1f")
    assert exercise.title in question
    assert r"\(" in question
    assert answer.startswith(r"\[") and answer.endswith(r"\]")
    assert item == EXERCISE.key


def test_each_section_is_a_deck(pack, library):
    found = read(written(library, pack.catalogue))
    section = pack.catalogue.topics["softmax"].section.title
    names = {deck["name"]: number for number, deck in found.decks.items()}
    assert set(names) == {"Default", f"Viva::{section}"}
    assert {card["did"] for card in found.cards} == {int(names[f"Viva::{section}"])}


def test_a_card_with_marked_parts_has_a_gap_for_each(pack, library):
    card = replace(library.cards[CARD.id], marked=r"$$\cloze{p} = \frac{\cloze{e^{z}}}{1}$$")
    found = read(written(replace(library, cards={card.id: card}), pack.catalogue))
    note = next(note for note in found.notes if note["guid"] == guid_of(CARD))
    assert r"\[ {{c1::p}} = \frac{ {{c2::e^{z} }} }{1}\]".replace("[ ", "[") in note["flds"]
    assert found.models[str(note["mid"])]["type"] == 1  # a cloze
    assert sorted(each["ord"] for each in found.cards if each["nid"] == note["id"]) == [0, 1]


def test_the_same_item_is_the_same_note_in_every_package(pack, library):
    first, second = (read(written(library, pack.catalogue)) for _ in range(2))
    assert [note["guid"] for note in first.notes] == [note["guid"] for note in second.notes]
    assert first.decks.keys() == second.decks.keys()
    assert first.models.keys() == second.models.keys()


def test_a_note_names_its_item_and_others_name_none():
    assert item_of(guid_of(CARD)) == CARD
    for guid in ("", "viva:", "viva:poem:a/b", "viva:problem:a/b", "x" + guid_of(CARD), "viva:card:"):
        assert item_of(guid) is None


def test_a_pack_without_formulas_has_nothing_for_anki(pack):
    with pytest.raises(ExchangeError, match="nothing for Anki"):
        written(Library(), pack.catalogue)


def test_no_temporary_file_is_left_behind(pack, library, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    written(library, pack.catalogue)
    assert list(tmp_path.iterdir()) == []
