"""One question: answer it in words, then compare the answer with what a good one says."""

from __future__ import annotations

from secrets import token_hex

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from viva import practice
from viva.answers import CAUTION, NEVER, WEAKER, Compared, Label, MisconceptionSeen, disagree
from viva.content.question import Misconception, Question
from viva.web.editor import NoSource, no_source, readable, source_of
from viva.web.lookup import address, see
from viva.web.preferences import chosen
from viva.web.request import GymRequest
from viva.web.words import LEVELS, Tone, Words

LONGEST = 20_000  # characters of an answer
FOUND = {
    Label.COVERED: Words("✓", "Covered", Tone.GOOD),
    Label.UNSURE: Words("?", "Unsure", Tone.WARN),
    Label.MISSING: Words("○", "Missing", Tone.QUIET),
    Label.CONTRADICTED: Words("≠", "Possible contradiction, check", Tone.BAD),
}


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: GymRequest, topic: str, name: str) -> HttpResponse:
    """What is asked, and a field for the answer; posted to by its own form."""
    found, now = _question(request, topic, name), request.gym.now()
    if request.method == "POST":
        text = readable(request.POST.get("text", ""))[:LONGEST]
        number = practice.answer(request.learner, found, text, at=now)
        return see(address("answer", found, number))
    opening = practice.open_question(request.learner, found, at=now)
    given = practice.answers(request.learner, found)
    context = {
        "question": found,
        "topic": request.gym.catalogue.topics[found.topic],
        "level": LEVELS[found.level],
        "text": practice.answer_draft(request.learner, found),
        "opening": opening,
        "seconds": round(max(0.0, (now - opening.at).total_seconds())),
        "given": [(each, percent(each.share(found))) for each in reversed(given)],
        "longest": LONGEST,
    }
    return render(request, "question.html", context)


@require_http_methods(["PUT"])
def draft(request: GymRequest, topic: str, name: str) -> HttpResponse:
    """Keep what stands in the field: `{"source": "..."}`."""
    found = _question(request, topic, name)
    try:
        text = source_of(request)[:LONGEST]
    except NoSource:
        return no_source()
    practice.save_answer_draft(request.learner, found, text, at=request.gym.now())
    return HttpResponse(status=204)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: GymRequest, topic: str, name: str, number: int) -> HttpResponse:
    """An answer beside the model answer; the form says which key points the learner finds in theirs."""
    found = _question(request, topic, name)
    given = {each.number: each for each in practice.answers(request.learner, found)}.get(number)
    if given is None:
        raise Http404(f"There is no answer {number}.")
    if request.method == "POST":
        covered = request.POST.getlist("covered")
        practice.check_answer(request.learner, found, number, covered, at=request.gym.now())
        return see(address("answer", found, number) + "#points")
    offline = practice.compared(request.learner, found, given)
    by_model = (
        practice.found_by_model(request.learner, number) if given.answer.digest == found.digest else None
    )
    compared = offline if by_model is None else by_model.compared
    ticked = covered_in(compared) if given.covered is None else given.covered
    context = {
        "by_model": by_model,
        "words_too": by_model is not None and disagree(by_model.compared, offline),
        "offline": offline,
        "model": request.gym.model if chosen(request).model and given.answer.text else None,
        "model_failed": "model" in request.GET,
        "question": found,
        "topic": request.gym.catalogue.topics[found.topic],
        "given": given,
        "percent": percent(given.share(found)),
        "points": [
            (point, point.id in ticked, verdict, FOUND[verdict.label], FOUND[words.label])
            for point, verdict, words in zip(found.key_points, compared.points, offline.points, strict=True)
        ],
        "misconceptions": seen_misconceptions(found, compared),
        "remarks": compared.remarks,
        "weaker": WEAKER if compared.weaker else "",
        "caution": f"{CAUTION} {NEVER}",
        "changed": given.answer.digest != found.digest,
    }
    return render(request, "answer.html", context)


@require_POST
def ask_model(request: GymRequest, topic: str, name: str, number: int) -> HttpResponse:
    """Sends one answer to the language model, because its own button was pressed; leads back to the answer."""
    found, model = _question(request, topic, name), request.gym.model
    if model is None or not chosen(request).model:
        raise Http404("No language model is set up, or it is switched off.")
    place = address("answer", found, number)
    try:
        practice.ask_model(
            request.learner, found, number, model, at=request.gym.now(), key_of=lambda: token_hex(8)
        )
    except practice.ModelFailed:
        return see(f"{place}?model=failed#points")
    except LookupError as error:
        raise Http404(str(error)) from error
    return see(f"{place}#points")


def covered_in(compared: Compared) -> frozenset[str]:
    """The points that are ticked before the learner has looked."""
    return frozenset(each.id for each in compared.points if each.label is Label.COVERED)


def seen_misconceptions(
    question: Question, compared: Compared
) -> list[tuple[Misconception, MisconceptionSeen | None]]:
    """Each misconception of the rubric, with the words of the answer that come near to it."""
    seen = {each.number: each for each in compared.misconceptions}
    return [(each, seen.get(number)) for number, each in enumerate(question.misconceptions)]


def percent(share: float | None) -> int | None:
    """Nothing where nothing was compared."""
    return None if share is None else round(100 * share)


def _question(request: GymRequest, topic: str, name: str) -> Question:
    found = request.gym.library.questions.get(f"{topic}/{name}")
    if found is None:
        raise Http404(f"There is no question {topic}/{name}.")
    return found
