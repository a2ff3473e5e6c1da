"""Everything that can be said about the code without running it."""

from __future__ import annotations

from pathlib import Path

from tools import environment, islands, node
from tools.shell import say, status_of

BIOME = islands.PACKAGES / "@biomejs"


def lint() -> list[str]:
    """Names of the checks that failed; all are run, so that one pass shows all there is to mend."""
    return [name for name, command in checks().items() if not _passes(name, command)]


def checks() -> dict[str, list[str | Path]]:
    """Name -> command."""
    return {
        "ruff": environment.module("ruff", "check"),
        "mypy": environment.module("mypy"),
        "lint-imports": [environment.BIN / "lint-imports"],
        "biome": [islands.program("biome"), "ci", "--error-on-warnings"],
        "tsc": [islands.program("tsc"), "--noEmit"],
    }


def mend() -> None:
    """What the formatters and the linters can mend by themselves."""
    status_of(environment.module("ruff", "check", "--fix"))
    status_of([islands.program("biome"), "check", "--write"], env=node.environment())


def _passes(name: str, command: list[str | Path]) -> bool:
    say(name)
    if name == "biome" and not any(BIOME.glob("cli-*")):
        print("    skipped: biome has no program for this machine")
        return True
    return status_of(command, env=node.environment()) == 0
