"""How well this machine can shut a candidate in, and what to do where it cannot."""

import functools
import json
import subprocess
from collections.abc import Iterable
from enum import Enum

from .candidate.layers import NAMES, LayerReport
from .launch import python_command
from .transcript import PoolError

__all__ = ["LayerReport", "Tier", "explain", "probe", "tier_of"]


class Tier(Enum):
    """From the strongest to the weakest. Hosting for others needs FULL."""

    FULL = "sandboxed"
    CONTAINER = "container"  # no namespaces, but Landlock and a system call filter
    OWN_CODE_ONLY = "own code only"  # a fresh process with limits: for code that you trust

    def at_least(self, other: "Tier") -> bool:
        ordered = list(Tier)
        return ordered.index(self) <= ordered.index(other)


def tier_of(present: Iterable[str]) -> Tier:
    """The tier that the named layers make."""
    layers = frozenset(present)
    if {"namespaces", "seccomp"} <= layers:
        return Tier.FULL
    return Tier.CONTAINER if {"landlock", "seccomp"} <= layers else Tier.OWN_CODE_ONLY


_PROBE = (
    "import dataclasses, json; from candidate import layers; "
    "print(json.dumps([dataclasses.astuple(report) for report in layers.probe()]))"
)


@functools.cache
def probe() -> tuple[LayerReport, ...]:
    """One report for each layer, found by trying it in a process of its own (about 50 ms, once)."""
    done = subprocess.run(python_command(_PROBE), capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0:
        why = done.stderr.strip().splitlines()[-1:] or [f"exit status {done.returncode}"]
        raise PoolError(f"could not find out which layers of the sandbox there are: {why[0]}")
    reports = tuple(LayerReport(*fields) for fields in json.loads(done.stdout))
    if tuple(report.name for report in reports) != NAMES:
        raise PoolError(f"the probe of the sandbox reported {reports!r}, expected {NAMES}")
    return reports


def explain(reports: Iterable[LayerReport], tier: Tier, required: Tier) -> str:
    """Why this machine is not enough, layer by layer, with what to do."""
    lines = [f"this machine offers the tier {tier.value!r}, and {required.value!r} is required"]
    lines += [f"  {r.name}: {r.why}. {r.what_to_do}" for r in reports if not r.present]
    return "\n".join(lines)
