"""The part of `viva check` that looks at the whole catalogue: does it fit together, what is assessed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from viva.content import catalogue as catalogues
from viva.content import paths
from viva.content.card import Card
from viva.content.comparison import Comparison
from viva.content.coverage import (
    Coverage,
    coverage,
    gains,
    read_record,
    regressions,
    render_coverage,
    render_record,
)
from viva.content.derivation import Derivation, Exercise
from viva.content.drill import Drill
from viva.content.errors import Finding
from viva.content.objective import Kind
from viva.content.pack import Pack
from viva.content.problem import Problem
from viva.content.question import Question

_Item = Problem | Question | Comparison | Drill | Card | Derivation | Exercise


def catalogue_findings(pack: Pack) -> list[Finding]:
    """All that keeps topics, objectives and paths from fitting together, and what is assessed no more.

    Raises ContentError if a file cannot be read. A pack that only brings problems has nothing to look at.
    """
    home = _home(pack)
    if home is None:
        return []
    found = catalogues.findings(pack.catalogue)
    found += paths.findings(paths.Paths.read(home), pack.catalogue)
    return found + regressions(covered(pack), read_record(home, pack.catalogue))


def covered(pack: Pack) -> Coverage:
    """What the pack's items assess: each the objectives it names, in the way of its own kind.

    Practice is shown in several ways: by talking a case through, and by working one out in numbers.
    """
    library = pack.library
    items: tuple[tuple[Kind, Iterable[_Item]], ...] = (
        (Kind.IMPLEMENTATION, pack.problems.values()),
        (Kind.CONCEPT, library.questions.values()),
        (Kind.CONCEPT, library.comparisons.values()),
        (Kind.PRACTICE, library.questions.values()),
        (Kind.PRACTICE, library.drills.values()),
        (Kind.FORMULA, library.cards.values()),
        (Kind.FORMULA, library.exercises.values()),
        (Kind.DERIVATION, library.derivations.values()),
    )
    pairs = [(id, kind.value) for kind, group in items for item in group for id in item.objectives]
    return coverage(pack.catalogue, pairs)


def print_coverage(pack: Pack, out: TextIO) -> None:
    home = _home(pack)
    if home is not None:
        table = covered(pack)
        print(render_coverage(table), file=out)
        for sentence in gains(table, read_record(home, pack.catalogue)):
            print(sentence, file=out)


def record_coverage(pack: Pack) -> None:
    """Keeps the coverage of today as the least for later."""
    home = _home(pack)
    if home is not None:
        (home / "coverage.toml").write_text(render_record(covered(pack)), encoding="utf-8")


def _home(pack: Pack) -> Path | None:
    """The folder whose topics are the catalogue."""
    return next((folder for folder in pack.folders if any(folder.glob("*/topic.toml"))), None)
