"""A judgement as programs read it: stable names, documented in docs/machine-interface.md."""

from __future__ import annotations

from typing import Any

INTERFACE = 1  # version of every object that programs read


def machine_view(judgement: dict[str, Any]) -> dict[str, Any]:
    """What programs read: stable names, one object."""
    diagnosis = judgement["diagnosis"]
    return {
        "interface": INTERFACE,
        "problem": judgement["problem"],
        "verdict": judgement["verdict"],
        "accepted": judgement["accepted"],
        "message": judgement["message"],
        "diagnosis": diagnosis["mistakes"][0] if diagnosis else None,
        "diagnosis_ties": diagnosis["mistakes"] if diagnosis else [],
        "advice": diagnosis["advice"] if diagnosis else None,
        "nearly": judgement["nearly"] or None,
        "cases": [_case_view(run) for run in judgement["runs"]],
        "laws": judgement["laws"],
        "growth": judgement["growth"],
        "line": judgement["line"],
        "traceback": judgement["traceback"],
        "cpu_seconds": judgement["cpu_seconds"],
        "wall_seconds": judgement["wall_seconds"],
        "peak_mib": judgement["peak_mib"],
        "tier": judgement["tier"],
    }


def _case_view(run: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": run["case"],
        "kind": run["kind"],
        "verdict": run["verdict"],
        "message": run["message"],
        "seconds": run["seconds"],
        "inputs": {name: shown["text"] for name, shown in run["inputs"]},
        "got": run["got"] and run["got"]["text"],
        "expected": run["expected"] and run["expected"]["text"],
        "difference": run["difference"] and run["difference"]["worst"],
        "stdout": run["stdout"],
    }
