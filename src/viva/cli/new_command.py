"""`viva new problem TOPIC/NAME`, and likewise for derivations and exercises: files that say what to fill in."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from viva.cli.exits import Exit
from viva.cli.packs import add_pack_arguments, pack_folders

FILES = {
    "problem.toml": """\
title = ""                      # what people see: "Inverse from scratch"
objectives = []                 # ids from topic.toml; the first is this problem's own
level = 2                       # 1 junior, 2 mid, 3 senior, 4 research
minutes = 25                    # target time in an interview
entry = "{entry}"
runtime = "python"              # python (standard library only), numpy or torch
forbidden = []                  # dotted names: "numpy.linalg"; "@" is the operator
library = ""                    # the library's equivalent, in one phrase
hints = []                      # two to four, from a nudge to nearly the answer
sources = []                    # primary ones, with edition and section

[complexity]
time = ""                       # "n^3", in the symbols of the statement
space = ""

[tolerance]
rtol = 1e-9
atol = 1e-12

[[follow_up]]                   # at least three: sparse? stability? parallel?
ask = ""
answer = ""
""",
    "statement.md": """\
Write `{entry}(...)`: say in one sentence what it returns.

- Each argument: its shape, type and range.
- What comes back: shape, type, conventions, and what happens to empty input.
- Which errors are raised, and when.
""",
    "reference.py": '''\
def {entry}(x):
    """What comes back, in one line.

    Shapes, units, what it raises, and the source of the method.
    """
    raise ValueError("write the reference")
''',
    "cases.py": """\
from viva.content.authoring import case, edge, law, stability, varied

# At least 8 cases, 4 of them edges, and 2 laws where the mathematics offers them. Names are what learners read.


@case("a typical input", shown=True)
def typical(rng):
    return {{"x": rng.normal(size=3).tolist()}}


@varied
def anything(rng):
    return {{"x": rng.normal(size=int(rng.integers(1, 6))).tolist()}}
""",
    "editorial.md": "## Idea\n\n\n## Complexity\n\n\n## Numerical issues\n\n\n## In an interview\n\n",
    "library.py": """\
def {entry}(x):
    raise ValueError("call the library's equivalent, or remove this file if there is none")
""",
    "mistakes/off-by-one.py": '''\
"""What is wrong, in one line.

What the learner reads: what goes wrong, why, and what to do. Rename the file for the mistake; write at least four.
"""


def {entry}(x):
    raise ValueError("write the wrong program")
''',
}

SYMBOL = """\

[[symbol]]                      # every letter a line uses; docs/authors/derivations.md lists the types
name = 'x'
type = "vector"
shape = ["d"]
about = ""                      # what it is, in a few words

[[symbol]]
name = 'd'
type = "size"
about = "number of features"
"""

DERIVATION = (
    """\
title = ""                      # what people see: "Gradient of the logistic loss"
objectives = []                 # ids from topic.toml; the first is this derivation's own
level = 2                       # 1 junior, 2 mid, 3 senior, 4 research
minutes = 10                    # target time on a whiteboard
ask = ''''''                    # Markdown with $...$: what is given, what to show, which conventions
goal = ''''''                   # the relation to show
sources = []                    # primary ones, with edition and section
"""
    + SYMBOL
    + """\

[[line]]                        # 4 to 12 of them
latex = ''''''
why = ""                        # the rule that was used
milestone = ""                  # the idea of a line nobody may skip; remove it from the others

[[mistake]]                     # at least 3
name = "forgets-the-factor"
line = 1                        # the model line in whose place it stands
latex = ''''''
advice = ""                     # why it is wrong, and how to notice

[[follow_up]]                   # a limiting case, a changed assumption
ask = ""
answer = ""
"""
)

EXERCISE = (
    """\
title = ""                      # what people see: "F1 score"
objectives = []                 # ids from topic.toml; the first is this exercise's own
level = 1                       # 1 junior, 2 mid, 3 senior, 4 research
minutes = 2
ask = ''''''                    # "Write $F_1$ through precision $P$ and recall $R$."
target = ''''''                 # the left side
answer = ''''''                 # the right side
sources = []                    # primary ones, with edition and section
"""
    + SYMBOL
    + """\

[[mistake]]                     # at least 2
name = "arithmetic-mean"
latex = ''''''
advice = ""                     # why it is wrong, and how to notice
"""
)
SHEETS = {"derivation": ("derivations", DERIVATION), "exercise": ("exercises", EXERCISE)}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=("problem", *SHEETS), help="what to make")
    parser.add_argument(
        "id",
        metavar="TOPIC/NAME",
        help="where: an existing topic and a new name, as in linear-algebra/outer-product",
    )
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*", options.id):
        return _refuse(f"{options.id!r} is not of the form topic/name, in lower case with hyphens")
    topic, _, name = options.id.partition("/")
    home = pack_folders(options)[-1] / topic
    if not home.is_dir():
        return _refuse(f"there is no topic {topic!r} in {home.parent}; make {home}/topic.toml first")
    if options.kind in SHEETS:
        return _sheet(home, options.kind, name, options.id)
    folder = home / "problems" / name
    if folder.exists():
        return _refuse(f"{folder} is there already")
    write_folder(folder, name.replace("-", "_"))
    print(f"made {folder}\nFill in its files (docs/authors.md), then: viva check {options.id} --watch")
    return Exit.DONE


def _sheet(home: Path, kind: str, name: str, id: str) -> int:
    """Makes the one file of a derivation or exercise."""
    folder, text = SHEETS[kind]
    file = home / folder / f"{name}.toml"
    if file.exists():
        return _refuse(f"{file} is there already")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    print(f"made {file}\nFill it in (docs/authors/derivations.md), then: viva check {id} --watch")
    return Exit.DONE


def write_folder(folder: Path, entry: str) -> None:
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.format(entry=entry), encoding="utf-8")


def _refuse(why: str) -> int:
    print(f"viva new: {why}", file=sys.stderr)
    return Exit.USAGE
