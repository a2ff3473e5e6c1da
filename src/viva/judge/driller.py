"""Makes the questions of drills, in the sandbox: their programs are as little trusted as any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from viva.content import drilling
from viva.content.drill import Drill
from viva.content.drilling import Asked
from viva.judge.candidate.wire import pack
from viva.judge.errors import AuthorError
from viva.judge.pool import Call, Ending, Limits, Outcome, Pool, PoolError, Reply, Setup, Transcript

RUNTIME = "numpy"
LIMITS = Limits(cpu_seconds=4.0, wall_seconds=20.0, memory_mib=512, output_kib=64)  # of one question
MANY = Limits(cpu_seconds=60.0, wall_seconds=240.0, memory_mib=512, output_kib=256)  # of a hundred

_NAMES = tuple(field.name for field in fields(Asked))
# Takes the value apart: only plain data leaves the sandbox, and it is put together again, with all its checks, outside.
_DESK = f"""
import numpy as np

import drills
from viva.content.drilling import Asked


def generate(name, seed):
    asked = getattr(drills, name)(np.random.default_rng(seed))
    if not isinstance(asked, Asked):
        raise TypeError(f"{{name}} returns {{type(asked).__name__}}. Return Asked(...).")
    return [getattr(asked, field) for field in {_NAMES!r}]
"""


def generate(drill: Drill, seed: int, pool: Pool) -> Asked:
    """The question of a seed, always the same.

    Raises AuthorError where the author's program makes none, PoolError where nothing can be run.
    """
    return _made(drill, [seed], pool, LIMITS)[0][0]


def generate_all(drill: Drill, seeds: Sequence[int], pool: Pool) -> list[tuple[Asked, float]]:
    """The question of each seed, and the seconds of computing that it took. Raises as `generate` does."""
    return _made(drill, seeds, pool, MANY)


def _made(drill: Drill, seeds: Sequence[int], pool: Pool, limits: Limits) -> list[tuple[Asked, float]]:
    modules = (("viva.content.drilling", _vocabulary()), ("drills", drill.source), ("desk", _DESK))
    calls = [Call("desk:generate", pack({"name": drill.function, "seed": seed}), seed) for seed in seeds]
    transcript = pool.run(Setup(RUNTIME, modules, limits), calls)
    made = [
        (_asked(drill, seed, reply), reply.seconds)
        for seed, reply in zip(seeds, transcript.replies, strict=False)
    ]
    if len(made) < len(seeds):
        raise _stopped(drill, seeds[len(made)], transcript)
    return made


def _asked(drill: Drill, seed: int, reply: Reply) -> Asked:
    if reply.outcome is not Outcome.RETURNED:
        error = reply.error
        what = (
            f"{error.names[0] if error.names else error.type}: {error.message}"
            if error
            else "it returns nothing"
        )
        raise _error(drill, seed, what, error.traceback if error else "")
    try:
        return Asked(**_fields(reply.value))
    except (TypeError, ValueError, OverflowError) as error:
        raise _error(drill, seed, str(error)) from error


def _fields(value: Any) -> dict[str, Any]:
    """What came back, by name. Raises TypeError: the program may have written whatever it likes."""
    if not isinstance(value, list) or len(value) != len(_NAMES):
        raise TypeError("what came back is no Asked(...)")
    found = dict(zip(_NAMES, value, strict=True))
    for name in ("answer", "check", "tolerance", "within"):
        if not isinstance(found[name], float):
            raise TypeError(f"Asked(...): {name} has to be a number")
    return found


def _stopped(drill: Drill, seed: int, transcript: Transcript) -> AuthorError | PoolError:
    if transcript.ending is Ending.UNAVAILABLE:
        return PoolError(transcript.detail)
    if transcript.load_error is not None:
        error = transcript.load_error
        return AuthorError(str(drill.file), f"{error.type}: {error.message}", error.traceback)
    return _error(drill, seed, f"it was stopped: {transcript.ending.value}: {transcript.detail}")


def _error(drill: Drill, seed: int, what: str, traceback: str = "") -> AuthorError:
    return AuthorError(f"{drill.file}:{drill.line}", f"{drill.function}, seed {seed}: {what}", traceback)


@cache
def _vocabulary() -> str:
    return Path(drilling.__file__).read_text(encoding="utf-8")
