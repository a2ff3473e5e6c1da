"""The colours of base pages can be read: WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (controls)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "islands/styles/variables.css"
TEXT = ("text", "muted", "accent", "accent-strong", "good", "bad", "warn")
CODE = ("keyword", "string", "number", "comment", "function", "definition", "meta")
PAIRS = [
    *((text, ground, 4.5) for text in TEXT for ground in ("surface", "raised", "code-surface")),
    *((f"code-{kind}", ground, 4.5) for kind in CODE for ground in ("code-surface", "code-line")),
    *((name, f"{name}-soft", 4.5) for name in ("good", "bad", "warn", "accent")),
    ("on-accent", "accent", 4.5),
    *(("border-strong", ground, 3.0) for ground in ("surface", "raised", "code-surface")),
    *(("focus", ground, 3.0) for ground in ("surface", "raised", "code-surface")),
    *((f"series-{number}", ground, 3.0) for number in range(1, 6) for ground in ("surface", "raised")),
]


def block(selector: str) -> dict[str, str]:
    """Hexadecimal colours of the first block with this selector."""
    body = STYLES.read_text().split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))


THEMES = {
    "light": block("\n:root"),
    "system dark": block(':root:not([data-theme="light"])'),
    "dark": block('\n:root[data-theme="dark"]'),
    "contrast": block('\n:root[data-theme="contrast"]'),
}


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_every_colour_stands_out_from_its_ground(theme: str, front: str, ground: str, least: float) -> None:
    assert contrast(THEMES[theme][front], THEMES[theme][ground]) >= least


def test_dark_is_the_same_whether_chosen_or_followed() -> None:
    assert THEMES["dark"] == THEMES["system dark"]


@pytest.mark.parametrize("front", TEXT)
def test_high_contrast_is_enhanced_contrast(front: str) -> None:
    """WCAG 2.2, success criterion 1.4.6."""
    colours = THEMES["contrast"]
    assert (
        min(contrast(colours[front], colours[ground]) for ground in ("surface", "raised", "code-surface"))
        >= 7
    )
