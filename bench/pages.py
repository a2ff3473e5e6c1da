"""What the server itself spends on a page, whoever waits for it: CPU time of every page and of the search."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote

from bench.statistics import machine, percentile
from viva.content.pack import Pack, bundled
from viva.content.problem import Problem
from viva.judge.examiner import Examiner
from viva.judge.judgement import Judgement
from viva.judge.pool import Pool
from viva.store.open import migrate
from viva.store.place import Place
from viva.web.bench import Bench
from viva.web.configure import configure
from viva.web.gym import Gym
from viva.web.settings import Settings

if TYPE_CHECKING:
    from django.test import Client  # needs Django to be set up, as some below do

PAGE_TARGET, SEARCH_TARGET = 50.0, 20.0  # ms of CPU, at the 95th percentile
LEAST = 25  # requests of each page: one that meets a full garbage collection is not its 95th percentile
SUBMISSIONS = 500
WRONG = 3  # of the known mistakes of each problem are handed in, beside the reference
SHOWN = 30  # lines of a table

QUERIES = (
    "sqrt(d_k)", "\\sqrt{d_k}", "logsumexp", "log-sum-exp", "eigenvalue", "eigenvalues of a symmetric matrix",
    "a", "s", "in", "the", "softmax", "attention", "self-attention masking", "gradient descent", "adam",
    "cross entropy", "KL divergence", "dropout", "batch normalization", "layer norm", "numerically stable",
    "convolution", "bayes theorem", "p-value", "bias variance", "L1 L2 regularization", "k-means++",
    "ROC AUC", "KV cache", "tokenizer BPE", "O(n log n)", "np.einsum", "matrix inverse gauss-jordan",
    "nothing of the kind", "d_model / h", "{}[]()*\"'",
    "why do we divide the scores by the square root of the key dimension before the softmax, and what would"
    " happen to the gradients of a deep model if we left that out",
)  # fmt: skip

Attempt = tuple[Problem, str, Judgement]
Milliseconds = dict[Hashable, list[float]]


@dataclass(frozen=True, slots=True)
class Page:
    """kind: the name of its address, so that pages of one kind can be told apart from the others."""

    kind: str
    path: str


def main(_runtimes: Sequence[str], rounds: int) -> None:
    """The runtime changes nothing here: nobody's program runs while a page is made."""
    rounds = max(LEAST, rounds // 5)
    with serving_gym() as (gym, _):
        _practise(gym)
        tell_pages(rounds)
        _tell_search(gym, rounds)


@contextmanager
def serving_gym() -> Iterator[tuple[Gym, Path]]:
    """The bundled pack with a judge, and the folder of a history of its own. Django can be set up once in a process."""
    with TemporaryDirectory() as home, Pool(spares=1) as pool:
        place = Place(Path(home))
        examiner = Examiner(pool, cache=place.cache)
        ready: Future[Examiner] = Future()
        ready.set_result(examiner)
        gym = Gym.open(Pack.open([bundled()]), Bench(ready), lambda: datetime.now(UTC))
        configure(Settings(place), gym)
        migrate(place)
        try:
            yield gym, place.home
        finally:
            gym.bench.close()
            examiner.close()


def _practise(gym: Gym) -> None:
    """Half a year of it: what the judge really says of right and wrong programs, in the order of a fixed seed."""
    from viva import practice
    from viva.store import journal

    learner, order, end = journal.local_owner(), random.Random(0), gym.now()
    attempts = [attempt for problem in gym.problems.values() for attempt in _attempts(gym, problem)]
    again = order.choices(attempts, k=max(0, SUBMISSIONS - len(attempts)))
    for number, (problem, source, judgement) in enumerate(past := attempts + again):
        at = end - timedelta(hours=8) * (len(past) - number)
        practice.open_problem(learner, problem, at=at)
        practice.save_draft(learner, problem, source, at=at)
        sure = order.choice([None, *practice.STATED])
        practice.submit(
            learner, problem, source, at=at, seconds=600, judge=_saying(judgement), confidence=sure
        )
    print(f"\n{len(gym.problems)} problems, {len(past)} submissions of {len(attempts)} programs", flush=True)


def _attempts(gym: Gym, problem: Problem) -> Iterator[Attempt]:
    for source in (*(mistake.source for mistake in problem.mistakes[:WRONG]), problem.reference):
        yield problem, source, gym.bench.judge(problem, source)


def _saying(judgement: Judgement) -> Callable[[Problem, str], Judgement]:
    return lambda problem, source: judgement


def tell_pages(rounds: int, target: float = PAGE_TARGET, *, of_a_kind: int | None = None) -> None:
    """of_a_kind: how many pages of one kind are looked at; all, if not said."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    pages, without = _pages(client, of_a_kind)
    with _collections() as pauses:
        first, later = _measure({page: _getter(client, page) for page in pages}, rounds)
    print(f"\nCPU of a page, {len(pages)} pages, {rounds} requests of each after the first ({machine()})")
    print(_kinds(first, later))
    print(f"\nthe slowest\n{_table({page.path: times for page, times in later.items()})}")
    print(_verdict("page", later, target))
    print(f"full garbage collections: {len(pauses)}, the longest {max(pauses, default=0):.0f} ms")
    if without:
        print(f"not asked for, because nobody knows with what: {', '.join(without)}")


def _pages(client: Client, of_a_kind: int | None) -> tuple[list[Page], list[str]]:
    """Every address that shows something to who asks for it, and the names of those we cannot fill in."""
    from viva.web.urls import urlpatterns

    pages, without = [], []
    for pattern in urlpatterns:
        if not getattr(pattern, "name", None):
            continue  # the API describes itself, and is not a page
        paths = _paths(pattern.name, frozenset(pattern.pattern.converters))
        without += [] if paths else [pattern.name]
        there = (Page(pattern.name, path) for path in paths if client.get(path).status_code == 200)
        pages += islice(there, of_a_kind)
    # Some addresses are only posted to, some redirect, and not every topic has a lesson yet.
    return pages, without


def _paths(name: str, wanted: frozenset[str]) -> list[str]:
    from django.conf import settings
    from django.urls import reverse

    gym = settings.GYM
    library = gym.library
    named = {"derivation": library.derivations, "exercise": library.exercises, "drill": library.drills}
    things = named.get(name.partition("-")[0], gym.problems).values()
    found = {
        frozenset(): [{}],
        frozenset({"topic"}): [{"topic": topic} for topic in gym.catalogue.topics],
        frozenset({"topic", "name"}): [{"topic": each.topic, "name": each.name} for each in things],
        frozenset({"topic", "name", "number"}): list(_submissions(gym)),
    }.get(wanted, [])
    paths = [reverse(name, kwargs=each) for each in found]
    if name in ("search", "suggestions"):
        return [f"{path}?q={quote(query)}" for path in paths for query in QUERIES]
    return paths


def _submissions(gym: Gym) -> Iterator[dict[str, object]]:
    """For every problem the latest submission that failed: it has the most to explain."""
    from viva import practice
    from viva.content.verdict import Verdict
    from viva.store import journal

    for problem in gym.problems.values():
        for past in practice.history(journal.local_owner(), problem):
            if past.verdict is not Verdict.ACCEPTED:
                yield {"topic": problem.topic, "name": problem.name, "number": past.number}
                break


def _getter(client: Client, page: Page) -> Callable[[], None]:
    def get() -> None:
        reply = client.get(page.path)
        if reply.status_code != 200:
            raise SystemExit(f"HTTP {reply.status_code}: {page.path}")

    return get


def _tell_search(gym: Gym, rounds: int) -> None:
    asked = {query: _asker(gym, query) for query in QUERIES}
    _, later = _measure(asked, rounds)
    print(f"\nCPU of a search, {len(QUERIES)} queries, {rounds} times each ({machine()})")
    print(_table(later))
    print(_verdict("search", later, SEARCH_TARGET))


def _asker(gym: Gym, query: str) -> Callable[[], None]:
    return lambda: gym.index.search(query) and None


def _measure(
    tasks: Mapping[Hashable, Callable[[], None]], rounds: int
) -> tuple[dict[Hashable, float], Milliseconds]:
    """The first time of each, and all later ones, in shuffled rounds."""
    order = random.Random(0)
    first = {name: _cpu(task) for name, task in tasks.items()}
    later: Milliseconds = {name: [] for name in tasks}
    for _ in range(rounds):
        for name in order.sample(list(tasks), len(tasks)):
            later[name].append(_cpu(tasks[name]))
    return first, later


def _cpu(task: Callable[[], None]) -> float:
    """Milliseconds on a processor: others may keep the machine busy, and the judge works in other processes."""
    began = time.process_time()
    task()
    return (time.process_time() - began) * 1e3


@contextmanager
def _collections() -> Iterator[list[float]]:
    """Milliseconds of every full garbage collection: they are rare, long, and hit whichever page comes along."""
    found: list[float] = []
    began = 0.0

    def watch(phase: str, about: Mapping[str, int]) -> None:
        nonlocal began
        if phase == "start":
            began = time.process_time()
        elif about["generation"] == 2:
            found.append((time.process_time() - began) * 1e3)

    gc.callbacks.append(watch)
    try:
        yield found
    finally:
        gc.callbacks.remove(watch)


def _kinds(first: Mapping[Page, float], later: Mapping[Page, Sequence[float]]) -> str:
    """One line per kind of page: how many there are, and the times of the worst of them."""
    rows = []
    for kind in dict.fromkeys(page.kind for page in later):
        mine = [page for page in later if page.kind == kind]
        p50 = statistics.median(time for page in mine for time in later[page])
        p95 = max(percentile(later[page], 0.95) for page in mine)
        rows.append((kind, len(mine), max(first[page] for page in mine), p50, p95))
    lines = [f"{'':<20}{'pages':>7}{'first ms':>10}{'p50 ms':>10}{'worst p95':>11}"]
    for kind, count, most, p50, p95 in sorted(rows, key=lambda row: -row[-1]):
        lines.append(f"{kind:<20}{count:>7}{most:>10.1f}{p50:>10.1f}{p95:>11.1f}")
    return "\n".join(lines)


def _table(times: Mapping[Hashable, Sequence[float]]) -> str:
    """The slowest at the 95th percentile first."""
    rows = sorted(times.items(), key=lambda row: -percentile(row[1], 0.95))
    lines = [f"{'':<70}{'n':>5}{'p50 ms':>9}{'p95 ms':>9}"]
    for name, values in rows[:SHOWN]:
        p50, p95 = statistics.median(values), percentile(values, 0.95)
        lines.append(f"{str(name)[:69]:<70}{len(values):>5}{p50:>9.2f}{p95:>9.2f}")
    if len(rows) > SHOWN:
        lines.append(f"and {len(rows) - SHOWN} quicker ones")
    return "\n".join(lines)


def _verdict(what: str, times: Mapping[Hashable, Sequence[float]], target: float) -> str:
    slow = _over(times.values(), target)
    worst = max(percentile(values, 0.95) for values in times.values())
    all_of_them = [value for values in times.values() for value in values]
    p50, p95 = statistics.median(all_of_them), percentile(all_of_them, 0.95)
    return (
        f"all together: p50 {p50:.2f} ms, p95 {p95:.2f} ms; the slowest {what} has a p95 of {worst:.2f} ms, "
        f"the target is {target:.0f}: {'missed by ' + str(slow) if slow else 'met'}"
    )


def _over(times: Iterable[Sequence[float]], target: float) -> int:
    return sum(percentile(values, 0.95) > target for values in times)
