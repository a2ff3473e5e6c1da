"""Chromium for the tests in a browser: Debian's own, where this machine lets us install it."""

from __future__ import annotations

import os
import shutil

from tools.shell import say, status_of

NAMES = ("chromium", "chromium-browser", "google-chrome")


def provide() -> None:
    """Install Chromium if there is none. Where that is impossible, its tests say why they did not run."""
    if any(map(shutil.which, NAMES)) or _installed_by_apt():
        return
    say("No Chromium, so no tests in a browser")
    print("    Debian: sudo apt-get install chromium. macOS: brew install chromium.")


def _installed_by_apt() -> bool:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    say("Installing Chromium")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    status_of(["apt-get", "update", "-qq"], env=quiet)  # stale lists are worth a try
    return status_of(["apt-get", "install", "-qq", "--no-install-recommends", "chromium"], env=quiet) == 0
