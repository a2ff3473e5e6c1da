"""A candidate without a zygote: started for one job where this machine cannot shut anything in.

Limits hold, the process is fresh, its user is not root; files and network are open to it.
"""

import json
import os
import sys
from typing import NoReturn

from . import namespaces, worker
from .limits import Baseline
from .runtimes import RUNTIMES
from .shut import Enclosure, shut_in
from .survey import survey


def main(job: int, results: int, output: int, order: str) -> NoReturn:
    """Entered by an interpreter started with -S. order: JSON of runtime, search, uid and gid."""
    fields = json.loads(order)
    if sys.platform == "linux":
        namespaces.die_with_parent()
    sys.path.extend(fields["search"])
    runtime = RUNTIMES[fields["runtime"]]
    runtime.prepare()
    namespaces.become(fields["uid"], fields["gid"])
    null = os.open("/dev/null", os.O_RDWR)
    shut_in(Enclosure(None, null, False, None, None), job, results, output)
    worker.serve(
        runtime, survey(), Baseline(_address_space(), _address_space(), own_user=False), rehearsed=True
    )


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not say, and does not limit it either."""
    try:
        with open("/proc/self/statm") as pages:  # noqa: PTH123  # pathlib is not loaded in a fresh process
            return int(pages.read().split()[0]) * os.sysconf("SC_PAGESIZE")
    except OSError:
        return 0
