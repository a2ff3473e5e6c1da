"""A judgement in a terminal: what happened, where, why, and what to do."""

from __future__ import annotations

import os
import textwrap
from typing import Any, TextIO

COLOURS = {"bold": "1", "red": "31", "green": "32", "yellow": "33", "dim": "2"}


def paint(text: str, style: str, out: TextIO) -> str:
    """`text` in a style where the terminal shows styles. The words never depend on it."""
    if not out.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\033[{COLOURS[style]}m{text}\033[0m"


def print_judgement(judgement: dict[str, Any], out: TextIO, warmth: str) -> None:
    """The whole judgement, most useful first."""
    style = "green" if judgement["accepted"] else "red"
    print(paint(judgement["verdict"].upper(), style, out) + f"  {judgement['problem']}", file=out)
    if judgement["message"]:
        _say(out, judgement["message"])
    _failure(judgement, out)
    _laws(judgement, out)
    _diagnosis(judgement, out)
    if judgement["growth"] and judgement["growth"]["message"]:
        _say(out, judgement["growth"]["message"])
    _cases(judgement, out)
    tier = "" if judgement["tier"] == "sandboxed" else f", {judgement['tier']}"
    memory = f"{judgement['peak_mib']:.0f} MiB beyond the runtime's own"
    facts = f"{judgement['cpu_seconds'] * 1000:.0f} ms of computing, {memory}, {warmth}{tier}"
    print(paint(facts, "dim", out), file=out)


def print_examples(examples: list[dict[str, Any]], out: TextIO) -> None:
    """The cases an author chose to show, with the reference's answers."""
    for example in examples:
        print(paint(f"example: {example['name']}", "bold", out), file=out)
        for name, shown in example["inputs"]:
            print(f"  {name} = {_short(shown['text'])}", file=out)
        wanted = (
            f"returns {_short(example['expected']['text'])}"
            if example["expected"]
            else f"raises {example['error']}"
        )
        print(f"  {wanted}\n", file=out)


def _say(out: TextIO, text: str, indent: str = "  ") -> None:
    for paragraph in text.split("\n\n"):
        print(
            textwrap.fill(" ".join(paragraph.split()), 96, initial_indent=indent, subsequent_indent=indent),
            file=out,
        )


def _failure(judgement: dict[str, Any], out: TextIO) -> None:
    run = next((r for r in judgement["runs"] if r["verdict"] not in (None, "accepted")), None)
    traceback = judgement["traceback"] or (run["traceback"] if run else "")
    if run is not None:
        print(file=out)
        print(paint(f"first failing case: {run['case']}", "bold", out), file=out)
        for name, shown in run["inputs"]:
            print(f"  {name} = {_short(shown['text'])}", file=out)
        for label in ("got", "expected"):
            if run[label]:
                print(f"  {label + ':':<10}{_short(run[label]['text'])}", file=out)
        if run["difference"] and run["difference"]["of"] > 1:
            d = run["difference"]
            print(f"  {'differs:':<10}in {d['wrong']} of {d['of']} places, first at {d['at']}", file=out)
        if run["stdout"]:
            print("  it printed:\n" + textwrap.indent(run["stdout"].rstrip(), "    "), file=out)
    if traceback:
        print(textwrap.indent(traceback.rstrip(), "  "), file=out)


def _short(text: str, most: int = 240) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _laws(judgement: dict[str, Any], out: TextIO) -> None:
    for law in judgement["laws"]:
        if law["holds"] is False:
            reason = f": {law['message']}" if law["message"] else ""
            print(paint("law broken: ", "yellow", out) + f"{law['law']} (“{law['case']}”{reason})", file=out)


def _diagnosis(judgement: dict[str, Any], out: TextIO) -> None:
    diagnosis = judgement["diagnosis"]
    if diagnosis:
        print(file=out)
        print(paint("it behaves like a known mistake: ", "bold", out) + diagnosis["wrong"], file=out)
        _say(out, diagnosis["advice"])
    elif judgement["nearly"]:
        print(file=out)
        _say(out, judgement["nearly"], "")


def _cases(judgement: dict[str, Any], out: TextIO) -> None:
    runs = judgement["runs"]
    if not runs:
        return
    passed = sum(run["verdict"] == "accepted" for run in runs)
    print(file=out)
    print(f"{passed} of {len(runs)} cases right", file=out)
    for run in runs:
        if run["verdict"] != "accepted":
            print(f"  {run['verdict'] or 'not reached':<14}{run['case']}", file=out)
