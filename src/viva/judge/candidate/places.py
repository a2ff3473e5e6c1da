"""The files a candidate may read: the standard library, the libraries of its runtime, nothing else."""

import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_DEVICES = (Path("/dev/null"), Path("/dev/zero"), Path("/dev/urandom"))
_FOR_IMPORTS = (Path("/proc"), Path("/sys/devices/system/cpu"))
# Not /tmp itself: a Landlock rule does not hold for the folder that a file system is mounted on, only for
# those above it, and the one above must hold nothing else.
SCRATCH = Path("/tmp/scratch")


@dataclass(frozen=True, slots=True)
class Places:
    """What is laid out in the candidate's root. Everything of the host that is not here is absent.

    shown: folders and files, in an order in which a later one may lie inside an earlier one's hidden part.
    hidden: folders inside the shown ones that are covered before `packages` are shown.
    links: symbolic links on the way to the shown ones.
    """

    shown: tuple[Path, ...]
    hidden: tuple[Path, ...]
    packages: tuple[Path, ...]
    links: tuple[tuple[Path, Path], ...]
    devices: tuple[Path, ...]
    for_imports: tuple[Path, ...]

    def readable(self, *, covered: bool) -> Iterator[Path]:
        """The same, for rules that can allow but not except.

        covered: whether the hidden folders are covered already. If not, they are walked around, and the
        folders that hold them cannot be listed.
        """
        for folder in self.shown:
            yield from _around(folder, () if covered else self.hidden)
        yield from self.packages
        yield from self.devices


def of_this_python(packages: Iterable[Path]) -> Places:
    """packages: folders and files to be importable beside the standard library."""
    wanted = [*_standard_library(), *_shared_libraries()]
    shown = _outermost({path.resolve() for path in wanted if path.exists()})
    hidden = {found for folder in shown if folder.is_dir() for found in _third_party(folder)}
    given = tuple(path for path in packages if path.exists())
    links = _links_towards([*wanted, *given])
    return Places(shown, tuple(sorted(hidden)), given, links, _present(_DEVICES), _present(_FOR_IMPORTS))


def _standard_library() -> list[Path]:
    """sys.path before anything is added to it: an interpreter started with -S knows nothing else."""
    return [Path(entry) for entry in sys.path if entry.startswith("/")]


def _shared_libraries() -> list[Path]:
    triplet = sysconfig.get_config_var("MULTIARCH") or ""
    folders = [Path("/lib64"), Path("/usr/lib64")]
    if triplet:
        folders += [Path("/lib") / triplet, Path("/usr/lib") / triplet]
    own = Path(sys.base_prefix) / "lib"
    if own.resolve() not in (Path("/usr/lib"), Path("/lib")):
        folders.append(own)
    return folders


def _third_party(folder: Path) -> Iterator[Path]:
    for kind in ("site-packages", "dist-packages"):
        for pattern in (kind, f"*/{kind}"):
            yield from (found for found in folder.glob(pattern) if found.is_dir())


def _outermost(paths: Iterable[Path]) -> tuple[Path, ...]:
    ordered = sorted(paths)
    return tuple(
        path for path in ordered if not any(path != top and path.is_relative_to(top) for top in ordered)
    )


def _links_towards(paths: Iterable[Path]) -> tuple[tuple[Path, Path], ...]:
    """Symbolic links on the way to `paths`, as they are named in sys.path, and where they point."""
    found = {}
    for path in paths:
        for step in (*reversed(path.parents), path):
            if step.is_symlink():
                found[step] = step.resolve()
                break
    return tuple(found.items())


def _around(folder: Path, hidden: Iterable[Path]) -> Iterator[Path]:
    """`folder`, or where something in it is hidden, its children but for that."""
    inside = [path for path in hidden if path.is_relative_to(folder)]
    if not inside:
        yield folder
    elif folder not in inside:
        for child in folder.iterdir():
            yield from _around(child, inside)


def _present(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(path for path in paths if path.exists())
