"""One derivation or one formula exercise: read what is asked, write lines, have them checked.

Both have the same pages; `kind` says which of the two an address is about.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viva import practice
from viva.content.derivation import Derivation
from viva.practice import Item
from viva.practice.derive import LONGEST_LINE, MOST_LINES
from viva.store.entries import Attempt
from viva.web.editor import NoSource, no_source, posted, readable, source_of
from viva.web.gym import Gym
from viva.web.lookup import address, see
from viva.web.request import GymRequest, by_script
from viva.web.sheet import milestones, said
from viva.web.symbol_words import symbol_name, symbol_words
from viva.web.words import LEVELS

DERIVATION, EXERCISE = "derivation", "exercise"  # the two kinds, and the names of their addresses
LONGEST = MOST_LINES * (LONGEST_LINE + 1)  # characters of all lines
LATEST = 8  # attempts shown


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: GymRequest, kind: str, topic: str, name: str) -> HttpResponse:
    """What is asked, the lines, and what was said of them; posted to by its own form."""
    item = item_of(request.gym, kind, topic, name)
    if request.method != "POST":
        return render(request, f"{kind}.html", _context(request, kind, item))
    act = ACTIONS.get(request.POST.get("action", "check"))
    if act is None:
        return HttpResponse("There is no such action.", status=400, content_type="text/plain")
    return act(request, kind, item)


@require_http_methods(["PUT"])
def draft(request: GymRequest, kind: str, topic: str, name: str) -> HttpResponse:
    """Keep what stands in the fields: `{"source": "..."}`, one line a line."""
    item = item_of(request.gym, kind, topic, name)
    try:
        text = source_of(request)[:LONGEST]
    except NoSource:
        return no_source()
    practice.save_lines(request.learner, item, text, at=request.gym.now())
    return HttpResponse(status=204)


@require_POST
def again(request: GymRequest, kind: str, topic: str, name: str) -> HttpResponse:
    """Once more from memory: no lines, a new clock."""
    item = item_of(request.gym, kind, topic, name)
    practice.begin_again(request.learner, item, at=request.gym.now())
    return see(address(kind, item))


@require_safe
def solution(request: GymRequest, kind: str, topic: str, name: str) -> HttpResponse:
    """The model with everything around it, or how long to wait. Reading it is recorded."""
    item, now = item_of(request.gym, kind, topic, name), request.gym.now()
    practice.open_item(request.learner, item, at=now)
    gate = practice.item_solution(request.learner, item, now=now)
    context = {"item": item, "kind": kind, "gate": gate, "address": address(kind, item)}
    return render(request, f"{kind}_solution.html" if gate.is_open else "item_gate.html", context)


def item_of(gym: Gym, kind: str, topic: str, name: str) -> Item:
    """Raises Http404 if there is no such derivation or exercise."""
    items: Mapping[str, Item] = gym.library.derivations if kind == DERIVATION else gym.library.exercises
    found = items.get(f"{topic}/{name}")
    if found is None:
        raise Http404(f"There is no {kind} {topic}/{name}.")
    return found


def _check(request: GymRequest, kind: str, item: Item) -> HttpResponse:
    text, now = readable(request.POST.get("lines", "")), request.gym.now()
    practice.save_lines(request.learner, item, text[:LONGEST], at=now)
    attempt, refusal = None, ""
    try:
        _, attempt = practice.judge_lines(
            request.learner,
            item,
            text.split("\n"),
            at=now,
            judge=request.gym.checker.judge,
            paused=posted(request).paused,
        )
    except practice.NotJudged as error:
        refusal = str(error)
    if not refusal and not by_script(request):
        return see(f"{address(kind, item)}#said")
    context = _context(request, kind, item, attempt) | {"refusal": refusal}
    return render(request, f"{kind}_said.html" if by_script(request) else f"{kind}.html", context)


def _hint(request: GymRequest, kind: str, item: Item) -> HttpResponse:
    now = request.gym.now()
    practice.save_lines(request.learner, item, readable(request.POST.get("lines", ""))[:LONGEST], at=now)
    if isinstance(item, Derivation):
        last = practice.latest_attempt(request.learner, item)
        practice.take_line_hint(request.learner, item, last.report.reached if last else (), at=now)
    return see(f"{address(kind, item)}#milestones")


ACTIONS = {"check": _check, "hint": _hint}


def _context(request: GymRequest, kind: str, item: Item, attempt: Attempt | None = None) -> dict[str, object]:
    """attempt: the one that is asked about; else the latest, as far as it is about what stands in the fields now."""
    learner, now = request.learner, request.gym.now()
    opening = practice.open_item(learner, item, at=now)
    known = practice.attempts(learner, item, most=LATEST)
    text, last = practice.lines_draft(learner, item), attempt or practice.latest_attempt(learner, item)
    is_new = last is not None and (last is attempt or list(last.lines) == _meant(item, text))
    return {
        "kind": kind,
        "item": item,
        "address": address(kind, item),
        "topic": request.gym.catalogue.topics[item.topic],
        "level": LEVELS[item.level],
        "opening": opening,
        "seconds": round(max(0.0, (now - opening.at).total_seconds())),
        "symbols": [(symbol_name(each), symbol_words(each), each.about) for each in item.setting.symbols],
        "text": text,
        "longest": LONGEST,
        "most": MOST_LINES,
        "gate": practice.item_gate(learner, item, now=now),
        "attempts": known.values(),
        "refusal": "",
    } | _said(request, item, last, is_new=is_new)


def _said(request: GymRequest, item: Item, last: Attempt | None, *, is_new: bool) -> dict[str, object]:
    """is_new: whether what was said is about the lines that are shown."""
    report = last.report if last else None
    reached = report.reached if report else ()
    found: dict[str, object] = {
        "last": last,
        "said": said(item, last.lines, last.report) if last and is_new else (),
        "complete": bool(report and report.complete and is_new),
        "first_wrong": None if report is None or report.first_wrong is None else report.first_wrong + 1,
    }
    if isinstance(item, Derivation):
        found |= {
            "milestones": milestones(item, reached, practice.nudges(request.learner, item)),
            "reached": len(reached),
            "next_hint": practice.next_hint(request.learner, item, reached),
        }
    return found


def _meant(item: Item, text: str) -> list[str]:
    """The lines of a draft as they are judged."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    written = [line for line in lines if line]
    return written if isinstance(item, Derivation) else [" ".join(written)]
