"""What stands on the sheet of a topic: its formulas, its results, its words, and what their letters mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from viva.content.card import Card
from viva.content.derivation import Derivation, Exercise, Setting
from viva.content.glossary import Term
from viva.content.library import Library
from viva.content.symbol import Symbol
from viva.web.symbol_words import symbol_name, symbol_words

TOKEN = re.compile(r"\\[A-Za-z]+|[A-Za-z]")  # a command or a letter

WORD = re.compile(
    r"(?<![\\A-Za-z])[A-Za-z]{3,}"
)  # of a declaration, such as vector or mean; no letter has three
TRIED = re.compile(r"\d+\.\.\d+")


@dataclass(frozen=True, slots=True)
class Declared:
    """A letter. words: its type and where its values lie. about: what it is here."""

    name: str  # LaTeX
    words: str
    about: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A formula or a result. latex: it alone; text: it with its conditions, as Markdown; one of the two is empty."""

    anchor: str
    title: str
    place: str  # where it is practised, or nothing
    latex: str = ""
    text: str = ""
    given: tuple[str, ...] = ()
    symbols: tuple[Declared, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """legend: the letters that mean the same in every formula that has them."""

    formulas: tuple[Stated, ...]
    results: tuple[Stated, ...]
    terms: tuple[Term, ...]
    legend: tuple[Declared, ...] = ()


def has_sheet(library: Library, topic: str) -> bool:
    """Whether there is anything to put on one."""
    kinds = (library.cards.values(), library.exercises.values(), library.derivations.values(), library.terms)
    return any(each.topic == topic for kind in kinds for each in kind)


def sheet(library: Library, topic: str) -> Sheet:
    """Of one topic."""
    stated = (*formulas(library, topics=(topic,)), *_results(library, topic))
    legend = _shared(stated)
    short = [
        replace(each, symbols=tuple(symbol for symbol in each.symbols if symbol not in legend))
        for each in stated
    ]
    count = len(stated) - sum(each.topic == topic for each in library.derivations.values())
    terms = tuple(term for term in library.terms if term.topic == topic)
    return Sheet(tuple(short[:count]), tuple(short[count:]), terms, legend)


def formulas(
    library: Library, *, topics: Iterable[str] = (), objectives: Iterable[str] = ()
) -> tuple[Stated, ...]:
    """Cards and formula exercises of any of these topics, or that show any of these objectives; cards first."""
    homes, asked = frozenset(topics), frozenset(objectives)
    cards = (each for each in library.cards.values() if _wanted(each, homes, asked))
    exercises = [each for each in library.exercises.values() if _wanted(each, homes, asked)]
    exercises.sort(key=lambda each: (each.level, each.title))
    return (*map(_of_card, cards), *map(_of_exercise, exercises))


def _wanted(item: Card | Exercise, topics: frozenset[str], objectives: frozenset[str]) -> bool:
    return item.topic in topics or not objectives.isdisjoint(item.objectives)


def _of_card(card: Card) -> Stated:
    return Stated(card.name, card.title, "", text=card.text)


def _of_exercise(exercise: Exercise) -> Stated:
    return _stated(exercise, "exercise", exercise.formula)


def _results(library: Library, topic: str) -> Iterator[Stated]:
    mine = [each for each in library.derivations.values() if each.topic == topic]
    for each in sorted(mine, key=lambda each: (each.level, each.title)):
        yield _stated(each, "derivation", each.goal)


def _stated(item: Exercise | Derivation, kind: str, latex: str) -> Stated:
    setting = item.setting
    given = (*setting.given, *setting.conditions)
    return Stated(
        anchor=f"{kind}-{item.name}",
        title=item.title,
        place=reverse(kind, args=[item.topic, item.name]),
        latex=latex,
        given=given,
        symbols=tuple(
            Declared(symbol_name(each), _words(each), each.about)
            for each in symbols_in(" ".join((latex, *given)), setting)
        ),
    )


def _words(symbol: Symbol) -> str:
    """What it is; not between which numbers it is tried, which is the business of the checker."""
    return "whole number" if TRIED.fullmatch(symbol.domain.strip()) else symbol_words(symbol)


def symbols_in(latex: str, setting: Setting) -> tuple[Symbol, ...]:
    """The declared symbols that a formula uses, and those that these are declared with, in the order declared."""
    used: set[str] = set()
    words = TOKEN.findall(latex)
    while more := [each for each in setting.symbols if each.name not in used and _occurs(each, words)]:
        used.update(each.name for each in more)
        words = TOKEN.findall(WORD.sub(" ", " ".join(part for each in more for part in _declared_with(each))))
    return tuple(each for each in setting.symbols if each.name in used)


def _occurs(symbol: Symbol, words: list[str]) -> bool:
    """By its letters before any index: x_i occurs in x_1."""
    own = TOKEN.findall(re.split(r"[_(]", symbol.name, maxsplit=1)[0])
    return any(words[place : place + len(own)] == own for place in range(len(words) - len(own) + 1))


def _declared_with(symbol: Symbol) -> Iterator[str]:
    """All that says what it is, as the words on the sheet repeat it."""
    yield from (symbol.domain, symbol.element, symbol.range, symbol.rows_of, symbol.cols_of)
    yield from (symbol.definition, symbol.set, symbol.of, symbol.step, symbol.returns)
    yield from (*symbol.shape, *symbol.index_range, *symbol.args, *symbol.over, *symbol.given, *symbol.wrt)


def _shared(stated: Iterable[Stated]) -> tuple[Declared, ...]:
    """The letters of at least two, in the order of their first use, that never mean anything else."""
    meanings: dict[str, dict[Declared, int]] = {}
    for each in stated:
        for symbol in each.symbols:
            counts = meanings.setdefault(symbol.name, {})
            counts[symbol] = counts.get(symbol, 0) + 1
    return tuple(
        symbol
        for counts in meanings.values()
        if len(counts) == 1
        for symbol, count in counts.items()
        if count > 1
    )
