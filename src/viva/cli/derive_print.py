"""A checked derivation in a terminal: each line with its verdict, the first wrong one with numbers."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TextIO

from viva.cli.terminal import paint
from viva.content.derivation import Derivation, Exercise
from viva.derive.verdicts import Counterexample, LineVerdict, Report, Status

_SIGNS = {
    Status.FOLLOWS: ("✓", "green"),
    Status.WRONG: ("✗", "red"),
    Status.SKIPS: ("…", "yellow"),
    Status.CIRCULAR: ("↻", "yellow"),
    Status.UNDECIDED: ("?", "yellow"),
    Status.NOT_PARSED: ("!", "red"),
}
_WIDTH = 96
_NAME = 14


def print_ask(item: Derivation | Exercise, out: TextIO) -> None:
    """What is asked, and what is declared."""
    print(paint(item.title, "bold", out) + f"  {item.id}", file=out)
    print(textwrap.indent(item.ask, "  "), file=out)
    print(paint("declared:", "bold", out), file=out)
    for symbol in item.setting.symbols:
        print(
            f"  {symbol.name:<{_NAME}} {described(symbol.type, symbol.shape, symbol.domain)}  {symbol.about}",
            file=out,
        )
    for given in item.setting.given:
        print(f"  given: {given}", file=out)
    if isinstance(item, Derivation):
        print(f"{paint('to show:', 'bold', out)} {item.goal}", file=out)


def described(kind: str, shape: Sequence[str], domain: str) -> str:
    """A type in words: "matrix n x d, spd"."""
    size = f" {' x '.join(shape)}" if shape else ""
    return f"{kind}{size}{f', {domain}' if domain else ''}"


def print_report(derivation: Derivation, lines: Sequence[str], report: Report, out: TextIO) -> None:
    """Every line with its verdict."""
    for place, (line, verdict) in enumerate(zip(lines, report.lines, strict=True)):
        _line(place + 1, line, verdict, out)
        if verdict.status is not Status.FOLLOWS or verdict.own:
            _explained(verdict, out)
    print(file=out)
    if report.complete:
        print(paint("complete: every line follows, and the goal is reached", "green", out), file=out)
        return
    reached, all_ = len(report.reached), len(report.milestones)
    first = report.first_wrong
    said = f"the first wrong line is {first + 1}" if first is not None else "the goal is not reached yet"
    print(paint(f"{said}; {reached} of {all_} milestones reached", "bold", out), file=out)
    print(f"to show: {derivation.goal}", file=out)


def print_formula(line: str, verdict: LineVerdict, out: TextIO) -> None:
    """The verdict on a formula."""
    _line(1, line, verdict, out)
    _explained(verdict, out)


def _line(number: int, line: str, verdict: LineVerdict, out: TextIO) -> None:
    sign, colour = _SIGNS[verdict.status]
    words = "" if verdict.status is Status.FOLLOWS else f"  [{verdict.status.words}]"
    print(f"{number:>3} {paint(sign, colour, out)} {line}{paint(words, colour, out)}", file=out)


def _explained(verdict: LineVerdict, out: TextIO) -> None:
    if verdict.message:
        _say(verdict.message, out)
    if verdict.at is not None and verdict.read:
        _say(f"Read so far: {verdict.read}", out)
    if verdict.expected:
        _say(f"Expected: {verdict.expected}", out)
    if verdict.counterexample is not None:
        _example(verdict.counterexample, out)
    if verdict.slip is not None:
        print(f"      {paint('it behaves like a known mistake: ', 'bold', out)}{verdict.slip.name}", file=out)
        _say(verdict.slip.advice, out)
    elif verdict.repair:
        _say(verdict.repair, out)


def _example(example: Counterexample, out: TextIO) -> None:
    for quantity in example.quantities:
        _quantity(quantity.name, quantity.value, out)
    _quantity("left side", example.left, out)
    _quantity("right side", example.right, out)


def _quantity(name: str, rows: tuple[tuple[float, ...], ...], out: TextIO) -> None:
    texts = [" ".join(f"{cell:>9.5g}" for cell in row) for row in rows]
    print(f"      {name:<{_NAME}} {texts[0]}", file=out)
    for text in texts[1:]:
        print(f"      {'':<{_NAME}} {text}", file=out)


def _say(text: str, out: TextIO) -> None:
    print(
        textwrap.fill(" ".join(text.split()), _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6),
        file=out,
    )
