"""How well steps of derivations are judged: by Viva, and by libraries that read LaTeX. Lines of tests/derive/corpus."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench.corpus import Derivation, Step, judge, load
from bench.peers import PEERS, SECONDS, Opinion, Said
from bench.statistics import machine, percentile
from bench.steps import plain, tasks
from viva.content.derivation import Setting
from viva.content.symbol import Symbol
from viva.derive.board import Board
from viva.derive.judging import Standing, judge_line
from viva.derive.verdicts import Status

_OPINIONS = {
    Status.FOLLOWS: Opinion.ACCEPTED,
    Status.WRONG: Opinion.NOT_ACCEPTED,
    Status.UNDECIDED: Opinion.UNDECIDED,
    Status.NOT_PARSED: Opinion.NOT_PARSED,
}
_ASSUMPTIONS = {">0": "positive", ">=0": "nonnegative", "(0,1)": "positive", "counts": "integer"}

#: Lines that are made to take for ever.
HOSTILE = {
    "a tower of 900 powers": "x^{" * 900 + "x" + "}" * 900 + " = 1",
    "a tower of 20 powers": "x^{" * 20 + "x" + "}" * 20 + " = 1",
    "10^10^10^10": "10^{10^{10^{10}}} = x",
    "1,900 brackets inside each other": "(" * 1900 + "x" + ")" * 1900 + " = x",
    "220 fractions inside each other": r"\frac{1}{1 + " * 220 + "x" + "}" * 220 + " = x",
    "a line of 1 MB": " + ".join(["x"] * 250_000) + " = x",
    "a sum of 10^9 terms": r"\sum_{i=1}^{1000000000} \sin(i x) = x",
    "8 sums of 100 terms inside each other": r"\sum_{i=1}^{100} " * 8 + "x = x",
    "4 integrals inside each other": r"\int_0^1 \left( \int_0^1 \left( \int_0^1 \left( \int_0^1 "
    r"\sin(p q r s x) \, ds \right) dr \right) dq \right) dp = x",
    "the factorial of 10^9": "1000000000! = x",
    "20 derivatives of derivatives": r"\frac{d}{dx} " * 20 + r"\exp(x^2) = x",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A step with what somebody said of it."""

    derivation: str
    right: bool
    said: Said


def main(_runtimes: Sequence[str], _rounds: int) -> None:
    """Nothing is repeated, and no program is run: neither option changes anything."""
    corpus = load()
    right = sum(len(derivation.lines) for derivation in corpus)
    wrong = sum(len(derivation.wrong) for derivation in corpus)
    print(f"\n{len(corpus)} derivations, {right} right and {wrong} wrong lines ({machine()})", flush=True)
    ours = [step for derivation in corpus for step in judge(derivation)]
    print(f"\n{by_area(ours)}", flush=True)
    print(f"\n{apart(ours)}", flush=True)
    print(f"\n{side_by_side(dict(contenders(corpus, ours)))}", flush=True)
    print(f"\n{hostile()}")


def contenders(corpus: Sequence[Derivation], ours: Sequence[Step]) -> Iterator[tuple[str, list[Judged]]]:
    yield (
        "Viva",
        [
            Judged(step.derivation.name, step.right, Said(_OPINIONS[step.status], step.seconds))
            for step in ours
        ],
    )
    for name in PEERS:
        yield asked(name, corpus)


def asked(name: str, corpus: Sequence[Derivation]) -> tuple[str, list[Judged]]:
    """A library with its version, and what it says of every line."""
    handed = [(derivation, task) for derivation in corpus for task in tasks(derivation)]
    answer = subprocess.run(
        [sys.executable, "-m", "bench.peers", name],
        input=json.dumps([_handed(derivation) for derivation in corpus]),
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode != 0:
        sys.exit(
            f"{answer.stderr}\n{name} ended with status {answer.returncode}.\n"
            "  If it is not installed: make bench-derive installs it."
        )
    version, *lines = map(json.loads, answer.stdout.splitlines())
    said = [Said(Opinion(line["opinion"]), line["seconds"]) for line in lines]
    judged = [
        Judged(derivation.name, task.right, each)
        for (derivation, task), each in zip(handed, said, strict=True)
    ]
    return f"{PEERS[name].name} {version}", judged


def _handed(derivation: Derivation) -> dict[str, Any]:
    """What a library is told: what letters mean as far as it can use that, and the lines."""
    symbols = derivation.setting.symbols
    return {
        "numbers": {plain(symbol.name): _assumption(symbol) for symbol in symbols if _is_number(symbol)},
        "definitions": {
            plain(_head(symbol)): plain(symbol.definition) for symbol in symbols if symbol.type == "defined"
        },
        "tasks": [[asdict(pair) for pair in task.pairs] for task in tasks(derivation)],
    }


def _is_number(symbol: Symbol) -> bool:
    families = symbol.type == "family" and symbol.element == "scalar"
    return families or symbol.type in ("size", "int", "index", "scalar")


def _assumption(symbol: Symbol) -> str:
    whole = symbol.type in ("size", "int", "index")
    return "integer" if whole else _ASSUMPTIONS.get(symbol.domain, "real")


def _head(symbol: Symbol) -> str:
    """As lines write it: L(w)."""
    return f"{symbol.name}({', '.join(symbol.args)})" if symbol.args else symbol.name


def side_by_side(contenders: Mapping[str, Sequence[Judged]]) -> str:
    rows = [
        "| | right steps parsed | right steps accepted | whole derivations | wrong steps accepted | undecided "
        "| seconds a step: median | 95 % |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, judged in contenders.items():
        right = [each.said.opinion for each in judged if each.right]
        wrong = [each.said.opinion for each in judged if not each.right]
        cells = (
            name,
            _share(len(right) - right.count(Opinion.NOT_PARSED), len(right)),
            _share(right.count(Opinion.ACCEPTED), len(right)),
            _whole(judged),
            f"{wrong.count(Opinion.ACCEPTED)} of {len(wrong)}",
            _share((right + wrong).count(Opinion.UNDECIDED), len(judged)),
            *_times([each.said.seconds for each in judged]),
        )
        rows.append(f"| {' | '.join(cells)} |")
    rows.append(
        f"\nUndecided: read, and then an error, or no answer in {SECONDS:.0f} s (the limit of the libraries)"
    )
    return "\n".join(rows)


def _whole(judged: Sequence[Judged]) -> str:
    """How many derivations have all their right lines accepted."""
    names = dict.fromkeys(each.derivation for each in judged)
    broken = {each.derivation for each in judged if each.right and each.said.opinion is not Opinion.ACCEPTED}
    return f"{len(names) - len(broken)} of {len(names)}"


def by_area(steps: Sequence[Step]) -> str:
    """What Viva says."""
    rows = [
        "| | right steps accepted | whole derivations | wrong steps refused | wrong steps accepted | undecided "
        "| not parsed | seconds a step: median | 95 % |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    areas = sorted({step.derivation.area for step in steps})
    groups = {area: [step for step in steps if step.derivation.area == area] for area in areas}
    for name, mine in {**groups, "all": steps}.items():
        rows.append(f"| {' | '.join((name, *_cells(mine)))} |")
    return "\n".join(rows)


def _cells(steps: Sequence[Step]) -> tuple[str, ...]:
    right = [step.status for step in steps if step.right]
    wrong = [step.status for step in steps if not step.right]
    both = right + wrong
    judged = [Judged(each.derivation.name, each.right, Said(_OPINIONS[each.status], 0.0)) for each in steps]
    return (
        f"{right.count(Status.FOLLOWS)} of {len(right)}",
        _whole(judged),
        f"{wrong.count(Status.WRONG)} of {len(wrong)}",
        str(wrong.count(Status.FOLLOWS)),
        str(both.count(Status.UNDECIDED)),
        str(both.count(Status.NOT_PARSED)),
        *_times([step.seconds for step in steps]),
    )


def apart(steps: Sequence[Step]) -> str:
    """Wrong lines take longer: a small counterexample and a repair are looked for."""
    lines = []
    for what, mine in (("right", True), ("wrong", False)):
        median, high = _times([step.seconds for step in steps if step.right is mine])
        lines.append(f"a {what} step takes Viva {median} s at the median, {high} s at the 95th percentile")
    slowest = max(steps, key=lambda step: step.seconds)
    return "\n".join([*lines, f"the slowest takes {slowest.seconds:.1f} s: {slowest}"])


def hostile() -> str:
    """Seconds until Viva says something of lines that are made to take for ever."""
    rows = ["| | seconds | verdict | in words |", "|---|---|---|---|"]
    for name, line in HOSTILE.items():
        board = Board(Setting((Symbol("x", "scalar"),)))
        began = time.perf_counter()
        verdict = judge_line(board, line, Standing()).verdict
        seconds = time.perf_counter() - began
        rows.append(f"| {name} | {seconds:.3f} | {verdict.status.words} | {verdict.message[:100]} |")
    return "\n".join(rows)


def _times(seconds: Sequence[float]) -> tuple[str, str]:
    return f"{statistics.median(seconds):.3f}", f"{percentile(seconds, 0.95):.3f}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}".replace("%", " %")
