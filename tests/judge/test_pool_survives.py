"""The pool goes on when its processes do not, and works as well as it can where there is no sandbox."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from viva.judge.pool import Call, Ending, Outcome, Pool, Setup, Tier, pack

pytestmark = pytest.mark.slow

ECHO = Setup("python", (("submission", "def f(x): return x"),))
SOURCES = Path(__file__).parents[2] / "src"


def echo(pool: Pool, value: int) -> int | None:
    transcript = pool.run(ECHO, [Call("submission:f", pack({"x": value}))])
    return transcript.replies[0].value if transcript.replies else None


@pytest.fixture(params=[None, ("landlock", "seccomp")], ids=["full", "container"])
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    with Pool(layers=request.param) as pool:
        yield pool


def children() -> set[int]:
    """Processes that this one started, and theirs."""
    found: set[int] = set()
    waiting = [os.getpid()]
    while waiting:
        for task in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            below = [int(pid) for pid in task.read_text().split()]
            found.update(below)
            waiting += below
    return found


def gone_within(seconds: float, pids: set[int]) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not any(_running(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def _running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_killed_zygote_takes_its_candidates_with_it_and_is_replaced(pool: Pool) -> None:
    before = children()
    pool.warm("python")
    ours = children() - before
    assert len(ours) >= 3
    os.kill(min(ours), signal.SIGKILL)
    assert gone_within(10, ours)
    assert [echo(pool, n) for n in range(5)] == list(range(5))


def test_a_zygote_killed_during_a_run_costs_a_second_try_and_no_more(pool: Pool) -> None:
    before = children()
    pool.warm("python")
    slow = Setup("python", (("submission", "import time\ndef f(x):\n    time.sleep(0.5)\n    return x"),))
    killer = threading.Timer(0.2, lambda: os.kill(min(children() - before), signal.SIGKILL))
    killer.start()
    transcript = pool.run(slow, [Call("submission:f", pack({"x": 3}))])
    killer.join()
    assert [reply.value for reply in transcript.replies] == [3]


def test_closing_the_pool_ends_all_of_its_processes(pool: Pool) -> None:
    before = children()
    pool.warm("python")
    ours = children() - before
    pool.close()
    assert gone_within(5, ours)
    assert pool.run(ECHO, []).ending is Ending.UNAVAILABLE


def test_a_python_that_cannot_start_is_reported_in_words() -> None:
    with Pool(python="/bin/false") as pool:
        transcript = pool.run(ECHO, [])
    assert transcript.ending is Ending.UNAVAILABLE
    assert "python zygote could not be kept running" in transcript.detail


def test_without_any_layer_ones_own_code_still_runs_in_a_fresh_process_with_limits() -> None:
    with Pool(layers=()) as pool:
        assert pool.tier is Tier.OWN_CODE_ONLY
        assert echo(pool, 5) == 5
        source = "import numpy as np\ndef f(n): return float(np.ones(n).sum())"
        setup = Setup("numpy", (("submission", source),))
        calls = [Call("submission:f", pack({"n": n})) for n in (10, 1 << 30)]
        small, large = pool.run(setup, calls).replies
        assert small.value == 10
        assert large.outcome is Outcome.RAISED
        endless = Setup("python", (("submission", "def f():\n    while True: pass"),))
        assert pool.run(endless, [Call("submission:f", pack({}))]).ending is Ending.TIME_LIMIT
        crash = Setup("python", (("submission", "import os\ndef f(): os.kill(os.getpid(), 11)"),))
        assert pool.run(crash, [Call("submission:f", pack({}))]).ending is Ending.CRASHED
        session = pool.open(ECHO)
        assert (
            session.calls([Call("submission:f", pack({"x": 1}))], cpu_seconds=1, wall_seconds=9)
            .replies[0]
            .value
            == 1
        )
        session.close()


AS_A_NORMAL_USER = """
import os
from viva.judge.pool import Call, Pool, Setup, Tier, pack
source = "import os\\ndef f(): return [os.getuid(), os.path.exists('/etc/passwd'), os.path.exists('/home')]"
with Pool(require=Tier.FULL) as pool:
    (reply,) = pool.run(Setup("python", (("submission", source),)), [Call("submission:f", pack({}))]).replies
print(os.getuid() != 0, reply.value[1:])
"""


def test_a_normal_user_gets_the_whole_sandbox_too(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("these tests already run as a normal user")
    python = next(
        (path for path in ("/usr/bin/python3", "/usr/local/bin/python3") if Path(path).exists()), None
    )
    if python is None:
        pytest.skip("there is no Python here that a normal user can read")
    sources = shutil.copytree(SOURCES / "viva/judge/candidate", tmp_path / "viva/judge/candidate").parent
    for file in (SOURCES / "viva/judge").glob("*.py"):
        shutil.copy(file, sources)
    (tmp_path / "viva/__init__.py").touch()
    (sources / "__init__.py").write_text("")
    for folder in (tmp_path, *tmp_path.parents[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    done = subprocess.run(
        [python, "-B", "-c", AS_A_NORMAL_USER],
        env={"PYTHONPATH": str(tmp_path)},
        user=61999, group=61999, extra_groups=[],
        capture_output=True, text=True, timeout=60, check=False, cwd="/",
    )  # fmt: skip
    if "SyntaxError" in done.stderr or "cannot import name 'StrEnum'" in done.stderr:
        pytest.skip(f"{python} is older than Viva needs")
    assert done.stdout == "True [False, False]\n", done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="descriptors are counted in /proc")
def test_pools_opened_and_closed_leave_no_descriptors() -> None:
    def count() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    with Pool() as pool:
        echo(pool, 1)
    before = count()
    for _ in range(3):
        with Pool() as pool:
            echo(pool, 1)
            pool.open(ECHO).close()
    assert count() == before
