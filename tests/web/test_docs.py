"""What the documentation for learners says is so."""

from __future__ import annotations

import re
from pathlib import Path

import viva
from viva.web.words import VERDICTS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/learners.md").read_text(encoding="utf-8")


def test_every_setting_of_the_pages_is_documented_and_no_other():
    rooms = [Path(viva.__file__).parent / room for room in ("store", "web")]
    sources = "".join(file.read_text(encoding="utf-8") for room in rooms for file in room.rglob("*.py"))
    assert set(re.findall(r'environ\.get\("(VIVA_\w+)"', sources)) == set(
        re.findall(r"\| `(VIVA_\w+)` \|", PAGE)
    )


def test_every_verdict_is_explained():
    missing = [words.headline for words in VERDICTS.values() if f"**{words.headline}**" not in PAGE]
    assert missing == ["Accepted"]


def test_every_picture_is_there_and_small():
    pictures = re.findall(r"\]\((images/[^)]+)\)", PAGE)
    assert pictures
    for picture in pictures:
        assert (ROOT / "docs" / picture).stat().st_size < 300_000
