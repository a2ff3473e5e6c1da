"""From call to judgement: the warm judge against what others do to judge a submission."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.problems import examiner, softmax
from bench.statistics import machine, table

THINK_SECONDS = 0.02  # between two submissions, as between two learners: the next spare gets ready
OURS = "viva, warm"
IN_PROCESS = "exec in the judge's own process"
FAST = (OURS, IN_PROCESS)
SELDOM = 5  # every fifth round has the slow contenders too


def main(runtimes: Sequence[str], rounds: int) -> None:
    for runtime in runtimes:
        samples = measure(runtime, rounds)
        print(f"\nfrom call to judgement, {runtime}, five inputs ({machine()})")
        print(table(samples, OURS))


def measure(runtime: str, rounds: int) -> dict[str, dict[int, float]]:
    """Seconds per contender and round, in a new order each round; the slow ones take part in some only."""
    order = random.Random(0)
    with examiner(spares=2) as judge, TemporaryDirectory() as folder:
        problem = softmax(runtime)

        def ours() -> None:
            if not judge.judge(problem, problem.reference, count=False).accepted:
                raise SystemExit("the reference was not accepted")

        contenders = {OURS: ours, **_others(runtime, problem.reference, Path(folder))}
        for contender in contenders.values():
            contender()
        samples: dict[str, dict[int, float]] = {name: {} for name in contenders}
        for number in range(rounds):
            taking_part = [name for name in contenders if name in FAST or number % SELDOM == 0]
            for name in order.sample(taking_part, len(taking_part)):
                time.sleep(THINK_SECONDS)
                began = time.perf_counter()
                contenders[name]()
                samples[name][number] = time.perf_counter() - began
    return samples


def _others(runtime: str, source: str, folder: Path) -> dict[str, Callable[[], object]]:
    """What a judge without a warm sandbox does: exec in its own process, or start one."""
    (folder / "submission.py").write_text(source)
    (folder / "test_submission.py").write_text(_TEST[runtime])
    command = [sys.executable, "-c", f"import {runtime}"]
    contenders: dict[str, Callable[[], object]] = {
        IN_PROCESS: _in_process(runtime, source),
        f'python -c "import {runtime}"': lambda: subprocess.run(command, check=True),
        "pytest in a subprocess": lambda: subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-p",
                "no:cacheprovider",
                str(folder / "test_submission.py"),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
        ),
    }
    if shutil.which("bwrap"):
        jail = [
            "bwrap",
            "--ro-bind",
            "/",
            "/",
            "--dev",
            "/dev",
            "--proc",
            "/proc",
            "--unshare-all",
            "--die-with-parent",
            *command,
        ]
        contenders["bubblewrap"] = lambda: subprocess.run(jail, check=True)
    return contenders


def _in_process(runtime: str, source: str) -> Callable[[], object]:
    """The floor: no sandbox, the same five inputs, the same comparison by the library."""
    check = compile(_TEST[runtime].replace("from submission import softmax\n", ""), "<test>", "exec")

    def run() -> None:
        space: dict[str, object] = {}
        exec(compile(source, "<submission>", "exec"), space)
        exec(check, space)
        space["test_softmax"]()  # type: ignore[operator]

    return run


_TEST = {
    "numpy": """\
import numpy as np
from submission import softmax


def test_softmax():
    rng = np.random.default_rng(0)
    for scale in (1, 10, 100, 1000, 0):
        x = rng.normal(size=(4, 8)) * scale
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        assert np.allclose(softmax(x), e / e.sum(axis=-1, keepdims=True))
""",
    "torch": """\
import torch
from submission import softmax


def test_softmax():
    g = torch.Generator().manual_seed(0)
    for scale in (1, 10, 100, 1000, 0):
        x = torch.randn(4, 8, generator=g) * scale
        assert torch.allclose(softmax(x), torch.softmax(x, -1), atol=1e-6)
""",
}
