"""Where things lie on this machine: the judge's cache and the socket of the warm judge."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Built problems; safe to delete. VIVA_CACHE overrides."""
    if os.environ.get("VIVA_CACHE"):
        return Path(os.environ["VIVA_CACHE"])
    from platformdirs import user_cache_path

    return user_cache_path("viva")


def socket_path() -> Path:
    """The warm judge's socket, in a folder that only this user can enter."""
    base = os.environ.get("VIVA_RUNTIME") or os.environ.get("XDG_RUNTIME_DIR") or f"/tmp/viva-{os.getuid()}"
    folder = Path(base) / "viva"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    facts = folder.stat()
    if facts.st_uid != os.getuid() or facts.st_mode & 0o077:
        raise PermissionError(
            f"{folder} can be entered by others; remove it, or set VIVA_RUNTIME to a private folder"
        )
    return folder / "judge.sock"
