"""Packages of Debian, where this machine lets us install them."""

from __future__ import annotations

import os
import shutil

from tools.shell import say, status_of


def installed(package: str) -> bool:
    """Install a package; whether that worked."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    say(f"Installing {package}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    status_of(["apt-get", "update", "-qq"], env=quiet)  # stale lists are worth a try
    return status_of(["apt-get", "install", "-qq", "--no-install-recommends", package], env=quiet) == 0
