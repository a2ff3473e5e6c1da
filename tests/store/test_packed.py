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

TEXTS = st.text(st.characters(), max_size=300) | st.just("z1:") | st.text("z1:ab=", max_size=12)


@given(TEXTS)
def test_every_text_comes_back(text):
    assert unpack(pack(text)) == text


@given(TEXTS)
def test_nothing_grows_unless_it_looks_packed(text):
    assert len(pack(text)) <= len(text) or text.startswith("z1:")


def test_what_was_written_before_there_was_packing_is_read_as_it_is():
    assert unpack('{"lines": []}') == '{"lines": []}'


def test_what_repeats_gets_short():
    line = '{"status": "follows", "message": "", "counterexample": null, "slip": null}'
    assert len(pack(line * 10)) < len(line)


@pytest.mark.parametrize("text", ["z1:", "z1:####", "z1:" + "A" * 40, pack("x = 1\n" * 50)[:-8]])
def test_damage_is_said(text):
    with pytest.raises(ValueError, match=r"damaged|base64|padding|characters|Only"):
        unpack(text)


def test_a_bomb_is_not_unpacked():
    squeezer = zlib.compressobj(9, zdict=packed._WORDS)
    data = squeezer.compress(bytes(packed.LARGEST + 1)) + squeezer.flush()
    with pytest.raises(ValueError, match="longer than"):
        unpack("z1:" + base64.b64encode(data).decode())


def test_what_is_too_long_to_come_back_is_not_packed():
    text = "x" * (packed.LARGEST // 4 + 1)
    assert pack(text) == text


@pytest.mark.django_db
def test_a_column_is_packed_in_the_database_and_whole_everywhere_else():
    me, source = journal.local_owner(), "def solve(x):\n    return x\n" * 40
    fields = dict.fromkeys(("problem", "digest", "judgement"), "x")
    row = SubmissionRow(learner_id=me, source=source, verdict="error", seconds=1.0, face="web", **fields)
    row.at = datetime(2026, 3, 1, tzinfo=UTC)
    row.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT source, judgement FROM store_submission")
        ((kept, short),) = cursor.fetchall()
    assert len(kept) < len(source) / 4
    assert short == "x"
    assert list(SubmissionRow.objects.values_list("source", flat=True)) == [source]
    assert SubmissionRow.objects.filter(source=source).exists()


def test_the_words_of_a_way_of_packing_never_change():
    """Rows that exist are read with them: a new way gets a new name, beside this one."""
    assert (
        hashlib.sha256(packed._WORDS).hexdigest()
        == "b1a331b8404f28b6bae8060ba9269c57b18399fb25995de1c66ed6c8c8fdcaf2"
    )
