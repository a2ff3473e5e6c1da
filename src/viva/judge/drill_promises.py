"""What a drill promises, proved for every seed that is ever asked: it is sound, it varies, it gives nothing away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from viva.content.drill import SEEDS, Drill
from viva.content.drilling import Asked
from viva.content.errors import Finding
from viva.content.markup import faults
from viva.judge.driller import generate, generate_all
from viva.judge.errors import AuthorError
from viva.judge.pool import Pool
from viva.judge.typed import NumberError, compare, number_text, read_number

LEAST_QUESTIONS = 20  # different ones, of a hundred seeds
LEAST_ANSWERS = 10
MOST_GIVEN_AWAY = 10  # seeds for which a number of the question happens to be the answer
MOST_SECONDS = 2.0  # of computing for one question: somebody waits for it
AGAIN = (0, 7, 99)  # seeds that are asked for once more, alone

_NUMBER = re.compile(
    r"(?<![\w.])(?P<number>-?\d+(?:(?:\{,\}|,|\\,)\d{3})*(?:\.\d+)?(?:e[+-]?\d{1,3})?)"
    r"(?:\s*\\(?:cdot|times)\s*10\^\{?(?P<power>-?\d{1,2})\}?)?(?P<percent>\s*\\?%)?"
)
_SEPARATOR = re.compile(r"\{,\}|\\,|,")
Made = Sequence[tuple[int, Asked]]


def drill_findings(drill: Drill, pool: Pool) -> Iterator[Finding]:
    """All that is wrong with a drill, each kind of fault once, with the first seed that shows it.

    Raises PoolError where nothing can be run.
    """
    try:
        timed = generate_all(drill, SEEDS, pool)
        made = [(seed, asked) for seed, (asked, _) in zip(SEEDS, timed, strict=True)]
        yield from _unsound(drill, made)
        yield from _monotonous(drill, made)
        yield from _slow(drill, max(seconds for _, seconds in timed))
        yield from _moody(drill, made, pool)
    except AuthorError as error:
        yield Finding(
            error.where, error.what, error.traceback or "Mend it; see docs/authors/lessons.md, Drills."
        )


def _unsound(drill: Drill, made: Made) -> Iterator[Finding]:
    """The faults of single questions."""
    said: set[str] = set()
    for seed, asked in made:
        for what, remedy in question_faults(asked):
            if remedy not in said:
                said.add(remedy)
                yield _finding(drill, f"seed {seed}: {what}", remedy)


def question_faults(asked: Asked) -> Iterator[tuple[str, str]]:
    """What is wrong with one question, and what to do about it."""
    if abs(asked.check - asked.answer) > asked.within * asked.slack:
        what = f"the answer is {asked.answer:.10g}, the check says {asked.check:.10g}"
        yield what, "Find out which is wrong; a simulation that needs more room says so with `within`."
    yield from _misjudged(asked)
    if not any(compare(asked, value).right for value in numbers_in(asked.working, asked.unit)):
        what = f"the working does not contain the answer, {number_text(asked.answer)}"
        yield what, "Let the worked solution end with the number."
    for name in ("ask", "working"):
        for fault in faults(getattr(asked, name)):
            yield f"{name}: {fault}", "Correct the Markdown; formulas stand between dollar signs."


def _misjudged(asked: Asked) -> Iterator[tuple[str, str]]:
    """Whether a right answer, typed, is taken for right, and one that is three tolerances off is not."""
    typed = f"{asked.answer:.6g}"
    try:
        right = compare(asked, read_number(typed, asked.unit)).right
    except NumberError:
        right = False
    if not right:
        yield f"the answer, typed as {typed}, is refused", "Widen the tolerance, or choose another unit."
    if any(compare(asked, asked.answer + 3 * sign * asked.slack).right for sign in (-1, 1)):
        yield "an answer three tolerances off is accepted", "Choose a tolerance that numbers can tell apart."


def _monotonous(drill: Drill, made: Made) -> Iterator[Finding]:
    """Too few different questions or answers, or questions in which the answer stands."""
    asks, answers = {asked.ask for _, asked in made}, {asked.answer for _, asked in made}
    if len(asks) < LEAST_QUESTIONS:
        what = f"{len(made)} seeds make {len(asks)} different questions"
        yield _finding(drill, what, f"Draw from a wider range: {LEAST_QUESTIONS} are the least.")
    if len(answers) < LEAST_ANSWERS:
        what = f"{len(made)} seeds have {len(answers)} different answers"
        yield _finding(drill, what, f"Draw from a wider range: {LEAST_ANSWERS} are the least.")
    given = [seed for seed, asked in made if _gives_away(asked)]
    if len(given) > MOST_GIVEN_AWAY:
        what = f"a number in the question is the answer for {len(given)} of {len(made)} seeds, as for seed {given[0]}"
        yield _finding(drill, what, "Ask for something that does not stand there already.")


def _gives_away(asked: Asked) -> bool:
    return any(compare(asked, value).right for value in numbers_in(asked.ask, asked.unit))


def _slow(drill: Drill, seconds: float) -> Iterator[Finding]:
    if seconds > MOST_SECONDS:
        what = f"one question takes {seconds:.1f} s to make; {MOST_SECONDS:g} s are the most"
        yield _finding(drill, what, "Simulate less, or load less: importing SciPy alone takes a second.")


def _moody(drill: Drill, made: Made, pool: Pool) -> Iterator[Finding]:
    """Whether a question depends on anything but its seed: on those before it, on a clock."""
    known = dict(made)
    for seed in AGAIN:
        if generate(drill, seed, pool) != known[seed]:
            what = f"seed {seed} does not always make the same question"
            yield _finding(
                drill, what, "Take every random number from rng, and keep nothing between two calls."
            )
            return


def numbers_in(text: str, unit: str) -> Iterator[float]:
    """The numbers that stand in a text or its formulas, per cent as a share too where the answer has no unit."""
    for match in _NUMBER.finditer(text):
        value = float(_SEPARATOR.sub("", match["number"])) * 10.0 ** int(match["power"] or 0)
        yield value
        if match["percent"] and not unit:
            yield value / 100


def _finding(drill: Drill, what: str, remedy: str) -> Finding:
    return Finding(f"{drill.file}:{drill.line}", f"{drill.function}: {what}", remedy)
