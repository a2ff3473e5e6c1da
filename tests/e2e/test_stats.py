"""Stats with its pictures: drawn from the tables beside them, by no code from a string, in every theme and width."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import serving
from .test_access import AXE, violations
from .test_weight import KB, weight_of

STATS = "stats/"
PLOTS_MOST = 120 * KB
#: Six weeks of reviews of the first exercises, some remembered and some not.
PRACTISED = """
import os
from datetime import UTC, datetime, timedelta
from viva.store.open import open_store
from viva.store.place import Place
open_store(Place.read(os.environ))
from viva import practice
from viva.content.pack import Pack, bundled
from viva.recall.review import Item, ItemKind, Rating
from viva.store.journal import local_owner
names = list(Pack.open([bundled()]).exercise_files)[:6]
for number in range(36):
    item = Item((ItemKind.EXERCISE, ItemKind.DERIVATION, ItemKind.LESSON)[number % 3], names[number % 6])
    at = datetime.now(UTC) - timedelta(days=42 - number)
    practice.rate(local_owner(), item, Rating(1 + number % 4), at=at, seconds=60 * (1 + number % 7))
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Of a server whose learner has practised; no test changes that."""
    home: Path = tmp_path_factory.mktemp("home")
    subprocess.run([sys.executable, "-c", PRACTISED], env=os.environ | {"VIVA_HOME": str(home)}, check=True)
    with serving(home) as address:
        yield address


def drawn(page: Page) -> None:
    """Waits for all pictures."""
    expect(page.locator("viva-plot")).to_have_count(6)
    expect(page.locator("viva-plot svg[role=img]")).to_have_count(6)


def test_every_picture_has_a_name_and_stands_beside_its_table(open_page):
    page = open_page(STATS)
    drawn(page)
    for plot in page.locator("viva-plot").all():
        expect(plot.get_by_role("img")).to_have_accessible_name(plot.get_attribute("label") or "")
        expect(plot.get_by_role("table")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_axe_finds_nothing(open_page, address, theme):
    if not AXE.is_file():
        pytest.fail("axe-core is not installed. Run: npm ci")
    page = open_page(STATS, color_scheme="light")
    page.context.add_cookies([{"name": "theme", "value": theme, "url": address}])
    page.reload()
    drawn(page)
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_scrolls_sideways_and_pictures_follow_the_width(open_page, width):
    page = open_page(STATS, viewport={"width": 700, "height": 800})
    drawn(page)
    page.set_viewport_size({"width": width, "height": 800})
    picture, place = page.locator("viva-plot svg[role=img]").first, page.locator(".picture").first
    page.wait_for_function(
        "([svg, place]) => Math.abs(svg.clientWidth - place.clientWidth) <= 1",
        arg=[picture.element_handle(), place.element_handle()],
    )
    excess = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(excess) <= 0


def test_a_change_of_theme_changes_the_colours_at_once(open_page):
    page = open_page(STATS, color_scheme="light")
    drawn(page)
    dot = page.locator("viva-plot[kind=curve] circle").first
    colour = "dot => getComputedStyle(dot).fill"
    before = dot.evaluate(colour)
    page.evaluate("() => { document.documentElement.dataset.theme = 'dark' }")
    assert dot.evaluate(colour) != before


def test_parts_are_told_by_texture_too(open_page):
    page = open_page(STATS)
    drawn(page)
    textures = page.locator("viva-plot[kind=stack] pattern path")
    assert textures.count() == 3  # formulas, derivations, lessons
    assert len({each.get_attribute("d") for each in textures.all()}) == 3
    expect(page.locator(".legend li")).to_have_text(["Formulas", "Derive", "Read"])


def test_without_scripts_the_numbers_are_there(browser, address):
    with browser.new_context(base_url=address, java_script_enabled=False) as window:
        page = window.new_page()
        page.goto(STATS)
        expect(page.get_by_role("table")).to_have_count(6)
        expect(page.get_by_role("img")).to_have_count(0)
        expect(page.get_by_text("What this does not know")).to_be_visible()


def test_the_pictures_have_a_limit_and_only_their_page_pays_for_them(browser, address):
    assert weight_of(browser, address, STATS)["script"] < PLOTS_MOST
    assert weight_of(browser, address, "history/")["script"] < PLOTS_MOST / 4
