"""Submissions a second, with as many threads as cores."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from bench.problems import examiner, softmax
from bench.statistics import machine

BATCH = 100  # submissions per sample


def main(runtimes: Sequence[str], rounds: int) -> None:
    cores = os.cpu_count() or 1
    print(f"\nsubmissions a second on {cores} cores ({machine()})")
    for runtime in runtimes:
        rates = measure(runtime, max(3, rounds // 20), 2 * cores)
        middle, least = statistics.median(rates), min(rates)
        print(f"{runtime:<10}median {middle:>6.0f}   least {least:>6.0f}   samples of {BATCH}: {len(rates)}")


def measure(runtime: str, samples: int, threads: int) -> list[float]:
    with examiner(spares=threads + 2) as judge, ThreadPoolExecutor(threads) as executor:
        problem = softmax(runtime)
        judge.judge(problem, problem.reference, count=False)
        rates = []
        for _ in range(samples):
            began = time.perf_counter()
            judged = list(
                executor.map(lambda _: judge.judge(problem, problem.reference, count=False), range(BATCH))
            )
            rates.append(BATCH / (time.perf_counter() - began))
            if not all(judgement.accepted for judgement in judged):
                raise SystemExit("an honest submission was not accepted")
    return rates
