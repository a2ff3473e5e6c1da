"""Typesets every formula of a pack in the background, the first time it is served."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from viva.content.problem import Problem
from viva.web.gym import Gym
from viva.web.markdown import to_html
from viva.web.mathematics import Shelf, keep_formulas, typeset
from viva.web.symbol_words import symbol_name, symbol_words

PAUSE_SECONDS = 0.01  # between two texts, for the pages that are asked for meanwhile


def typeset_ahead(gym: Gym, folder: Path, stop: threading.Event) -> None:
    """Keeps formulas in `folder`, and returns at once. Where the file is new, a thread goes through the pack."""
    shelf = Shelf(folder / "formulas.sqlite3")
    keep_formulas(shelf)
    if shelf.is_new:
        threading.Thread(target=_typeset, args=(gym, stop), name="typeset", daemon=True).start()


def _typeset(gym: Gym, stop: threading.Event) -> None:
    for text in texts(gym):
        if "$" in text:
            to_html(text)
        if stop.wait(PAUSE_SECONDS):
            return
    for latex, display in formulas(gym):
        typeset(latex, display=display)
        if stop.wait(PAUSE_SECONDS):
            return


def texts(gym: Gym) -> Iterator[str]:
    """What pages show of a pack, what is read first before what a gate closes."""
    for problem in gym.problems.values():
        yield problem.statement
    for lesson in gym.library.lessons.values():
        yield from lesson.parts.values()
        yield from lesson.takeaways
    for card in gym.library.cards.values():
        yield card.text
    for question in gym.library.questions.values():
        yield question.ask
        yield question.model_answer
    for item in (*gym.library.derivations.values(), *gym.library.exercises.values()):
        yield item.ask
        yield from (symbol_words(symbol) for symbol in item.setting.symbols)
    for problem in gym.problems.values():
        yield from _behind_the_gate(problem)
    for objective in gym.catalogue.objectives.values():
        yield objective.ask


def _behind_the_gate(problem: Problem) -> Iterator[str]:
    yield problem.editorial
    yield from problem.hints
    for follow in problem.follow_ups:
        yield follow.ask
        yield follow.answer
    for mistake in problem.mistakes:
        yield mistake.wrong
        yield mistake.advice


def formulas(gym: Gym) -> Iterator[tuple[str, bool]]:
    """The formulas of derivations and exercises, and whether they stand in a line of their own."""
    for item in (*gym.library.derivations.values(), *gym.library.exercises.values()):
        yield from ((symbol_name(symbol), False) for symbol in item.setting.symbols)
        yield from ((given, True) for given in item.setting.given)
    for derivation in gym.library.derivations.values():
        yield derivation.goal, True
        yield from ((line.latex, True) for line in derivation.lines)
