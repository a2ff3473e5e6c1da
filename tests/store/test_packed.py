"""Long texts of history, made short."""

from __future__ import annotations

import base64
import hashlib
import zlib
from datetime import UTC, datetime

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from viva.store import journal, packed
from viva.store.models import SubmissionRow
from viva.store.packed import pack, unpack

TEXTS = (
    st.text(st.characters(), max_size=300)
    | st.sampled_from(["z1:", "z2:", "\ud800"])
    | st.text("z12:ab=", max_size=12)
)
LINE = '{"status": "follows", "message": "", "counterexample": null, "slip": null}'


def first_way(text, words=packed._FIRST_WORDS):
    squeezer = zlib.compressobj(9, zdict=words)
    return "z1:" + base64.b64encode(squeezer.compress(text.encode()) + squeezer.flush()).decode()


@given(TEXTS)
def test_every_text_comes_back(text):
    assert unpack(pack(text)) == text


@given(TEXTS)
def test_nothing_grows_unless_it_looks_packed(text):
    plain = text.encode("utf-8", "surrogatepass")
    assert len(pack(text)) <= len(plain) or text.startswith(("z1:", "z2:"))


def test_what_was_written_before_there_was_packing_is_read_as_it_is():
    assert unpack('{"lines": []}') == unpack(b'{"lines": []}') == '{"lines": []}'


def test_what_the_first_way_packed_is_read():
    assert unpack(first_way(LINE)) == unpack(first_way(LINE).encode()) == LINE


def test_what_repeats_gets_short():
    assert len(pack(LINE * 10)) < len(LINE)


@pytest.mark.parametrize(
    "kept", ["z1:", "z1:####", "z1:" + "A" * 40, b"z1:####", b"z2:", b"z2:####", pack("x = 1\n" * 50)[:-8]]
)
def test_damage_is_said(kept):
    with pytest.raises(ValueError, match=r"damaged|base64|padding|characters|Only"):
        unpack(kept)


@pytest.mark.parametrize("words", [packed._FIRST_WORDS, packed.words()])
def test_a_bomb_is_not_unpacked(words):
    bomb = "x" * (packed.LARGEST + 1)
    kept = first_way(bomb, words)
    with pytest.raises(ValueError, match="longer than"):
        unpack(kept if words is packed._FIRST_WORDS else b"z2:" + base64.b64decode(kept[3:]))


def test_what_is_too_long_to_come_back_is_not_packed():
    text = "x" * (packed.LARGEST + 1)
    assert pack(text) == text.encode()


def keep(source, judgement="x"):
    row = SubmissionRow(
        learner_id=journal.local_owner(), source=source, judgement=judgement, verdict="error", seconds=1.0,
        face="web", problem="x", digest="x", at=datetime(2026, 3, 1, tzinfo=UTC),
    )  # fmt: skip
    row.save()
    return row.pk


@pytest.mark.django_db
def test_a_column_is_packed_in_the_database_and_whole_everywhere_else():
    source = "def solve(x):\n    return x\n" * 40
    number = keep(source)
    with connection.cursor() as cursor:
        cursor.execute("SELECT source, judgement FROM store_submission")
        ((kept, short),) = cursor.fetchall()
    assert len(kept) < len(source) / 4
    assert short == b"x"
    assert list(SubmissionRow.objects.values_list("source", flat=True)) == [source]
    assert SubmissionRow.objects.get(pk=number).source == source


@pytest.mark.django_db
def test_a_half_character_can_be_kept():
    keep("print('\ud83d')\0")
    assert SubmissionRow.objects.get().source == "print('\ud83d')\0"


@pytest.mark.django_db
def test_rows_of_earlier_versions_are_read():
    """SQLite keeps what it is given in a column, text or bytes; the rows of history are never written again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_submission (learner_id, problem, digest, source, verdict, judgement, seconds, face, at)"
            " VALUES (%s, 'x', 'x', %s, 'error', %s, 1.0, 'web', '2026-03-01 00:00:00')",
            [journal.local_owner(), first_way(LINE), "as it was"],
        )
    row = SubmissionRow.objects.get()
    assert (row.source, row.judgement) == (LINE, "as it was")


@pytest.mark.parametrize(
    ("words", "digest"),
    [
        (packed._FIRST_WORDS, "b1a331b8404f28b6bae8060ba9269c57b18399fb25995de1c66ed6c8c8fdcaf2"),
        (packed.words(), "c845bb77ceeecec2f5e78b758597cc6c5c8f4e7e0e1c12869ea3431db9be8078"),
    ],
)
def test_the_words_of_a_way_of_packing_never_change(words, digest):
    """Rows that exist are read with them: a new way gets a new name, beside these."""
    assert hashlib.sha256(words).hexdigest() == digest
