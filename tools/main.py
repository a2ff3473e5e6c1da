"""./viva: a task of the clone, or else a command of the installed viva."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from tools import environment, tasks
from tools.shell import Failed, become

TASKS: dict[str, Callable[..., int]] = {
    "test": tasks.test,
    "lint": tasks.lint,
    "check-fast": tasks.check_fast,
    "bench": tasks.bench,
    "bench-derive": tasks.bench_derive,
    "bench-plan": tasks.bench_plan,
    "bench-answers": tasks.bench_answers,
    "build": tasks.build,
    "format": tasks.mend,
}


def main(words: Sequence[str]) -> int:
    """Exit status of a task; a command of viva replaces this process and never returns."""
    try:
        _refuse_windows()
        if words and words[0] in TASKS:
            return int(TASKS[words[0]](*words[1:]))
        tasks.prepare()
        become(environment.viva(*(words or ("serve",))))
    except Failed as failure:
        print(f"viva: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _refuse_windows() -> None:
    if os.name == "nt":
        raise Failed("Viva runs on Linux and macOS.\n  On Windows, clone it inside WSL 2 and run it there.")
