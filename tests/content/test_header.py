"""pack.toml: which pack this is, in which format."""

from __future__ import annotations

from pathlib import Path

import pytest

from viva.content.errors import ContentError
from viva.content.header import read_header

from .small_pack import write

PACK = Path(__file__).parents[2] / "content"


def test_the_bundled_pack_says_what_it_is_and_who_may_use_it():
    header = read_header(PACK)
    assert (header.id, header.licence) == ("viva", "CC-BY-SA-4.0")


def test_a_pack_of_a_later_format_is_refused_with_the_way_out(tmp_path):
    write(tmp_path / "pack.toml", 'format = 2\nid = "mine"\ntitle = "Mine"\nlicence = "MIT"\nversion = "1"\n')
    with pytest.raises(ContentError, match="format 2; this Viva reads 1") as raised:
        read_header(tmp_path)
    assert "newer Viva" in raised.value.findings[0].remedy


def test_an_id_with_blanks_is_refused(tmp_path):
    write(
        tmp_path / "pack.toml", 'format = 1\nid = "my pack"\ntitle = "Mine"\nlicence = "MIT"\nversion = "1"\n'
    )
    with pytest.raises(ContentError, match="is not an id"):
        read_header(tmp_path)
