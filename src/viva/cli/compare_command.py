"""`viva compare QUESTION [FILE]`: which key points an answer mentions, in which words."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import sys
import time
from pathlib import Path
from typing import TextIO

from viva.answers import (
    CAUTION,
    MOST_LETTERS,
    NEVER,
    WEAKER,
    Compared,
    Label,
    ModelError,
    WrongModel,
    compare,
    compare_by_model,
    compared_view,
    disagree,
    endpoint_of,
    installed,
    rubric_of,
)
from viva.cli.exits import Exit
from viva.cli.packs import add_pack_arguments, open_pack
from viva.cli.prose import one_line, prose, wrapped
from viva.cli.terminal import paint
from viva.content.errors import ContentError, Finding
from viva.content.pack import Pack
from viva.content.question import KeyPoint, Question

_SIGNS = {
    Label.COVERED: ("✓", "green"),
    Label.UNSURE: ("?", "yellow"),
    Label.MISSING: ("○", "bold"),
    Label.CONTRADICTED: ("≠", "red"),
}
_SAID = {Label.CONTRADICTED: "possible contradiction, check"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="?", help="id of a question, or its last part")
    parser.add_argument(
        "file", nargs="?", default="-", help="a text file with the answer; without it, standard input"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--model",
        action="store_true",
        help="ask the language model at VIVA_MODEL_URL, and print what is found without it too where they disagree",
    )
    parser.add_argument(
        "--batch", action="store_true", help='read {"rubric": ..., "answer": ...} lines, answer in order'
    )
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    try:
        encoder = installed()
    except WrongModel as error:
        print(f"viva: {error}", file=sys.stderr)
        return Exit.USAGE
    if options.batch:
        from viva.cli.compare_batch import batch

        return batch(sys.stdin, sys.stdout, encoder=encoder)
    if options.question is None:
        print("viva compare: name a question, as in `viva compare temperature answer.txt`", file=sys.stderr)
        return Exit.USAGE
    question = find_question(open_pack(options), options.question)
    answer = _text(question, options.file)
    compared = compare(rubric_of(question), answer, encoder=encoder)
    if options.model:
        compared = _by_model(question, answer, compared)
    if options.json:
        print(json.dumps({"question": question.id, **compared_view(compared)}))
    else:
        print_compared(question, compared, sys.stdout)
    return Exit.DONE


def _by_model(question: Question, answer: str, offline: Compared) -> Compared:
    """What the model finds; what was found without it where the model gives nothing that can be used."""
    try:
        endpoint = endpoint_of(os.environ)
        if endpoint is None:
            print("viva compare: no model is set up: docs/answers.md says how", file=sys.stderr)
            return offline
        if not endpoint.is_here:
            print(f"Your answer and the rubric leave this machine for {endpoint.host}.", file=sys.stderr)
        found = compare_by_model(
            rubric_of(question), answer, endpoint, key=secrets.token_hex(8), clock=time.monotonic
        )
    except ModelError as error:
        print(f"viva compare: {error}; this is what is found without the model", file=sys.stderr)
        return offline
    if disagree(found.compared, offline):
        print("The model says otherwise about more than half of the points. Without it:\n", file=sys.stderr)
        print_compared(question, offline, sys.stderr)
    return found.compared


def find_question(pack: Pack, name: str) -> Question:
    """By id, or by its last part. Raises ContentError if there is none, or more than one."""
    known = pack.library.questions
    found = [id for id in known if name in (id, id.partition("/")[2])]
    if len(found) == 1:
        return known[found[0]]
    what = f"there are several: {', '.join(found)}" if found else "there is no such question"
    raise ContentError([Finding(name, what, "Name it by its id, as the address of its page does.")])


def print_compared(question: Question, compared: Compared, out: TextIO) -> None:
    """Every key point with its label and the words that it stands on."""
    print(paint(question.title, "bold", out) + f"  {question.id}", file=out)
    for point, verdict in zip(question.key_points, compared.points, strict=True):
        sign, colour = _SIGNS[verdict.label]
        label = _SAID.get(verdict.label, verdict.label.value)
        print(
            f"{paint(f'{sign} {label}', colour, out)}: {one_line(point.text)}{_weight(question, point)}",
            file=out,
        )
        if verdict.quote:
            print(wrapped(f"“{verdict.quote}” {verdict.why}", "    "), file=out)
    for seen in compared.misconceptions:
        wrong = question.misconceptions[seen.number]
        print(paint("≠ said often, and wrong:", "red", out) + f" {one_line(wrong.text)}", file=out)
        print(wrapped(f"“{seen.quote}” {one_line(wrong.advice)}", "    "), file=out)
    of = f"the {question.need} that are needed" if question.need else "the key points by weight"
    print(f"\n{round(100 * compared.score)} % of {of}, a quarter for what is unsure.", file=out)
    for line in (*compared.remarks, *([WEAKER] if compared.weaker else []), f"{CAUTION} {NEVER}"):
        print(wrapped(line), file=out)


def _weight(question: Question, point: KeyPoint) -> str:
    return "" if question.need else f" (weight {point.weight})"


def _text(question: Question, file: str) -> str:
    if file != "-":
        return Path(file).read_text(encoding="utf-8", errors="replace")[:MOST_LETTERS]
    if sys.stdin.isatty():
        print(prose(question.ask) + "\n\nYour answer; Ctrl D ends it:", file=sys.stderr)
    return sys.stdin.read(MOST_LETTERS)
