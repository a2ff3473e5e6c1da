"""What a learner's code can reach from inside, in each tier that this machine can show."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from viva.judge.pool import Call, Ending, Limits, Pool, Setup, Tier, Transcript, pack

DEFAULT = Limits()
ENCLOSED = {"full": None, "container": ("landlock", "seccomp")}


def readable_python() -> str | None:
    """A Python whose files a user other than root can read, for the tier that cannot lay out a root.

    None stands for the one that runs the tests.
    """
    home = Path(sys.base_prefix)
    if os.geteuid() != 0 or all(place.stat().st_mode & 0o005 == 0o005 for place in (home, *home.parents)):
        return None
    return next(
        (path for path in ("/usr/bin/python3", "/usr/local/bin/python3") if Path(path).exists()), None
    )


@pytest.fixture(scope="module", params=ENCLOSED)
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    python = readable_python() if request.param == "container" else None
    with Pool(layers=ENCLOSED[request.param], python=python) as pool:
        if pool.tier is Tier.OWN_CODE_ONLY:
            pytest.skip(f"this machine cannot enclose anything: {pool.layers}")
        yield pool


def transcript_of(pool: Pool, body: str, runtime: str = "python", limits: Limits = DEFAULT) -> Transcript:
    source = "import os, sys\ndef f():\n" + "".join(f"    {line}\n" for line in body.splitlines())
    return pool.run(Setup(runtime, (("submission", source),), limits), [Call("submission:f", pack({}))])


def outcome_of(pool: Pool, body: str, runtime: str = "python") -> Any:
    """What the program returned, or the name of what it raised."""
    transcript = transcript_of(pool, body, runtime)
    assert transcript.ending is Ending.FINISHED, transcript
    (reply,) = transcript.replies
    return reply.error.type if reply.error else reply.value


REFUSED = {"PermissionError", "OSError", "FileNotFoundError", "BlockingIOError", "ProcessLookupError"}


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd", "/etc/shadow", "/proc/self/maps", "/proc/1/environ", "/proc/cpuinfo", "/sys/kernel/notes",
        "/dev/vda", "/dev/mem", "/var/log", "/home", "/usr/bin/python3", "/bin/sh", str(Path(__file__)),
    ],
)  # fmt: skip
def test_the_files_of_the_host_cannot_be_read(pool: Pool, path: str) -> None:
    body = (
        f"path = {path!r}\nreturn os.listdir(path) if os.path.isdir(path) else len(open(path, 'rb').read(9))"
    )
    assert outcome_of(pool, body) in REFUSED


def test_neither_viva_nor_its_pack_is_there(pool: Pool) -> None:
    import viva

    place = Path(viva.__file__).parent
    for path in (place / "judge/pool.py", place.parents[1] / "content", place.parents[1] / "pyproject.toml"):
        assert outcome_of(
            pool, f"return str(os.stat({str(path)!r}))[:0] + open({str(path)!r}).read()"
        ) in REFUSED | {"IsADirectoryError"}
    for runtime in ("python", "numpy"):
        assert outcome_of(pool, "import viva.judge", runtime) == "ModuleNotFoundError"


def test_the_python_runtime_has_the_standard_library_and_nothing_else(pool: Pool) -> None:
    assert outcome_of(pool, "import numpy") == "ModuleNotFoundError"
    import numpy

    site = str(Path(numpy.__file__).parents[1])
    assert outcome_of(pool, f"sys.path.append({site!r})\nimport numpy") == "ModuleNotFoundError"


def test_other_installed_packages_are_not_importable_beside_numpy(pool: Pool) -> None:
    for name in ("django", "pytest", "torch", "pip", "setuptools"):
        assert outcome_of(pool, f"import {name}", "numpy") in {"ModuleNotFoundError", "PermissionError"}


@pytest.mark.parametrize(
    "kind", ["AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET", "AF_VSOCK", "AF_ALG"]
)
def test_no_socket_can_be_opened(pool: Pool, kind: str) -> None:
    assert outcome_of(pool, f"import socket\nsocket.socket(socket.{kind}, socket.SOCK_RAW)") in REFUSED


def test_a_listener_of_the_host_cannot_be_reached(pool: Pool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert (
            outcome_of(pool, f"import socket\nsocket.create_connection(('127.0.0.1', {port}), 1)") in REFUSED
        )


@pytest.mark.parametrize(
    "body",
    [
        "os.fork()",
        "os.execv(sys.executable, ['python'])",
        "import subprocess\nsubprocess.run(['/bin/true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "import multiprocessing\np = multiprocessing.Process(target=print)\np.start()\np.join()",
    ],
)
def test_no_other_process_can_be_started(pool: Pool, body: str) -> None:
    assert outcome_of(pool, body) in REFUSED


@pytest.mark.parametrize("target", ["-1", "os.getppid() or 1 << 21", "1 if os.getpid() != 1 else 2"])
def test_no_other_process_can_be_signalled(pool: Pool, target: str) -> None:
    body = f"""\
for target in [{target}, *range(2, 400)]:
    try: os.kill(target, 9)
    except OSError: continue
    return target"""
    assert outcome_of(pool, body) is None


DIRECT_CALLS = {
    "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "mount": 165, "umount2": 166,
    "pivot_root": 155, "chroot": 161, "bpf": 321, "io_uring_setup": 425, "keyctl": 250, "add_key": 248,
    "userfaultfd": 323, "perf_event_open": 298, "unshare": 272, "setns": 308, "init_module": 175,
    "kexec_load": 246, "open_by_handle_at": 304, "name_to_handle_at": 303, "pidfd_open": 434,
    "pidfd_getfd": 438, "memfd_create": 319, "execveat": 322, "setuid": 105, "capset": 126, "seccomp": 317,
    "quotactl": 179, "reboot": 169, "swapon": 167, "sethostname": 170, "iopl": 172, "shmget": 29,
    "msgget": 68, "semget": 64, "mq_open": 240, "inotify_init": 253, "fanotify_init": 300, "kcmp": 312,
    "socket": 41, "setpgid": 109, "setsid": 112, "sched_setaffinity": 203, "vfork": 58, "clone3": 435,
    "landlock_create_ruleset": 444, "syslog": 103, "acct": 163, "settimeofday": 164, "chmod": 90,
    "symlink": 88, "link": 86, "mknod": 133, "ioperm": 173, "modify_ldt": 154, "lookup_dcookie": 212,
}  # fmt: skip


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers are those of x86_64")
def test_dangerous_system_calls_are_refused(pool: Pool) -> None:
    body = f"""\
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
answered = []
for name, number in {DIRECT_CALLS!r}.items():
    ctypes.set_errno(0)
    if libc.syscall(number, 0, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() not in (1, 38):
        answered.append((name, ctypes.get_errno()))
return answered"""
    assert outcome_of(pool, body) == []


@pytest.mark.parametrize(
    "path",
    [
        "/tmp/viva-was-here",
        "/home/x",
        "/usr/x",
        "/dev/shm/x",
        "/x",
        str(Path(sys.prefix) / "x"),
        str(Path.home() / "x"),
    ],
)
def test_nothing_of_the_host_can_be_written(pool: Pool, path: str) -> None:
    assert outcome_of(pool, f"open({path!r}, 'w').write('x')") in REFUSED
    assert not Path(path).exists()


def test_the_standard_library_cannot_be_changed(pool: Pool) -> None:
    assert outcome_of(pool, "import json\nopen(json.__file__, 'a')") in REFUSED


def test_a_scratch_folder_is_small_and_gone_with_the_candidate() -> None:
    with Pool() as pool:
        if pool.tier is not Tier.FULL:
            pytest.skip("only a candidate with a root of its own has a scratch folder")
        body = """\
import tempfile
with tempfile.TemporaryFile() as f: f.write(b'x' * 1000)
open('left', 'w').write('x')
return os.listdir()"""
        assert outcome_of(pool, body) == ["left"]
        assert outcome_of(pool, "return os.listdir()") == []
        fill = "with open('big', 'wb') as f:\n    while True: f.write(b'x' * 65536)"
        assert outcome_of(pool, fill) == "OSError"


def test_it_is_not_root_and_has_no_capabilities(pool: Pool) -> None:
    body = (
        "import ctypes\ndata = ctypes.create_string_buffer(24)\nreturn os.getuid(), os.geteuid(), os.getgid()"
    )
    assert 0 not in outcome_of(pool, body)


def test_only_its_own_descriptors_are_open(pool: Pool) -> None:
    body = """\
found = []
for fd in range(256):
    try: os.fstat(fd)
    except OSError: continue
    found.append(fd)
return found"""
    assert outcome_of(pool, body) == [0, 1, 2, 3, 4]


def test_its_environment_holds_no_secret(pool: Pool) -> None:
    os.environ["VIVA_TEST_SECRET"] = "s3cret"
    try:
        assert outcome_of(pool, "return sorted(os.environ)") == [
            "HOME",
            "LANG",
            "OMP_NUM_THREADS",
            "PATH",
            "TMPDIR",
        ]
    finally:
        del os.environ["VIVA_TEST_SECRET"]


@pytest.mark.parametrize(
    "name", ["RLIMIT_NPROC", "RLIMIT_AS", "RLIMIT_DATA", "RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CPU"]
)
def test_no_limit_can_be_raised(pool: Pool, name: str) -> None:
    body = f"import resource as r\nsoft, hard = r.getrlimit(r.{name})\nr.setrlimit(r.{name}, (hard + 1, hard + 1))"
    assert outcome_of(pool, body) in {"ValueError", "PermissionError"}


def test_a_thread_bomb_stops_at_its_limit(pool: Pool) -> None:
    body = """\
import threading, time
made = 0
try:
    for _ in range(1000):
        threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
        made += 1
except RuntimeError:
    pass
return made"""
    assert 1 <= outcome_of(pool, body) < 64


def test_the_next_candidate_is_unaffected_by_what_one_did_to_its_libraries(pool: Pool) -> None:
    # That a program which replaces len() breaks its own candidate is its own affair.
    poison = """\
import numpy as np, builtins, json
np.exp = lambda x: 'poisoned'
np.pi = 3
builtins.len = lambda x: 0
json.dumps = None"""
    transcript_of(pool, poison, "numpy")
    assert outcome_of(
        pool, "import numpy as np\nreturn [float(np.exp(0.0)), len([1]), np.pi > 3.1]", "numpy"
    ) == [1.0, 1, True]


def test_nothing_of_another_submission_is_in_memory(pool: Pool) -> None:
    secret = "qz" + "7" * 30
    transcript_of(pool, f"secret = {secret!r}\nreturn len(secret)")
    body = """\
import gc, sys
needle = 'qz' + '7' * 30
hits = [o for o in gc.get_objects() if isinstance(o, (str, tuple, dict, list)) and o and needle == o]
return len(hits) + sum(needle in str(vars(m)) for n, m in list(sys.modules.items()) if n.startswith('candidate'))"""
    assert outcome_of(pool, body) == 0


def test_processes_and_descriptors_do_not_pile_up() -> None:
    with Pool() as pool:
        pool.warm("python")
        transcript_of(pool, "return 1")
        before = len(list(Path("/proc/self/fd").iterdir()))
        for _ in range(100):
            transcript_of(pool, "return 1")
        pool.warm("python")
        assert (
            len(list(Path("/proc/self/fd").iterdir())) <= before + 8
        )  # room for two spares more than before


CHILD = """
import os, sys, time
from viva.judge.pool import Pool
pool = Pool()
pool.warm("python")
print("ready", flush=True)
time.sleep(60)
"""


def test_everything_ends_with_the_examiner() -> None:
    examiner = subprocess.Popen([sys.executable, "-c", CHILD], stdout=subprocess.PIPE, text=True)
    assert examiner.stdout is not None
    with examiner:
        assert examiner.stdout.readline() == "ready\n"
        tree = _descendants(examiner.pid)[1:]
        assert len(tree) >= 3  # the zygote and its two spares
        examiner.kill()
    for pid in tree:
        _wait_until_gone(pid)


def _descendants(pid: int) -> list[int]:
    children = [
        int(c)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for c in (task / "children").read_text().split()
    ]
    return [pid, *(below for child in children for below in _descendants(child))]


def _wait_until_gone(pid: int) -> None:
    import time

    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return
        if state == "Z":
            return
        time.sleep(0.05)
    raise AssertionError(f"process {pid} outlived the examiner")
