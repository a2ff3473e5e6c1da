"""Builds the islands when a wheel is made from sources that do not have them yet."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MANIFEST = "src/viva/web/static/built/manifest.json"


class IslandsHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """version: "standard" or "editable"; the latter may go without, since ./viva builds later."""
        if (Path(self.root) / MANIFEST).is_file():
            return
        npm = shutil.which("npm")
        if npm is not None:
            self._build(npm)
        elif version == "editable":
            self.app.display_warning("No npm: the pages have no editor until `./viva build` was run.")
        else:
            raise RuntimeError(f"{MANIFEST} is missing, and npm too.\n  Run ./viva build first.")

    def _build(self, npm: str) -> None:
        for words in (["ci", "--ignore-scripts", "--omit=dev", "--loglevel=error"], ["run", "build"]):
            subprocess.run([npm, *words], cwd=self.root, check=True)
