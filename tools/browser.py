"""Chromium for the tests in a browser: Debian's own, where this machine lets us install it."""

from __future__ import annotations

import shutil

from tools import debian
from tools.shell import say

NAMES = ("chromium", "chromium-browser", "google-chrome")


def provide() -> None:
    """Install Chromium if there is none. Where that is impossible, its tests say why they did not run."""
    if any(map(shutil.which, NAMES)) or debian.installed("chromium"):
        return
    say("No Chromium, so no tests in a browser")
    print("    Debian: sudo apt-get install chromium. macOS: brew install chromium.")
