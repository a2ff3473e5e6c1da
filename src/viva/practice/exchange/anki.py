"""Formula cards and formula exercises as a package for Anki: one deck for each section, mathematics typeset there."""

from __future__ import annotations

import hashlib
import html
import itertools
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from viva.content.card import Card
from viva.content.catalogue import Catalogue
from viva.content.derivation import Exercise
from viva.content.library import Library
from viva.practice.exchange import mathjax
from viva.practice.exchange.errors import ExchangeError
from viva.recall.review import Item, ItemKind

if TYPE_CHECKING:
    import genanki

PREFIX = "viva:"
GUID = re.compile(r"viva:(card|exercise):([a-z0-9-]{1,100}/[a-z0-9-]{1,100})")
#: Any numbers will do, as long as they stay: Anki knows by them that a note of today is of the same kind as one of old.
MODEL, CLOZE_MODEL = 1_714_860_307, 1_714_860_308
DECKS = range(1 << 30, 1 << 31)
STYLE = """.card { font-family: sans-serif; font-size: 20px; text-align: center; }
.title { font-size: 16px; opacity: 0.75; }
.source { font-size: 14px; opacity: 0.75; margin-top: 1em; }
"""


@dataclass(frozen=True, slots=True)
class Note:
    """What Anki keeps of an item. fields: those of its model."""

    item: Item
    model: int
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str


def guid_of(item: Item) -> str:
    """The name of an item's note in every collection of Anki, now and later."""
    return PREFIX + item.key


def item_of(guid: str) -> Item | None:
    """The item of a note; none of a note that is not ours."""
    found = GUID.fullmatch(guid)
    return None if found is None else Item(ItemKind(found[1]), found[2])


def notes_of(library: Library, catalogue: Catalogue) -> Iterator[Note]:
    """One of each formula card and each formula exercise, in the order of study."""
    for topic in catalogue.topics.values():
        deck = f"Viva::{topic.section.title}"
        for card in library.cards.values():
            if card.topic == topic.id:
                yield _card(card, deck)
        for exercise in library.exercises.values():
            if exercise.topic == topic.id:
                yield _exercise(exercise, deck)


def write_anki(library: Library, catalogue: Catalogue, out: BinaryIO, *, at: datetime) -> int:
    """Writes a package, and returns how many notes are in it. Raises ExchangeError where there are none."""
    import genanki  # takes a moment, and only this needs it

    notes = tuple(notes_of(library, catalogue))
    if not notes:
        raise ExchangeError(
            "This pack has neither formula cards nor formula exercises, so there is nothing for Anki."
        )
    decks: dict[str, genanki.Deck] = {}
    for note in notes:
        deck = decks.setdefault(note.deck, genanki.Deck(_deck_number(note.deck), note.deck))
        deck.add_note(
            genanki.Note(
                model=_models()[note.model], fields=list(note.fields), tags=note.tags, guid=guid_of(note.item)
            )
        )
    _write_package(genanki.Package(list(decks.values())), out, at)
    return len(notes)


def _write_package(package: genanki.Package, out: BinaryIO, at: datetime) -> None:
    """As `write_to_file` of the package does, which leaves its database behind in the folder for temporary files."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "collection.anki2"
        collection = sqlite3.connect(file)
        numbers = itertools.count(int(at.timestamp() * 1000))
        package.write_to_db(collection.cursor(), at.timestamp(), numbers)
        collection.commit()
        collection.close()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(file, file.name)
            archive.writestr("media", "{}")


@cache
def _models() -> Mapping[int, genanki.Model]:
    import genanki

    source = '<div class="source">{{Source}}</div>'
    answer = "{{FrontSide}}<hr id=answer>{{Answer}}"
    return {
        MODEL: genanki.Model(
            MODEL,
            "Viva formula",
            fields=_fields("Question", "Answer", "Source", "Item"),
            templates=[{"name": "Formula", "qfmt": "{{Question}}", "afmt": answer + source}],
            css=STYLE,
        ),
        CLOZE_MODEL: genanki.Model(
            CLOZE_MODEL,
            "Viva formula with gaps",
            fields=_fields("Text", "Source", "Item"),
            templates=[{"name": "Gap", "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}" + source}],
            css=STYLE,
            model_type=genanki.Model.CLOZE,
        ),
    }


def _fields(*names: str) -> list[dict[str, Any]]:
    return [{"name": name} for name in names]


def _deck_number(name: str) -> int:
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    return DECKS[number % len(DECKS)]


def _card(card: Card, deck: str) -> Note:
    item, title = Item(ItemKind.CARD, card.id), mathjax.line_as_html(card.title)
    end = (html.escape(card.source), item.key)
    if card.marked:
        text = f'<div class="title">{title}</div>{mathjax.as_clozes(card.marked)}'
        return Note(item, CLOZE_MODEL, (text, *end), _tags(card.topic, card.objectives), deck)
    return Note(
        item, MODEL, (title, mathjax.as_html(card.text), *end), _tags(card.topic, card.objectives), deck
    )


def _exercise(exercise: Exercise, deck: str) -> Note:
    title, ask = mathjax.line_as_html(exercise.title), mathjax.as_html(exercise.ask)
    item = Item(ItemKind.EXERCISE, exercise.id)
    fields = (
        f'<div class="title">{title}</div>{ask}',
        mathjax.displayed(exercise.formula),
        html.escape("; ".join(exercise.sources)),
        item.key,
    )
    return Note(item, MODEL, fields, _tags(exercise.topic, exercise.objectives), deck)


def _tags(topic: str, objectives: tuple[str, ...]) -> tuple[str, ...]:
    return (f"viva::topic::{topic}", *(f"viva::objective::{objective}" for objective in objectives))
