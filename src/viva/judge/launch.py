"""How a process of the untrusted side is started: which Python, which files, which words."""

import importlib.util
import os
import sys
from pathlib import Path

from .candidate.runtimes import RUNTIMES, Runtime
from .transcript import PoolError

# The user that learners' code runs as where the examiner is root. Belongs to nobody on common systems.
CANDIDATE_UID = 61234

WHEELS = {"PIL": "pillow"}  # packages whose wheels have another name

_JUDGE = Path(__file__).resolve().parent


def python_command(code: str, python: str | None = None) -> list[str]:
    """Runs `code` with only the standard library and the package `candidate` importable.

    -S keeps out the site-packages and with them Viva and its pack; not -I, which would ignore the
    PYTHONHASHSEED of `environment`.
    """
    start = f"import sys; sys.path.insert(0, {str(_JUDGE)!r}); {code}"
    return [python or sys.executable, "-S", "-s", "-P", "-B", "-X", "utf8", "-c", start]


def environment() -> dict[str, str]:
    """All that a candidate's process inherits: no secrets, one thread, the same hashes every time."""
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**one_thread, "MALLOC_ARENA_MAX": "1", "PYTHONHASHSEED": "0", "HOME": "/tmp", "LANG": "C.UTF-8"}


def runtime(name: str) -> Runtime:
    """The runtime called `name`. PoolError if it is unknown or its libraries are not installed."""
    if name not in RUNTIMES:
        raise PoolError(f"there is no runtime {name!r}; there are {', '.join(RUNTIMES)}")
    found = RUNTIMES[name]
    missing = [need for need in found.needs if importlib.util.find_spec(need) is None]
    if missing:
        advice = f"Install it: pip install {' '.join(missing)}"
        raise PoolError(f"runtime {name!r} needs {', '.join(missing)}, which is not installed. {advice}")
    return found


def packages(of: Runtime) -> tuple[list[str], list[str]]:
    """(files and folders to show, folders to add to sys.path) for the libraries of a runtime."""
    shown: list[str] = []
    folders: dict[str, None] = {}
    for name in of.packages:
        place = _place(name)
        if place is not None:
            folders[str(place.parent)] = None
            shown += [str(place), *_companions(place)]
    return shown, list(folders)


def _place(name: str) -> Path | None:
    """The folder or file that `import name` would read."""
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None
    if spec is None:
        return None
    if spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations)))
    return Path(spec.origin) if spec.origin and Path(spec.origin).is_absolute() else None


def _companions(place: Path) -> list[str]:
    """What wheels put beside a package: its shared libraries and its metadata."""
    name = place.stem if place.suffix == ".py" else place.name
    name = WHEELS.get(name, name)
    patterns = (f"{name}.libs", f"{name}-*.dist-info")
    return [str(found) for pattern in patterns for found in place.parent.glob(pattern)]


def user() -> tuple[int, int]:
    """(uid, gid) of learners' code."""
    return (CANDIDATE_UID, CANDIDATE_UID) if os.geteuid() == 0 else (os.getuid(), os.getgid())
