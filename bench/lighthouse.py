"""Lighthouse's scores of the pages, in Debian's Chromium, against a server of its own: `python -m bench lighthouse`.

Lighthouse is taken from npm into the user's cache: it is no part of Viva. It plays a slow phone, so a busy machine
costs points; each page is seen three times and the median counts.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import platformdirs

from bench.http import serving
from bench.statistics import machine

VERSION = "13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices")
PAGES = ("today/", "topics/", "topics/linear-algebra/", "problems/linear-algebra/inverse/")
LESSON = "topics/softmax/lesson/"
READING = Path(__file__).parents[1] / "tests/packs/reading"
TIMES = 3


def main(runtimes: Sequence[str], rounds: int) -> None:
    """Neither argument matters here."""
    program, chromium = _installed(), shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("Lighthouse needs a browser. Debian: apt-get install chromium.")
    print(f"\nLighthouse {VERSION}, as a phone ({machine()})")
    print(f"{'page':<36}" + "".join(f"{each:>16}" for each in CATEGORIES))
    with serving() as address:
        for path in PAGES:
            _show(path, _scores(program, chromium, address + path))
    with serving("--only-pack", "--pack", str(READING)) as address:
        _show(LESSON, _scores(program, chromium, address + LESSON))


def _installed() -> Path:
    folder = platformdirs.user_cache_path("viva") / f"lighthouse-{VERSION}"
    program = folder / "node_modules/.bin/lighthouse"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        words = ["npm", "install", "--no-save", "--no-audit", "--no-fund", f"lighthouse@{VERSION}"]
        subprocess.run(words, cwd=folder, check=True)
    return program


def _scores(program: Path, chromium: str, url: str) -> dict[str, float]:
    reports = list(_reports(program, chromium, url))
    return {each: statistics.median(report[each]["score"] for report in reports) for each in CATEGORIES}


def _reports(program: Path, chromium: str, url: str) -> Iterator[dict[str, Any]]:
    words = [str(program), url, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    for _ in range(TIMES):
        done = subprocess.run(
            [*words, flags], env=os.environ | {"CHROME_PATH": chromium}, stdout=subprocess.PIPE, check=True
        )
        yield json.loads(done.stdout)["categories"]


def _show(path: str, scores: dict[str, float]) -> None:
    print(f"{path:<36}" + "".join(f"{scores[each]:>16.2f}" for each in CATEGORIES))
