"""Operations are counted, not timed: the same program on the same input gives the same number."""

import math
from collections.abc import Iterator

import pytest

from viva.judge.pool import Call, Limits, Outcome, Pool, Setup, pack

SIZES = (64, 128, 256, 512)
# What is counted does not depend on time, so no clock may end it on a busy machine.
PATIENT = Limits(cpu_seconds=30.0, wall_seconds=120.0)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as pool:
        yield pool


def operations(pool: Pool, body: str, before: str = "") -> list[int]:
    """Operations of f(xs, n) for lists of growing size."""
    source = f"import math\n{before}\ndef f(xs, n):\n" + "".join(
        f"    {line}\n" for line in body.splitlines()
    )
    calls = [Call("submission:f", pack({"xs": list(range(n)), "n": n}), count=True) for n in SIZES]
    transcript = pool.run(Setup("python", (("submission", source),), PATIENT), calls)
    assert [reply.outcome for reply in transcript.replies] == [Outcome.RETURNED] * len(SIZES), transcript
    return [reply.operations or 0 for reply in transcript.replies]


def growth(counts: list[int]) -> float:
    """The exponent of the growth between the two largest sizes."""
    return math.log2(counts[-1] / counts[-2])


@pytest.mark.parametrize(
    ("body", "exponent"),
    [
        ("return n", 0), ("return xs[0] + len(xs)", 0), ("xs.append(1)\nreturn xs[-1]", 0),
        ("return sum(xs)", 1), ("return max(xs) - min(xs)", 1), ("return math.fsum(xs)", 1),
        ("return any(x < 0 for x in xs)", 1), ("return all(map(str, xs))", 1), ("return list(zip(xs, xs))", 1),
        ("return xs[1:]", 1), ("return [0] * n", 1), ("return xs + [1]", 1), ("return -1 in xs", 1),
        ("return xs.index(n - 1)", 1), ("return ''.join(map(str, xs))", 1), ("return sum(enumerate(xs), ())", 1),
        ("return print(*xs)", 1), ("ys = []\nys += xs\nreturn ys", 1), ("ys = list(xs)\nys.reverse()\nreturn ys", 1),
        ("return sorted(xs)", 1.1), ("xs.sort()\nreturn xs", 1.1), ("return dict.fromkeys(xs)", 1),
        ("total = 0\nfor x in xs: total += x\nreturn total", 1),
        ("return sum(x * y for x in xs for y in xs)", 2), ("return [sum(xs) for x in xs]", 2),
        ("return [x in xs for x in xs]", 2), ("while xs: xs.pop(0)\nreturn xs", 2),
        ("return [[0] * n for _ in range(n)]", 2), ("ys = []\nfor x in xs: ys = ys + [x]\nreturn ys", 2),
    ],
)  # fmt: skip
def test_growth_is_seen_also_where_a_builtin_hides_it(pool: Pool, body: str, exponent: float) -> None:
    assert growth(operations(pool, body)) == pytest.approx(exponent, abs=0.15)


def test_the_number_is_the_same_in_every_candidate(pool: Pool) -> None:
    body = "return sorted({x % 7 for x in xs}), sum(math.sqrt(x) for x in xs)"
    assert operations(pool, body) == operations(pool, body)


def test_helpers_classes_and_recursion_count_too(pool: Pool) -> None:
    before = """
class Node:
    def __init__(self, x): self.x = x
    def visit(self, n): return self.x if n == 0 else self.visit(n - 1)
"""
    assert growth(operations(pool, "return Node(1).visit(n)", before)) == pytest.approx(1, abs=0.1)


def test_super_and_locals_still_mean_what_they_say(pool: Pool) -> None:
    before = """
class A:
    def __init__(self): self.a = 1
class B(A):
    def __init__(self):
        super().__init__()
        self.b = sorted(locals())
"""
    operations(pool, "b = B()\nassert (b.a, b.b) == (1, ['__class__', 'self']), vars(b)\nreturn b.a", before)


def test_counting_changes_neither_the_answer_nor_what_is_printed(pool: Pool) -> None:
    source = """
print('once')
def f(xs):
    print('called')
    ys = sorted(xs, reverse=True)[1:] * 2 + list(range(2))
    ys += (7,)
    return ys, 7 in ys, [*ys]
"""
    setup = Setup("python", (("submission", source),))
    arguments = pack({"xs": [3, 1, 2]})
    transcript = pool.run(
        setup, [Call("submission:f", arguments), Call("submission:f", arguments, count=True)]
    )
    plain, counted = transcript.replies
    assert counted.value == plain.value
    assert (transcript.load_stdout, plain.stdout, counted.stdout) == ("once\n", "called\n", "called\n")


def test_an_exception_while_counting_names_the_learners_line(pool: Pool) -> None:
    source = "def f(xs):\n    ys = sorted(xs)\n    return ys[10]"
    (reply,) = pool.run(
        Setup("python", (("submission", source),)), [Call("submission:f", pack({"xs": [1]}), count=True)]
    ).replies
    assert reply.error is not None
    assert reply.error.type == "IndexError"
    assert reply.error.line == 3


def test_a_driver_is_counted_with_the_submission(pool: Pool) -> None:
    driver = "import submission\ndef play(n):\n    return [submission.step(i) for i in range(n)][-1]"
    setup = Setup("python", (("submission", "def step(i):\n    return i"), ("driver", driver)))
    calls = [Call("driver:play", pack({"n": n}), count=True) for n in SIZES]
    counts = [reply.operations or 0 for reply in pool.run(setup, calls).replies]
    assert growth(counts) == pytest.approx(1, abs=0.1)


def test_forbidden_names_stay_forbidden_while_counting(pool: Pool) -> None:
    setup = Setup("python", (("submission", "def f(xs): return sorted(xs)"),), forbidden=("sorted",))
    (reply,) = pool.run(setup, [Call("submission:f", pack({"xs": [1]}), count=True)]).replies
    assert reply.outcome is Outcome.FORBIDDEN
