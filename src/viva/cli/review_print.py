"""A prompt and its answer in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, TextIO

from viva.cli.plain import plain
from viva.cli.prose import command, one_line, prose, width, wrapped
from viva.cli.terminal import paint
from viva.cli.words import RATINGS, percent
from viva.content.derivation import Exercise
from viva.content.library import Library
from viva.content.question import Question
from viva.recall.review import ItemKind, Rating
from viva.recall.shelf import KINDS, Thing

if TYPE_CHECKING:  # the store is opened first
    from viva.practice import Entry, Queue

INDENT = "  "


def print_prompt(entry: Entry, library: Library, place: str, out: TextIO) -> None:
    """What is asked. place: such as "3 of 12"."""
    thing = entry.thing
    print(paint("─" * width(), "dim", out), file=out)
    print(paint(wrapped(one_line(thing.title), "", f"{place}  "), "bold", out), file=out)
    print(paint(wrapped(_about(entry)), "dim", out), file=out)
    print(paint(thing.item.id, "dim", out), file=out)
    print(f"\n{_ask(thing, library)}\n", file=out)


def print_answer(thing: Thing, library: Library, out: TextIO) -> None:
    """What a right answer is."""
    print(f"{_answer(thing, library)}\n", file=out)


def choices(ahead: Mapping[Rating, timedelta]) -> str:
    """The keys of the ratings, with how long it is to the next review after each."""
    return "   ".join(f"{int(rating)} {RATINGS[rating][1]} ({in_days(ahead[rating])})" for rating in Rating)


def print_keys(first: str, undo: Sequence[str], out: TextIO) -> None:
    """What can be pressed. undo: the key that takes a rating back, if there is something to take back."""
    print("   ".join((first, *(f"{key} undo" for key in undo), "q quit")), file=out, flush=True)


def print_rated(rating: Rating, out: TextIO) -> None:
    sign, word, style = RATINGS[rating]
    print(f"{paint(f'{sign} {word}', style, out)}\n", file=out)


def print_ending(found: Queue, out: TextIO) -> None:
    """What is left, and where it is done."""
    print(f"{found.done} reviewed today.", file=out)
    if found.entries:
        count = len(found.entries)
        print(f"{count} more {'is' if count == 1 else 'are'} there: `viva review` goes on.", file=out)
    if found.over:
        over = f"{found.over} more did not fit into the minutes of today: {command('viva review --all')}."
        print(wrapped(over), file=out)
    if found.buried:
        more = command("viva review --siblings")
        print(
            wrapped(f"{found.buried} wait for tomorrow, as something alike was asked today: {more}."),
            file=out,
        )
    if found.others:
        print("Derivations and problems stand in `viva today`.", file=out)


def in_days(interval: timedelta) -> str:
    """Such as "3 d", "5 mo" or "1.2 y"."""
    days = max(1, round(interval / timedelta(days=1)))
    if days < 60:
        return f"{days} d"
    return f"{round(days / 30.4)} mo" if days < 365 else f"{days / 365.25:.1f} y"


def _about(entry: Entry) -> str:
    known = "new" if entry.recall is None else f"recall now {percent(entry.recall)}"
    facts = [KINDS[entry.thing.item.kind], known, entry.reason]
    if entry.card is not None and entry.card.leech:
        facts.append(f"forgotten {entry.card.lapses} times, so another way in may help more")
    return ", ".join(facts)


def _ask(thing: Thing, library: Library) -> str:
    if thing.item.kind is ItemKind.EXERCISE:
        return "\n".join(_exercise(library.exercises[thing.item.id]))
    if thing.item.kind is ItemKind.QUESTION:
        question = library.questions[thing.item.id]
        return f"{prose(question.ask, INDENT)}\n\n{INDENT}Say it aloud, in {question.seconds} seconds."
    return f"{INDENT}Write the formula down, with its conditions."


def _exercise(exercise: Exercise) -> Iterator[str]:
    yield prose(exercise.ask, INDENT)
    if exercise.without:
        yield f"\n{INDENT}Without {', '.join(map(plain, exercise.without))}."


def _answer(thing: Thing, library: Library) -> str:
    if thing.item.kind is ItemKind.EXERCISE:
        lines = plain(library.exercises[thing.item.id].formula).split("\n")
        return "\n".join(f"{INDENT}{line}" for line in lines)
    if thing.item.kind is ItemKind.QUESTION:
        return _model(library.questions[thing.item.id])
    card = library.cards[thing.item.id]
    return f"{prose(card.text, INDENT)}\n\n{prose(card.source, INDENT)}"


def _model(question: Question) -> str:
    points = "\n".join(
        wrapped(one_line(point.text), INDENT * 3, f"{INDENT}{'' if question.need else point.weight:>2}  ")
        for point in question.key_points
    )
    head = f"{question.need} of these are enough:" if question.need else "Key points, with their weights:"
    return f"{prose(question.model_answer, INDENT)}\n\n{INDENT}{head}\n{points}"
