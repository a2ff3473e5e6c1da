"""The part of `viva check` that looks at lessons, words, formula cards and comparisons; their code is run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from viva.cli.check_chosen import findings_of, means, meant
from viva.content.card import Card
from viva.content.errors import Finding
from viva.content.pack import Pack
from viva.judge.card_strength import LEAST, LEAST_OF_ONE, CardStrength, card_strengths
from viva.judge.pool import Pool
from viva.judge.snippets import card_findings, code_findings


def library_findings(pack: Pack, names: Sequence[str], pool: Pool) -> list[Finding]:
    """All that is wrong with what is meant; without names with everything."""
    if not pack.topic_files:
        return []
    found = findings_of(pack, names)
    for lesson in pack.library.lessons.values():
        if means(names, lesson.topic, "lesson"):
            found += code_findings(lesson, pool)
    for card in chosen_cards(pack, names):
        found += card_findings(card, pool)
    return found


def chosen_cards(pack: Pack, names: Sequence[str]) -> list[Card]:
    """The cards that are meant; a pack without topics has none."""
    return meant(names, pack.library.cards.values(), "formulas") if pack.topic_files else []


def measured_cards(
    pack: Pack, names: Sequence[str], findings: Sequence[Finding], pool: Pool
) -> list[CardStrength]:
    """The mutation test of the cards that are meant and sound."""
    unsound = {each.where for each in findings}
    sound = [each for each in chosen_cards(pack, names) if f"{each.file}:{each.line}" not in unsound]
    return card_strengths(sound, pool)


def weak_cards(strengths: Sequence[CardStrength]) -> list[Finding]:
    """A finding for each card whose check lets too many wrong formulas pass, and one for all of them together."""
    remedy = "Compare on inputs on which the wrong formula has another value."
    found = [
        Finding(
            f"{each.card.file}:{each.card.line}",
            f"the check of “{each.card.title}” notices {each.killed} of {each.silent} wrong formulas",
            remedy,
        )
        for each in strengths
        if each.caught_share < LEAST_OF_ONE
    ]
    killed, silent = sum(each.killed for each in strengths), sum(each.silent for each in strengths)
    if killed < LEAST * silent:
        what = f"the checks notice {killed} of {silent} wrong formulas; {LEAST:.0%} is the least"
        found.append(Finding("formula cards", what, remedy))
    return found


def print_cards(strengths: Sequence[CardStrength], out: TextIO) -> None:
    """How many wrong formulas get through, card by card where any does."""
    killed, silent = sum(each.killed for each in strengths), sum(each.silent for each in strengths)
    if not silent:
        return
    for each in strengths:
        for mutant in each.survivors:
            print(f"{each.card.id} gets through: {mutant.change}:", file=out)
            print("    " + mutant.source.strip().replace("\n", "\n    "), file=out)
    print(
        f"formula cards: {len(strengths)}, {killed} of {silent} wrong formulas noticed ({killed / silent:.1%})",
        file=out,
    )
