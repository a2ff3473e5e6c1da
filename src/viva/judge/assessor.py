"""Runs beside an author's `cases.py` inside the sandbox: makes inputs, asks laws, takes canonical views.

The judge's own process never executes authors' code: a pack is a program, and may be a stranger's. This
file's text travels into a sandboxed process that stays open for a problem; only plain data comes back.
It imports nothing of Viva but the authoring vocabulary, which travels with it.
"""

from __future__ import annotations

import copy
import hashlib
import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

from viva.content.authoring import CANONICAL, CASES, LAWS, SIZED, VARIED, Case, Inputs, Law

ASKED: list[tuple[Case, Inputs]] = []  # the inputs of every case, made once


def seed_of(name: str) -> int:
    """A seed that comes from the case's name, so adding a case never changes another."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "little")


def _asked() -> list[tuple[Case, Inputs]]:
    if not ASKED:
        ASKED.extend((case, case.make(np.random.default_rng(seed_of(case.name)))) for case in CASES)
    return ASKED


def _pick(function: Callable[..., Any], available: dict[str, Any]) -> dict[str, Any]:
    """The arguments a law or a view names, each its own copy."""
    parameters = inspect.signature(function).parameters
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters.values()):
        return copy.deepcopy(available)
    return {name: copy.deepcopy(available[name]) for name in parameters if name in available}


def _applies(law: Law, case: Case, inputs: Inputs) -> bool:
    return not case.raises and (law.when is None or bool(law.when(**_pick(law.when, inputs))))


def inputs() -> list[dict[str, Any]]:
    """Every case: name, kind, raises, shown, seed, inputs, and what laws ask besides: [[law, [inputs, ...]], ...]."""
    return [
        {
            "name": case.name,
            "kind": case.kind,
            "raises": list(case.raises),
            "shown": case.shown,
            "seed": seed_of(case.name),
            "inputs": values,
            "also": [
                [number, law.also(**_pick(law.also, values))]
                for number, law in enumerate(LAWS)
                if law.also is not None and _applies(law, case, values)
            ],
        }
        for case, values in _asked()
    ]


def outline() -> dict[str, Any]:
    """What the problem has, without making anything: names of laws, whether there is a canonical view, sizes."""
    return {
        "laws": [law.name for law in LAWS],
        "canonical": bool(CANONICAL),
        "sizes": list(SIZED[0].sizes) if SIZED else [],
        "varied": bool(VARIED),
    }


def variations(count: int) -> list[list[Any]]:
    """Further inputs, to tell a mutant from an equivalent program: [seed, inputs], about `count` of them.

    From the author's `@varied` maker; without one from the cases' own makers under other seeds, with every
    second one's floats moved a little.
    """
    if VARIED:
        seeds = [seed_of(f"varied #{turn}") for turn in range(count)]
        return [[seed, VARIED[0](np.random.default_rng(seed))] for seed in seeds]
    made = []
    for turn in range(-(-count // max(len(CASES), 1))):
        for case in CASES:
            seed = seed_of(f"{case.name} #{turn}")
            values = case.make(np.random.default_rng(seed))
            made.append([seed, _moved(values, np.random.default_rng(seed)) if turn % 2 else values])
    return made


def _moved(value: Any, rng: np.random.Generator) -> Any:
    """The same structure with every float scaled by a random factor near one."""
    if isinstance(value, dict):
        return {key: _moved(item, rng) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_moved(item, rng) for item in value)
    if type(value) is float:
        return value * (1 + 0.2 * rng.normal())
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return value * (1 + 0.2 * rng.normal(size=value.shape))
    return value


def growing() -> list[list[Any]]:
    """[[n, inputs], ...] of growing size."""
    return [
        [n, sized.make(np.random.default_rng(seed_of(f"size {n}")), n)]
        for sized in SIZED[:1]
        for n in sized.sizes
    ]


def assess(
    answers: list[dict[str, Any]], rtol: float, atol: float, laws: bool = True, views: bool = True
) -> dict[str, Any]:
    """What laws and the canonical view say of a submission's answers.

    answers: one per case that returned, {"case": number, "output": value, "also": [[law, [outputs]], ...]}.
    Returns {"views": [[case, ok, view or message], ...], "laws": [[law, case, holds or None, message], ...]}; for each
    law the first case that breaks it is the last one asked.
    """
    return {
        "views": [_view(answer) for answer in answers] if CANONICAL and views else [],
        "laws": [row for number in range(len(LAWS)) for row in _law(number, answers, rtol, atol)]
        if laws
        else [],
    }


def _view(answer: dict[str, Any]) -> list[Any]:
    view, values = CANONICAL[0], _asked()[answer["case"]][1]
    try:
        return [answer["case"], True, view(**_pick(view, {**values, "output": answer["output"]}))]
    except Exception as error:
        return [answer["case"], False, f"{type(error).__name__}: {error}"[:300]]


def _law(number: int, answers: list[dict[str, Any]], rtol: float, atol: float) -> list[list[Any]]:
    law, rows = LAWS[number], []
    for answer in answers:
        case, values = _asked()[answer["case"]]
        if not _applies(law, case, values):
            continue
        also = next((outputs for which, outputs in answer["also"] if which == number), None)
        if law.also is not None and also is None:
            continue  # a further question of this law was not answered
        holds, message = _ask(law, {**values, "output": answer["output"], "also": also}, rtol, atol)
        rows.append([number, answer["case"], holds, message])
        if holds is not True:
            break
    return rows


def _ask(law: Law, available: dict[str, Any], rtol: float, atol: float) -> tuple[bool | None, str]:
    try:
        said = law.holds(**_pick(law.holds, available))
        if isinstance(said, tuple):
            return _equal(
                *said,
                rtol=rtol if law.rtol is None else law.rtol,
                atol=atol if law.atol is None else law.atol,
            )
    except Exception as error:
        return None, f"it cannot be asked of this answer ({type(error).__name__}: {error})"[:300]
    if isinstance(said, str):
        return False, said
    return (True, "") if said is None or bool(said) else (False, "")


def _equal(left: Any, right: Any, *, rtol: float, atol: float) -> tuple[bool, str]:
    left, right = np.asarray(left), np.asarray(right)
    if left.shape != right.shape:
        return False, f"one side has shape {left.shape}, the other {right.shape}"
    if left.size == 0 or np.allclose(left, right, rtol=rtol, atol=atol, equal_nan=True):
        return True, ""
    with np.errstate(all="ignore"):
        worst = float(np.nanmax(np.abs(left - right)))
    return False, f"the two sides differ by up to {worst:.3g}"
