"""Runs the code of lessons, each block in the names that the ones before it left, and the checks of formula cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viva.content.card import Card
from viva.content.errors import Finding
from viva.content.lesson import Lesson
from viva.judge.candidate.wire import pack
from viva.judge.pool import Call, Ending, Limits, Outcome, Pool, Setup, Transcript

LIMITS = Limits(cpu_seconds=10.0, wall_seconds=40.0, memory_mib=1024, output_kib=256)
IMPORTS = {
    "numpy": "import math\nimport numpy as np",
    "torch": "import math\nimport numpy as np\nimport torch",
}
_NOTEBOOK = """
NAMES = {"__name__": "__main__"}

def run(source, number):
    exec(compile(source, f"<block {number}>", "exec"), NAMES)
"""


def run_blocks(pool: Pool, runtime: str, blocks: Sequence[str], limits: Limits = LIMITS) -> Transcript:
    """One reply for each block, with what it printed."""
    calls = [
        Call("notebook:run", pack({"source": source, "number": n + 1})) for n, source in enumerate(blocks)
    ]
    return pool.run(Setup(runtime, (("notebook", _NOTEBOOK),), limits), calls)


def code_findings(lesson: Lesson, pool: Pool) -> Iterator[Finding]:
    """Blocks that do not run, and blocks that print something else than the lesson says."""
    transcript = run_blocks(pool, lesson.runtime, [snippet.source for snippet in lesson.snippets])
    for snippet, reply in zip(lesson.snippets, transcript.replies, strict=False):
        where = f"{lesson.file}:{snippet.line}"
        if reply.outcome is not Outcome.RETURNED:
            said = f"{reply.error.names[0]}: {reply.error.message}" if reply.error else "it does not return"
            yield Finding(
                where, f"this block does not run: {said}", "Mend it; blocks continue the ones before."
            )
            return
        if snippet.output is not None and reply.stdout.rstrip() != snippet.output.rstrip():
            yield Finding(
                where, f"this block prints\n{reply.stdout.rstrip()}", "Correct the block of output below it."
            )
    if transcript.ending is not Ending.FINISHED:
        reached = lesson.snippets[min(len(transcript.replies), len(lesson.snippets) - 1)]
        what = f"this block was stopped: {transcript.ending.value}: {transcript.detail}"
        yield Finding(f"{lesson.file}:{reached.line}", what, "Make it smaller.")


def card_findings(card: Card, pool: Pool) -> Iterator[Finding]:
    """A check that does not hold, or does not come to an end."""
    transcript = run_blocks(pool, card.runtime, [IMPORTS[card.runtime], card.check, "check()"])
    where = f"{card.file}:{card.line}"
    for reply in transcript.replies:
        if reply.outcome is not Outcome.RETURNED:
            said = f"{reply.error.names[0]}: {reply.error.message}" if reply.error else "it does not return"
            yield Finding(
                where, f"the check of “{card.title}” fails: {said}", "Correct the formula or its check."
            )
            return
    if transcript.ending is not Ending.FINISHED:
        what = f"the check of “{card.title}” was stopped: {transcript.ending.value}: {transcript.detail}"
        yield Finding(where, what, "Make it smaller.")
