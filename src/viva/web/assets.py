"""Addresses of scripts and styles, through the manifest of the front-end build."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

STATIC = Path(__file__).parent / "static"
PREFIX = "/static/"


@dataclass(frozen=True, slots=True)
class Island:
    """What a page loads for one entry: its module, the modules that one needs, its styles."""

    module: str
    preloads: tuple[str, ...]
    styles: tuple[str, ...]


@cache
def island(name: str) -> Island | None:
    """The entry `islands/NAME.ts`; None where nothing was built, and pages do without."""
    manifest = _manifest()
    entry = manifest.get(f"islands/{name}.ts")
    if entry is None:
        return None
    needed = list(dict.fromkeys(_imports(manifest, entry)))
    chunks = [entry, *(manifest[key] for key in needed)]
    styles = dict.fromkeys(style for chunk in chunks for style in chunk.get("css", ()))
    preloads = tuple(_built(manifest[key]["file"]) for key in needed)
    return Island(_built(entry["file"]), preloads, tuple(map(_built, styles)))


@cache
def font(name: str) -> str | None:
    """The address of the Latin letters of a font, upright: `inter`, `jetbrains-mono`."""
    wanted = f"/{name}-latin-wght-normal-"
    files = (file for entry in _manifest().values() for file in entry.get("assets", ()))
    return next((_built(file) for file in files if wanted in f"/{file}"), None)


@cache
def own(name: str) -> str:
    """The address of a file that is not built, with its content in the address so that caches stay right."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"{PREFIX}{name}?{digest}"


def _imports(manifest: dict[str, Any], entry: dict[str, Any]) -> Iterator[str]:
    for key in entry.get("imports", ()):
        yield key
        yield from _imports(manifest, manifest[key])


def _built(file: str) -> str:
    return f"{PREFIX}built/{file}"


def _manifest() -> dict[str, Any]:
    file = STATIC / "built/manifest.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
