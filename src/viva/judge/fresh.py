"""Candidates where there is no sandbox: one newly started process for each."""

import contextlib
import json
import resource
import subprocess
import sys

from . import launch
from .process import CandidateProcess, Exit

_SINGLE = "from candidate.single import main; del sys.path[0]; main(*map(int, sys.argv[1:4]), sys.argv[4])"


class FreshProcess(CandidateProcess):
    """A child of the examiner itself."""

    def __init__(self, runtime: str, python: str | None = None) -> None:
        super().__init__()
        needed = launch.runtime(runtime)
        uid, gid = launch.user()
        order = {"runtime": needed.name, "search": launch.packages(needed)[1], "uid": uid, "gid": gid}
        self._child = subprocess.Popen(
            [*launch.python_command(_SINGLE, python), *map(str, self.theirs), json.dumps(order)],
            pass_fds=self.theirs,
            env=launch.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.close_theirs()
        self.pid = self._child.pid
        # Linux counts what the examiner held when it started the child towards the child's own peak.
        self.base_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if sys.platform == "linux" else 0

    def wait(self, seconds: float) -> Exit | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._child.wait(seconds)
            self.gone(Exit(-code if code < 0 else code << 8, 0))
        return self.exit

    def kill(self) -> None:
        self._child.kill()

    def close(self) -> None:
        super().close()
        self._child.wait()
