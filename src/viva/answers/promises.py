"""What a rubric promises: it recognises its own model answer, and gives nothing to an empty or off-topic one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viva.answers.comparing import compare
from viva.answers.encoder import Encoder
from viva.answers.rubric import Rubric, rubric_of
from viva.answers.verdict import Label, PointVerdict
from viva.content.errors import Finding
from viva.content.question import Question

OFF_TOPIC = (
    "The museum opens at nine and closes at five. There is a small café on the second floor, the garden behind the "
    "house is free to visit, and children under twelve do not pay. The last tram leaves at a quarter past eleven."
)


def rubric_findings(question: Question, others: Sequence[str], encoder: Encoder) -> Iterator[Finding]:
    """What is wrong with one. others: good answers to questions that have nothing to do with it."""
    rubric = rubric_of(question)
    for verdict in compare(rubric, question.model_answer, encoder=encoder).points:
        if verdict.label in (Label.MISSING, Label.CONTRADICTED):
            yield _unrecognised(question, verdict)
    if compare(rubric, "", encoder=encoder).score > 0:
        yield Finding(
            f"{question.file}:1", "an empty answer earns something", "This is a defect of Viva: report it."
        )
    for text in (OFF_TOPIC, *others):
        yield from _generous(question, rubric, text, encoder)


def _unrecognised(question: Question, verdict: PointVerdict) -> Finding:
    where = f"{question.file}:1"
    if verdict.label is Label.CONTRADICTED:
        what = f"the model answer seems to contradict its key point `{verdict.id}`: “{verdict.quote}”. {verdict.why}"
        return Finding(
            where, what, "Say it otherwise, or put the misconception in words that are farther away."
        )
    what = f"the model answer is not seen to say its key point `{verdict.id}`"
    return Finding(where, what, "Say it in the model answer, or add the words it is said in to `phrasings`.")


def _generous(question: Question, rubric: Rubric, text: str, encoder: Encoder) -> Iterator[Finding]:
    for verdict in compare(rubric, text, encoder=encoder).points:
        if verdict.label is Label.COVERED:
            what = f"key point `{verdict.id}` is found in an answer to another question: “{verdict.quote}”"
            yield Finding(
                f"{question.file}:1",
                what,
                "Put the point and its phrasings in words of their own: name the thing.",
            )
