"""Lines that would take for ever, or all memory, end with a verdict within the limits of the engine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = 20  # for any one of them
BYTES = 2 << 30

LINES = [
    "x = 10^{10^{10}}",
    "x = 10^{10^{10^{10}}}",
    "x = 9^{9^{9^{9^{9^{9}}}}}",
    "x = x^{x^{x^{x^{x^{x^{x^{x}}}}}}}",
    "x = (10^{9})!",
    "x = ((5!)!)!",
    r"x = \binom{10^{9}}{10^{8}}",
    r"x = \sum_{i=1}^{10^9} i",
    r"x = \sum_{i=1}^{10^{300}} i",
    r"x = \prod_{i=1}^{10^9} (1 + x)",
    r"x = \prod_{i=1}^{10^{18}} 2",
    r"x = \sum_{i=1}^{300} \sum_{j=1}^{300} \sum_{k=1}^{300} \sum_{l=1}^{300} i j k l",
    r"x = \sum_{i=1}^{\infty} \sum_{j=1}^{\infty} \sum_{k=1}^{\infty} \frac{1}{i j k}",
    r"x = \sum_{i=1}^{\infty} \frac{1}{i}",
    r"x = \int_0^1 \int_0^1 \int_0^1 \int_0^1 \int_0^1 \int_0^1 a b c r s t \, da \, db \, dc \, dr \, ds \, dt",
    r"x = \int \int \int \int e^{-a^2 - b^2 - r^2 - s^2} da \, db \, dr \, ds",
    r"x = \int_0^{10^{300}} e^{t} dt",
    r"x = \lim_{m \to \infty} \sum_{i=1}^m \sum_{j=1}^m \frac{1}{i j}",
    r"x = \lim_{m \to \infty} \prod_{i=1}^m i",
    "x = " + r"\nabla_w " * 60 + "g(w)",
    "x = " + r"\nabla_w^2 " * 8 + "g(w)",
    "x = " + r"\frac{d}{dx} " * 40 + "f(x)",
    "x = f" + "'" * 60 + "(x)",
    "x = " + "f(" * 25 + "x" + ")" * 25,
    r"x = \operatorname{tr}(A^{10^9})",
    r"x = \operatorname{tr}(A^{200} A^{200} A^{200})",
    r"x = \operatorname{tr}(" + r" \otimes ".join(["A"] * 12) + ")",
    r"x = \|" + r" \otimes ".join(["I_{900}"] * 4) + r"\|_F",
    r"x = \|I_{10^9}\|_F",
    r"x = \mathbf{1}_{1000}^\top \mathbf{1}_{1000}",
    r"x = \operatorname{tr}(I_{1000} I_{1000})",
    r"x = \operatorname{tr}(" + "I_{64} " * 40 + ")",
    r"x = \max_x f(x)^{f(x)}",
    r"x = \arg\max_w \prod_{i=1}^{40} g(w)",
    r"x = \mathbb{E}[X^{X^{X}}]",
    r"x = " + r"\mathbb{E}[" * 20 + "X" + "]" * 20,
    "x = " + r"\mathbb{E}_{w \sim \mathcal{N}(0, I_3)}[" * 4 + "w_1" + "]" * 4,
    "x = v_{10^9}",
    "x = v_{400} + v_{399} + v_{398}",
    "x = " + "(" * 200 + "x" + ")" * 200,
    "x = " + "{" * 200 + "x" + "}" * 200,
    "x = " + "-" * 1001 + "x",
    "x = " + r"\log " * 300 + "x",
    "x = " + "+".join(["x"] * 500),
    "x = " + " ".join(["x"] * 1000),
    "x = " + "x + " * 300_000 + "x",
    "= ".join(["x"] * 400) + "+ 1",
    "x_" * 300 + "x",
    "\x00" * 4_000,
    "∑" * 4_000,
    "x = \\" * 500,
]

JUDGE = r"""
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
from tests.derive.blackboard import *
from viva.content.symbol import Symbol
hard = board(
    *sizes("d"), scalar("x"), vector("w"), matrix("A", "d", "d"), function("f"), function("g", "vector[d]"),
    *(scalar(each) for each in "abcrst"), rv("X", "N(0, 1)"),
    Symbol("v_t", "recursion", element="scalar", init="0", step="v_{t-1} + x"),
)
assert status(hard, "x + x = 2 x") is FOLLOWS
for line in json.load(sys.stdin):
    start = time.perf_counter()
    found = verdict(hard, line)
    print(json.dumps([found.status.value, found.message[:200], round(time.perf_counter() - start, 2)]), flush=True)
"""


@pytest.mark.slow
def test_every_hostile_line_ends_with_a_verdict_and_none_is_accepted():
    """In one process with little memory, which gets so long for each of them."""
    done = subprocess.run(
        [sys.executable, "-c", JUDGE, str(BYTES)],
        input=json.dumps(LINES),
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=SECONDS * len(LINES),
        check=False,
    )
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    told = f"after {LINES[len(verdicts) - 1][:60]!r}: {done.stderr[-2000:]}"
    assert len(verdicts) == len(LINES), told
    for line, (found, message, _) in zip(LINES, verdicts, strict=True):
        assert found in ("undecided", "not_parsed", "does_not_follow"), (line[:80], found)
        assert message, line[:80]
