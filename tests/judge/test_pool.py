"""The pool: programs in, transcripts out, with real processes in the real sandbox."""

import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest

from viva.judge.pool import Call, Ending, Limits, Outcome, Pool, PoolError, Setup, Tier, Transcript, pack

DEFAULT = Limits()


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as pool:
        yield pool


def run(
    pool: Pool,
    source: str,
    *arguments: dict[str, Any],
    runtime: str = "python",
    limits: Limits = DEFAULT,
    forbidden: Sequence[str] = (),
    count: bool = False,
) -> Transcript:
    """Calls `f` of the program once for each of `arguments`."""
    setup = Setup(runtime, (("submission", source),), limits, tuple(forbidden))
    return pool.run(setup, [Call("submission:f", pack(each), count=count) for each in arguments])


def test_a_program_is_called_with_keyword_arguments_and_answers_in_order(pool: Pool) -> None:
    transcript = run(pool, "def f(a, b): return a - b", {"a": 5, "b": 3}, {"b": 5, "a": 3})
    assert [reply.value for reply in transcript.replies] == [2, -2]
    assert transcript.ending is Ending.FINISHED


def test_arrays_come_back_as_they_were_made(pool: Pool) -> None:
    source = "import numpy as np\ndef f(x): return (x.T @ x, x.sum())"
    x = np.arange(6.0).reshape(2, 3)
    (reply,) = run(pool, source, {"x": x}, runtime="numpy").replies
    assert np.array_equal(reply.value[0], x.T @ x)
    assert type(reply.value[1]) is np.float64


@pytest.mark.slow
def test_tensors_come_back_as_they_were_made(pool: Pool) -> None:
    torch = pytest.importorskip("torch")
    source = "import torch\ndef f(x): return torch.softmax(x, -1)"
    x = torch.ones(2, 4, dtype=torch.bfloat16)
    (reply,) = run(pool, source, {"x": x}, runtime="torch").replies
    assert torch.equal(reply.value, torch.softmax(x, -1))
    assert reply.value.dtype is torch.bfloat16


def test_an_exception_is_told_with_the_learners_own_lines_only(pool: Pool) -> None:
    source = "import json\ndef f(x):\n    return g(x)\ndef g(x):\n    return json.loads(x)\n"
    (reply,) = run(pool, source, {"x": "{"}).replies
    assert reply.outcome is Outcome.RAISED
    assert reply.error is not None
    assert reply.error.line == 5
    assert "ValueError" in reply.error.names
    assert "return json.loads(x)" in reply.error.traceback
    assert "decoder.py" not in reply.error.traceback
    assert "worker" not in reply.error.traceback


def test_a_call_that_raises_does_not_stop_the_next(pool: Pool) -> None:
    transcript = run(pool, "def f(x): return 1 / x", {"x": 0}, {"x": 2})
    assert [reply.outcome for reply in transcript.replies] == [Outcome.RAISED, Outcome.RETURNED]


def test_a_program_that_does_not_load_says_why(pool: Pool) -> None:
    transcript = run(pool, "x = 1\ndef f(x:\n", {"x": 0})
    assert transcript.ending is Ending.LOAD_FAILED
    assert transcript.load_error is not None
    assert transcript.load_error.type == "SyntaxError"
    assert transcript.load_error.line == 2
    assert "def f(x:" in transcript.load_error.traceback


def test_a_missing_function_is_named(pool: Pool) -> None:
    (reply,) = run(pool, "def g(x): return x", {"x": 0}).replies
    assert reply.error is not None
    assert "does not define 'f'" in reply.error.message


def test_a_driver_runs_beside_the_submission_and_reaches_dotted_names(pool: Pool) -> None:
    driver = """
from submission import Stack
class Driver:
    @staticmethod
    def play(xs):
        s = Stack()
        return [s.push(x) for x in xs]
"""
    submission = """
class Stack:
    def __init__(self): self.n = 0
    def push(self, x):
        self.n += 1
        return self.n
"""
    setup = Setup("python", (("submission", submission), ("driver", driver)))
    (reply,) = pool.run(setup, [Call("driver:Driver.play", pack({"xs": [1, 2]}))]).replies
    assert reply.value == [1, 2]


def test_what_a_call_prints_is_told_apart_from_the_next(pool: Pool) -> None:
    source = """
import sys
print('loading')
def f(x):
    print('x is', x)
    print('careful', file=sys.stderr)
    return x
"""
    transcript = run(pool, source, {"x": 1}, {"x": 2}, {"x": 3})
    assert transcript.load_stdout == "loading\n"
    assert [reply.stdout for reply in transcript.replies] == [f"x is {n}\ncareful\n" for n in (1, 2, 3)]


def test_what_was_printed_before_the_time_ran_out_is_kept(pool: Pool) -> None:
    source = "def f(x):\n    print('here')\n    while True: pass"
    transcript = run(pool, source, {"x": 1}, limits=Limits(cpu_seconds=0.2))
    assert transcript.ending is Ending.TIME_LIMIT
    assert transcript.stdout_rest == "here\n"


def test_an_argument_changed_in_place_is_named(pool: Pool) -> None:
    source = "def f(a, b):\n    a.sort()\n    return b"
    (reply,) = run(pool, source, {"a": [3, 1], "b": [2, 1]}).replies
    assert reply.mutated == ("a",)


def test_each_call_gets_a_fresh_copy_of_its_arguments(pool: Pool) -> None:
    source = "def f(a):\n    a.append(1)\n    return len(a)"
    setup = Setup("python", (("submission", source),))
    call = Call("submission:f", pack({"a": []}))
    assert [reply.value for reply in pool.run(setup, [call, call]).replies] == [1, 1]


def test_a_value_that_is_not_plain_data_is_refused_in_words(pool: Pool) -> None:
    source = "class Odd(float): pass\ndef f(x): return [Odd(x)]"
    (reply,) = run(pool, source, {"x": 1.0}).replies
    assert reply.outcome is Outcome.NOT_PLAIN
    assert reply.error is not None
    assert "Odd is not plain data" in reply.error.message


def test_the_same_seed_gives_the_same_random_numbers_whatever_came_before(pool: Pool) -> None:
    source = """
import random, numpy as np
def f(n): return [random.random() for _ in range(n)] + [np.random.rand() for _ in range(n)]
"""
    first = run(pool, source, {"n": 1}, {"n": 3}, runtime="numpy")
    second = run(pool, source, {"n": 3}, {"n": 3}, runtime="numpy")
    assert first.replies[1].value == second.replies[0].value == second.replies[1].value


def test_sets_and_hashes_come_in_the_same_order_every_time(pool: Pool) -> None:
    source = "def f(x): return list({str(i) for i in range(50)})"
    assert len({str(run(pool, source, {"x": 0}).replies[0].value) for _ in range(3)}) == 1


def test_system_exit_is_an_exception_like_others(pool: Pool) -> None:
    transcript = run(pool, "import sys\ndef f(x): sys.exit(0)", {"x": 0}, {"x": 0})
    assert [reply.outcome for reply in transcript.replies] == [Outcome.RAISED] * 2


def test_a_long_recursion_is_shortened(pool: Pool) -> None:
    (reply,) = run(pool, "def f(x): return f(x)", {"x": 0}).replies
    assert reply.error is not None
    assert reply.error.type == "RecursionError"
    assert "more calls" in reply.error.traceback
    assert len(reply.error.traceback) <= 4000


@pytest.mark.parametrize(
    ("source", "ending", "detail"),
    [
        ("import os\ndef f(x): os._exit(0)", Ending.CRASHED, "status 0"),
        ("import ctypes\ndef f(x): ctypes.string_at(0)", Ending.CRASHED, "segmentation fault"),
        ("import os\ndef f(x): os.abort()", Ending.CRASHED, "signal"),
        ("def f(x):\n    while True: pass", Ending.TIME_LIMIT, "processor time"),
        ("import time\ndef f(x): time.sleep(60)", Ending.TIME_LIMIT, "no answer within"),
        ("def f(x):\n    while True: print('x' * 1000)", Ending.OUTPUT_LIMIT, "64 KiB"),
        ("import os\ndef f(x):\n    while True: os.write(1, b'x' * 1000)", Ending.OUTPUT_LIMIT, "64 KiB"),
        ("import os\ndef f(x): os.write(4, b'\\0' * 100)", Ending.INVALID_OUTPUT, ""),
        ("import os\ndef f(x):\n    os.close(4)\n    while True: pass", Ending.INVALID_OUTPUT, "closed its results"),
    ],
)  # fmt: skip
def test_a_program_that_misbehaves_ends_and_the_next_is_unaffected(
    pool: Pool, source: str, ending: Ending, detail: str
) -> None:
    started = time.monotonic()
    transcript = run(pool, source, {"x": 0}, limits=Limits(cpu_seconds=0.3, wall_seconds=3.0))
    assert transcript.ending is ending
    assert detail in transcript.detail
    assert time.monotonic() - started < 10
    assert run(pool, "def f(x): return x", {"x": 7}).replies[0].value == 7


def test_running_out_of_memory_is_a_memory_error(pool: Pool) -> None:
    source = "import numpy as np\ndef f(n): return float(np.ones(n).sum())"
    small, large = run(pool, source, {"n": 1000}, {"n": 1 << 28}, runtime="numpy").replies
    assert small.value == 1000
    assert large.error is not None
    assert "MemoryError" in large.error.names


def test_the_memory_a_program_took_is_its_own_not_the_examiners(pool: Pool) -> None:
    source = "import numpy as np\ndef f(n): return float(np.ones(n).sum())"
    none, much = (run(pool, source, {"n": n}, runtime="numpy").peak_mib for n in (1, 10 << 20))
    assert none < 20
    assert 65 < much < 110


def test_torch_running_out_of_memory_is_a_memory_error_too(pool: Pool) -> None:
    pytest.importorskip("torch")
    source = "import torch\ndef f(n): return float(torch.ones(n).sum())"
    (reply,) = run(pool, source, {"n": 1 << 32}, runtime="torch").replies
    assert reply.error is not None
    assert "MemoryError" in reply.error.names


def test_filling_memory_with_objects_is_noticed(pool: Pool) -> None:
    source = "def f(x):\n    xs = []\n    while True: xs.append([0] * 1000)"
    (reply,) = run(pool, source, {"x": 0}, limits=Limits(cpu_seconds=5)).replies
    assert reply.error is not None
    assert "MemoryError" in reply.error.names


def test_many_threads_use_one_pool_at_once(pool: Pool) -> None:
    wrong = []

    def work(me: int) -> None:
        for i in range(20):
            transcript = run(pool, "def f(x): return x * 2", {"x": me * 1000 + i})
            if [reply.value for reply in transcript.replies] != [2 * (me * 1000 + i)]:
                wrong.append(transcript)

    threads = [threading.Thread(target=work, args=(me,)) for me in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_an_endless_loop_does_not_hold_up_another_learner(pool: Pool) -> None:
    endless = threading.Thread(
        target=run,
        args=(pool, "def f(x):\n    while True: pass", {"x": 0}),
        kwargs={"limits": Limits(cpu_seconds=2)},
    )
    endless.start()
    started = time.monotonic()
    assert run(pool, "def f(x): return x", {"x": 1}).ending is Ending.FINISHED
    assert time.monotonic() - started < 1.5
    endless.join()


def test_a_session_remembers_between_exchanges(pool: Pool) -> None:
    source = "seen = []\ndef f(x):\n    print('got', x)\n    seen.append(x)\n    return len(seen)"
    session = pool.open(Setup("python", (("reference", source),)))
    call = Call("reference:f", pack({"x": 1}))
    first = session.calls([call, call], cpu_seconds=1, wall_seconds=5)
    second = session.calls([call], cpu_seconds=1, wall_seconds=5)
    assert [reply.value for reply in (*first.replies, *second.replies)] == [1, 2, 3]
    assert second.replies[0].stdout == "got 1\n"
    session.close()
    assert session.calls([call], cpu_seconds=1, wall_seconds=5).ending is Ending.UNAVAILABLE


def test_a_session_that_does_not_load_says_so(pool: Pool) -> None:
    session = pool.open(Setup("python", (("reference", "1 / 0"),)))
    assert session.loading.ending is Ending.LOAD_FAILED
    assert not session.alive


def test_a_session_ends_when_a_call_takes_too_long(pool: Pool) -> None:
    session = pool.open(Setup("python", (("reference", "def f(x):\n    while x: pass\n    return x"),)))
    good, bad = Call("reference:f", pack({"x": 0})), Call("reference:f", pack({"x": 1}))
    transcript = session.calls([good, bad], cpu_seconds=0.2, wall_seconds=5)
    assert len(transcript.replies) == 1
    assert transcript.ending is Ending.TIME_LIMIT
    assert not session.alive


def test_an_unknown_runtime_is_our_mistake_and_named(pool: Pool) -> None:
    transcript = run(pool, "", runtime="cobol")
    assert transcript.ending is Ending.UNAVAILABLE
    assert "cobol" in transcript.detail


def test_a_pool_refuses_to_start_below_the_tier_required() -> None:
    with pytest.raises(PoolError, match="sandboxed"):
        Pool(layers=(), require=Tier.FULL)


def test_operations_are_counted_the_same_every_time(pool: Pool) -> None:
    source = "def f(n):\n    total = 0\n    for i in range(n):\n        total += i\n    return total"
    small, large = run(pool, source, {"n": 100}, {"n": 200}, count=True).replies
    again, _ = run(pool, source, {"n": 100}, {"n": 200}, count=True).replies
    assert small.value == 4950
    assert small.operations == again.operations
    assert small.operations is not None
    assert large.operations is not None
    assert 1.9 < large.operations / small.operations < 2.1


def test_a_forbidden_name_is_refused_even_if_the_program_hides_it(pool: Pool) -> None:
    source = (
        "import numpy as np\ndef f(x):\n    try: return np.linalg.inv(x)\n    except BaseException: return x"
    )
    (reply,) = run(pool, source, {"x": np.eye(2)}, runtime="numpy", forbidden=["numpy.linalg"]).replies
    assert reply.outcome is Outcome.FORBIDDEN
    assert reply.error is not None
    assert "numpy.linalg.inv" in reply.error.message
