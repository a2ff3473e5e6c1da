"""The front end: npm's packages, then Vite's build into the package's static folder."""

from __future__ import annotations

from pathlib import Path

from tools import node, stamps
from tools.shell import ROOT, run, say

PACKAGES = ROOT / "node_modules"
LOCK = (ROOT / "package.json", ROOT / "package-lock.json")
SOURCES = (ROOT / "islands", ROOT / "vite.config.ts", ROOT / "tsconfig.json", *LOCK)
MANIFEST = ROOT / "src/viva/web/static/built/manifest.json"
BUILT = ROOT / ".viva/islands-built"
OFFLINE = "Its last lines say why; without a network, nothing can be installed the first time."


def build() -> None:
    """Builds what pages load, if its sources changed since."""
    now = stamps.digest(SOURCES)
    if MANIFEST.is_file() and stamps.read(BUILT) == now:
        return
    install_packages(("--omit=dev",))
    say("Building the islands")
    run([node.npm(), "run", "--silent", "build"], env=node.environment())
    stamps.write(BUILT, now)


def install_packages(options: tuple[str, ...] = ()) -> None:
    """Exactly what package-lock.json says; everything, or with `--omit=dev` what the build needs."""
    stamp = PACKAGES / ".viva-installed"
    now, everything = stamps.digest(LOCK, *options), stamps.digest(LOCK)
    if stamps.read(stamp) in (now, everything):
        return
    say("Installing the packages of the front end")
    # No package of ours needs a script to install, so none gets to run one.
    words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *options]
    run([node.npm(), *words], env=node.environment(), remedy=OFFLINE)
    stamps.write(stamp, now)


def program(name: str) -> Path:
    """A program of node_modules; it runs in the environment of `node`."""
    return PACKAGES / ".bin" / name
