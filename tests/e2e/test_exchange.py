"""A history leaves by one browser and comes back by another; everybody can use the page."""

from __future__ import annotations

import zipfile

import pytest
from playwright.sync_api import expect

from .test_access import violations


def test_what_is_downloaded_can_be_brought_in_without_a_script(open_page, tmp_path):
    page = open_page("exchange/", java_script_enabled=False)
    with page.expect_download() as begun:
        page.get_by_role("link", name="Download the archive").click()
    file = tmp_path / begun.value.suggested_filename
    begun.value.save_as(file)
    assert zipfile.is_zipfile(file)
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_role("status")).to_contain_text("Everything in it was here already.")
    page.get_by_label("When you begin").fill("19:30")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download the calendar").click()
    assert begun.value.suggested_filename == "viva-plan.ics"


def test_what_is_no_archive_is_said_to_be_none(browser, address, tmp_path):
    file = tmp_path / "song.zip"
    file.write_text("la la la")
    page = browser.new_page(base_url=address)  # by itself: the console names the status of the answer, 422
    page.goto("exchange/")
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Bring in").click()
    expect(page.get_by_role("alert")).to_contain_text("not a zip file")
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page, theme):
    page = open_page("exchange/", color_scheme=theme, viewport={"width": 320, "height": 700})
    assert violations(page) == []
    measure = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(measure) <= 0
