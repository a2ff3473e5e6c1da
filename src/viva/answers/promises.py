"""What a rubric promises: it recognises its own model answer, and gives nothing to an empty or off-topic one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viva.answers.comparing import compare
from viva.answers.encoder import Encoder
from viva.answers.rubric import Rubric, rubric_of
from viva.answers.verdict import Compared, Label, PointVerdict
from viva.content.errors import Finding
from viva.content.question import Question

OFF_TOPIC = (
    "The museum opens at nine and closes at five. There is a small café on the second floor, the garden behind the "
    "house is free to visit, and children under twelve do not pay. The last tram leaves at a quarter past eleven."
)


MOST_ELSEWHERE = 1 / 3  # score of an answer to another question; single points are found by chance


def rubric_findings(question: Question, others: Sequence[str], encoder: Encoder) -> Iterator[Finding]:
    """What is wrong with one. others: good answers to questions that have nothing to do with it."""
    rubric = rubric_of(question)
    model = compare(rubric, question.model_answer, encoder=encoder).points
    if question.need:
        yield from _list_findings(question, rubric, model, encoder)
    else:
        missing = (each for each in model if each.label is Label.MISSING)
        yield from (_unrecognised(question, each) for each in missing)
    contradicted = (each for each in model if each.label is Label.CONTRADICTED)
    yield from (_unrecognised(question, each) for each in contradicted)
    if compare(rubric, "", encoder=encoder).score > 0:
        yield Finding(
            f"{question.file}:1", "an empty answer earns something", "This is a defect of Viva: report it."
        )
    for text in (OFF_TOPIC, *others):
        found = compare(rubric, text, encoder=encoder)
        if found.score > MOST_ELSEWHERE:
            yield _generous(question, found)


def _list_findings(
    question: Question, rubric: Rubric, model: Sequence[PointVerdict], encoder: Encoder
) -> Iterator[Finding]:
    """The model answer names enough, and whoever names a single thing in the rubric's words has named that one."""
    where, named = f"{question.file}:1", [each.id for each in model if each.label is Label.COVERED]
    if len(named) < question.need:
        what = (
            f"of the {question.need} things that are needed, the model answer is seen to name {len(named)}: "
        )
        what += ", ".join(named) or "none"
        yield Finding(where, what, "Name more, or put them in the words of the rubric.")
    for point in question.key_points:
        labels = {each.id: each.label for each in compare(rubric, point.text, encoder=encoder).points}
        if labels[point.id] is not Label.COVERED:
            what = f"`{point.id}`, named alone, is not recognised"
            yield Finding(
                where, what, "Put it in words that only it has, or take one of two that are the same."
            )


def _unrecognised(question: Question, verdict: PointVerdict) -> Finding:
    where = f"{question.file}:1"
    if verdict.label is Label.CONTRADICTED:
        what = f"the model answer seems to contradict its key point `{verdict.id}`: “{verdict.quote}”. {verdict.why}"
        return Finding(
            where, what, "Say it otherwise, or put the misconception in words that are farther away."
        )
    what = f"the model answer is not seen to say its key point `{verdict.id}`"
    return Finding(where, what, "Say it in the model answer, or add the words it is said in to `phrasings`.")


def _generous(question: Question, found: Compared) -> Finding:
    seen = "; ".join(f"`{each.id}` in “{each.quote}”" for each in found.points if each.label is Label.COVERED)
    what = f"an answer to another question earns {found.score:.0%}: {seen}"
    remedy = "Put these points and their phrasings in words of their own: name the thing."
    return Finding(f"{question.file}:1", what, remedy)
