"""Medians, high percentiles and paired ratios."""

from __future__ import annotations

import platform
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

Samples = Mapping[str, Mapping[int, float]]  # seconds by contender and round


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def table(samples: Samples, ours: str) -> str:
    """One line per contender: p50, p95 in milliseconds, and the median over rounds of its ratio to ours."""
    lines = [f"{'':<34}{'n':>5}{'p50 ms':>10}{'p95 ms':>10}{'times ours':>12}"]
    for name, by_round in samples.items():
        values = list(by_round.values())
        ratio = statistics.median(seconds / samples[ours][number] for number, seconds in by_round.items())
        p50, p95 = statistics.median(values) * 1e3, percentile(values, 0.95) * 1e3
        lines.append(f"{name:<34}{len(values):>5}{p50:>10.2f}{p95:>10.2f}{ratio:>12.2f}")
    return "\n".join(lines)


def machine() -> str:
    """What was measured on, and how busy it was."""
    load = Path("/proc/loadavg").read_text().split()[0] if Path("/proc/loadavg").exists() else "?"
    return f"Python {platform.python_version()}, {platform.system()} {platform.release()}, load {load}"
