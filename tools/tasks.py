"""The tasks of a clone, one function each; each returns an exit status."""

from __future__ import annotations

import os

from tools import browser, environment, islands, postgresql
from tools import lint as linters
from tools.shell import ROOT, say, status_of

# Left out of check-fast, beside what is marked slow: whole browser sessions, programs that run up to their limits.
SLOW = ("tests/e2e", "tests/judge/hostile", "tests/judge/wrong")
SHARED = ("-n", "auto", "--dist", "loadfile")  # out on all cores; files share servers and pools


def prepare() -> None:
    """What practising needs."""
    environment.make()
    islands.build()
    environment.install(environment.PRACTISE)


def prepare_to_develop() -> None:
    """What every check needs."""
    environment.make()
    islands.install_packages()
    islands.build()
    environment.install(environment.DEVELOP)


def build() -> int:
    """The front end, made anew if its sources changed."""
    environment.make()
    islands.build()
    return 0


def lint() -> int:
    """ruff, mypy, lint-imports, biome, tsc."""
    prepare_to_develop()
    return _verdict(linters.lint())


def mend() -> int:
    """Formats, and mends what linters can mend."""
    prepare_to_develop()
    linters.mend()
    return 0


def test(*selection: str) -> int:
    """Everything CI needs, or with arguments what pytest selects by them. pytest has the last word."""
    prepare_to_develop()
    browser.provide()
    failed = [] if selection else [*linters.lint(), *_pack()]
    _verdict(failed)
    say("pytest")
    status = status_of(environment.module("pytest", *selection))
    return status or bool(failed) or (0 if selection else _on_postgresql())


def _on_postgresql() -> int:
    """What the history and the pages promise, on the database of a school; no failure where there is none."""
    with postgresql.server() as address:
        if address is None:
            return 0
        say("pytest, on PostgreSQL")
        tests = environment.module("pytest", "-q", *SHARED, "tests/store", "tests/practice", "tests/web")
        return status_of(tests, env={"VIVA_TEST_DATABASE_URL": address})


def check_fast() -> int:
    """The linters, and the tests that take less than two minutes together."""
    prepare_to_develop()
    failed = linters.lint()
    _verdict(failed)
    say("pytest, the quick ones")
    present = [f"--ignore={folder}" for folder in SLOW if (ROOT / folder).exists()]
    quick = ("-q", "-m", "not slow", "--hypothesis-profile=quick")
    return status_of(environment.module("pytest", *quick, *SHARED, *present)) or bool(failed)


def bench(*words: str) -> int:
    """What the README claims about speed."""
    prepare_to_develop()
    return status_of(environment.module("bench", *words), env={"PYTHONPATH": str(ROOT)})


def bench_derive() -> int:
    """What docs/derivations.md says of Viva and of other libraries, measured anew."""
    prepare_to_develop()
    environment.install(environment.COMPARE)
    return status_of(environment.module("bench", "derive"), env={"PYTHONPATH": str(ROOT)})


def bench_plan(*words: str) -> int:
    """What docs/plan-measured.md says of the plan, measured anew and written there: half an hour; --quick: a minute."""
    prepare_to_develop()
    chosen = words or ("--write",)
    return status_of(environment.module("bench.plan", *chosen), env={"PYTHONPATH": str(ROOT)})


def bench_answers(*words: str) -> int:
    """What docs/answers.md says of comparing answers, measured anew; --fit fits it first, --data names the answers."""
    prepare_to_develop()
    return status_of(environment.module("bench.answers", *words), env={"PYTHONPATH": str(ROOT)})


def _pack() -> list[str]:
    """["viva check"] if a promise of the pack does not hold, or its cases let too many wrong programs through."""
    say("The pack proves what it claims")
    return ["viva check"] if status_of(environment.viva("check", "--mutants"), env=_quiet()) else []


def _quiet() -> dict[str, str]:
    return {"PYTHONUNBUFFERED": "1"} | ({"NO_COLOR": "1"} if "CI" in os.environ else {})


def _verdict(failed: list[str]) -> int:
    say(f"Failed: {', '.join(failed)}" if failed else "No complaints")
    return bool(failed)
