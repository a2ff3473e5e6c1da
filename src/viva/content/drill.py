"""Drills: generated questions with a number for an answer, from a topic's drills.py.

The file is a program, and may be a stranger's. Here it is only parsed, for what its decorators and docstrings say
(`viva.content.drilling` shows one); it runs in the sandbox and nowhere else.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from viva.content.errors import ContentError, Finding
from viva.content.parsing import parsed
from viva.content.toml import did_you_mean, read_text

FILE = "drills.py"
SEEDS = range(100)  # `viva check` proves each of them, and nothing else is ever asked
LONGEST_TITLE = 120  # characters

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill. id: topic/name, the name of its function with hyphens. source: of the whole file."""

    id: str
    file: Path
    line: int  # of its function
    digest: str  # of the file: drills share what stands beside them
    source: str
    title: str
    objectives: tuple[str, ...]
    level: int  # 1 junior, 2 mid, 3 senior, 4 research
    minutes: int
    sources: tuple[str, ...]

    @property
    def topic(self) -> str:
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]

    @property
    def function(self) -> str:
        return self.name.replace("-", "_")


def read_drills(file: Path) -> tuple[Drill, ...]:
    """The drills of topic/drills.py, in order. Raises ContentError with everything that is wrong with it."""
    source = read_text(file)
    marked = list(_marked(_parsed(file, source)))
    findings: list[Finding] = []
    drills: dict[str, Drill] = {}
    for function, call in marked:
        drill, faults = _drill(file, source, function, call)
        if drill.id in drills:
            faults.append((f"a second drill is called {function.name}", "Rename one."))
        drills.setdefault(drill.id, drill)
        where = f"{file}:{function.lineno}"
        findings += [Finding(where, f"{function.name}: {what}", remedy) for what, remedy in faults]
    if not marked:
        findings.append(Finding(f"{file}:1", "it has no drills", "Write @drill(...) above a function."))
    if findings:
        raise ContentError(findings)
    return tuple(drills.values())


Fault = tuple[str, str]  # what, remedy


def _parsed(file: Path, source: str) -> ast.Module:
    try:
        return parsed(source)
    except SyntaxError as error:
        finding = Finding(f"{file}:{error.lineno or 1}", f"no Python: {error.msg}", "Correct it.")
        raise ContentError([finding]) from error
    except (ValueError, RecursionError, MemoryError) as error:  # a NUL, or nested beyond reason
        finding = Finding(f"{file}:1", f"Python cannot read it: {error}", "Make it simpler.")
        raise ContentError([finding]) from error


def _marked(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, ast.Call]]:
    """The functions with @drill(...) above them, and that call."""
    for each in tree.body:
        if isinstance(each, ast.FunctionDef):
            for mark in each.decorator_list:
                if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Name) and mark.func.id == "drill":
                    yield each, mark


def _drill(file: Path, source: str, function: ast.FunctionDef, call: ast.Call) -> tuple[Drill, list[Fault]]:
    facts, faults = _facts(call)
    title = (ast.get_docstring(function) or "").partition("\n")[0].strip().removesuffix(".")
    faults += _faults(function, title)
    objectives, level, minutes, sources = (facts.get(name) for name in WANTED)
    drill = Drill(
        id=f"{file.parent.name}/{function.name.replace('_', '-')}",
        file=file,
        line=function.lineno,
        digest=hashlib.sha256(source.encode()).hexdigest()[:32],
        source=source,
        title=title,
        objectives=tuple(objectives) if isinstance(objectives, list) else (),
        level=level if isinstance(level, int) else 1,
        minutes=minutes if isinstance(minutes, int) else 1,
        sources=tuple(sources) if isinstance(sources, list) else (),
    )
    return drill, faults


def _faults(function: ast.FunctionDef, title: str) -> list[Fault]:
    faults: list[Fault] = []
    if not _NAME.fullmatch(function.name):
        faults.append(("its name cannot stand in an address", "Use small letters, digits and single _."))
    if not 0 < len(title) <= LONGEST_TITLE:
        remedy = f"Begin its docstring with a title of at most {LONGEST_TITLE} characters."
        faults.append(("it has no title, or a very long one", remedy))
    if _parameters(function.args) != ["rng"]:
        faults.append(("it takes something else than rng", f"Write def {function.name}(rng):"))
    return faults


def _parameters(all: ast.arguments) -> list[str]:
    found = [
        *all.posonlyargs,
        *all.args,
        *filter(None, [all.vararg]),
        *all.kwonlyargs,
        *filter(None, [all.kwarg]),
    ]
    return [each.arg for each in found]


def _texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(t, str) and t.strip() for t in value)


def _whole(low: int, high: int) -> Callable[[object], bool]:
    return lambda value: type(value) is int and low <= value <= high


WANTED: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "objectives": (_texts, 'a list of ids, such as ["prob.bayes-theorem"]'),
    "level": (_whole(1, 4), "1, 2, 3 or 4"),
    "minutes": (_whole(1, 60), "a whole number from 1 to 60"),
    "sources": (_texts, "a list that names at least one primary source"),
}


def _facts(call: ast.Call) -> tuple[dict[str, object], list[Fault]]:
    """What a decorator says, as far as it is right, and what is wrong with the rest."""
    facts: dict[str, object] = {}
    faults: list[Fault] = []
    if call.args:
        faults.append(("@drill takes names only", f"Write @drill({', '.join(f'{n}=...' for n in WANTED)})."))
    for keyword in call.keywords:
        name = keyword.arg or "**"
        if name not in WANTED:
            remedy = did_you_mean(name, WANTED) or f"It takes {', '.join(WANTED)}."
            faults.append((f"`{name}` means nothing here", remedy))
            continue
        facts[name], right = _literal(keyword.value), WANTED[name]
        if not right[0](facts[name]):
            faults.append((f"`{name}` is not what it should be", f"Write {right[1]}, as a literal."))
            del facts[name]
    said = {keyword.arg for keyword in call.keywords}
    faults += [
        (f"`{name}` is missing", f"Write {wanted}.")
        for name, (_, wanted) in WANTED.items()
        if name not in said
    ]
    return facts, faults


def _literal(node: ast.expr) -> object:
    """The value of a literal; None for anything that has to be computed."""
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, RecursionError, MemoryError):
        return None
