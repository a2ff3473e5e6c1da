"""Formula cards: a formula to know by heart, with a program that proves it.

Each card of a topic's formulas.md is a heading, a block of TOML, the formula with its conditions, and a check:

    ## Softmax

    ```toml
    id = "softmax"
    objectives = ["dl.softmax"]
    source = "Bishop, Pattern Recognition and Machine Learning (2006), equation 4.104"
    ```

    $$\\operatorname{softmax}(z)_i = \\frac{e^{z_i}}{\\sum_j e^{z_j}}$$

    ```python
    def formula(z):
        return np.exp(z) / np.exp(z).sum()


    def check():
        z = np.array([1.0, 2.0, 4.0])
        assert np.allclose(formula(z).sum(), 1)
        assert np.allclose(np.log(formula(z)[1] / formula(z)[0]), z[1] - z[0])
    ```

`formula` computes what is written above; `check` compares it with something else.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from viva.content.cloze import MARK, without_marks
from viva.content.document import Document, Fence, Section, read_document
from viva.content.errors import ContentError, Finding
from viva.content.parsing import parsed
from viva.content.toml import Table, parse_toml

FILE = "formulas.md"
PARTS = ("formula", "check")
RUNTIMES = ("numpy", "torch")

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Card:
    """One formula. title: what is asked for. text: the formula and its conditions, Markdown. line: of its check.

    marked: the text with marks around the parts that may be asked for one by one; empty where there are none.
    """

    id: str  # topic/name
    file: Path
    title: str
    objectives: tuple[str, ...]
    source: str
    text: str
    runtime: str
    check: str
    line: int
    marked: str = ""

    @property
    def topic(self) -> str:
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]


def read_cards(file: Path) -> tuple[Card, ...]:
    """The cards of topic/formulas.md, in order. Raises ContentError with everything that is wrong with it."""
    document = read_document(file)
    runtime = document.header.choice("runtime", RUNTIMES, "numpy")
    findings = document.header.findings()
    cards: list[Card] = []
    for section in document.sections():
        try:
            cards.append(_card(document, section, runtime))
        except ContentError as error:
            findings += error.findings
    names = [card.id for card in cards]
    findings += [
        Finding(f"{file}:{card.line}", f"a second card is called {card.name}", "Rename one.")
        for place, card in enumerate(cards)
        if card.id in names[:place]
    ]
    if findings:
        raise ContentError(findings)
    return tuple(cards)


def _card(document: Document, section: Section, runtime: str) -> Card:
    fences = [fence for fence in document.fences() if section.line < fence.line <= section.last]
    facts = next((fence for fence in fences if fence.kind == "toml"), None)
    check = next((fence for fence in fences if fence.kind == "python"), None)
    if facts is None or check is None:
        missing = "toml" if facts is None else "python"
        remedy = f"Write a block of kind {missing} below its heading; docs/authors.md shows one."
        raise ContentError(
            [Finding(f"{document.file}:{section.line}", f"{section.title}: no {missing}", remedy)]
        )
    table = parse_toml(document.file, "\n" * facts.line + facts.source)
    text = _without(section.text, facts, check)
    card = Card(
        id=f"{document.file.parent.name}/{table.text('id')}",
        file=document.file,
        title=section.title,
        objectives=table.texts("objectives"),
        source=table.text("source"),
        text=without_marks(text),
        runtime=runtime,
        check=check.source,
        line=check.line,
        marked=text if MARK in text else "",
    )
    table.finish(_faults(card, table))
    return card


def _without(text: str, *fences: Fence) -> str:
    """The Markdown that people see."""
    for fence in fences:
        text = text.replace(f"```{fence.kind}\n{fence.source}```", "")
    return text.strip()


def _faults(card: Card, table: Table) -> Iterator[Finding]:
    where = f"{card.file}:{card.line}"
    if card.name and not _ID.fullmatch(card.name):
        yield Finding(
            where, f"the id {card.name!r} cannot stand in an address", "Use small letters, digits and -."
        )
    if "$" not in card.text:
        yield Finding(where, f"{card.title}: there is no formula", "Write it between $$ and $$.")
    try:
        defined = {each.name for each in parsed(card.check).body if isinstance(each, ast.FunctionDef)}
    except SyntaxError as error:
        yield Finding(
            f"{card.file}:{card.line + (error.lineno or 0)}", f"no Python: {error.msg}", "Correct it."
        )
        return
    for name in PARTS:
        if name not in defined:
            yield Finding(
                where, f"{card.title}: its check defines no function `{name}`", "See docs/authors.md."
            )
