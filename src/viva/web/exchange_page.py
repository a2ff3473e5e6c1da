"""Everything a learner did, to take along; and files from elsewhere, to bring in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import time
from typing import BinaryIO

from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from viva import practice
from viva.practice import BroughtIn, ExchangeError
from viva.web.request import GymRequest

ADDRESS = "/exchange/"
LARGEST = 64 << 20  # bytes of a file
UPLOAD = LARGEST + (64 << 10)  # with what a form writes around it
#: What a row of each table is; those that nobody would count are left out.
ROWS = {
    "submissions": ("submission", "submissions"),
    "answers": ("answer", "answers"),
    "attempts": ("attempt at a derivation or an exercise", "attempts at derivations and exercises"),
    "drills": ("drill", "drills"),
    "comparisons": ("comparison", "comparisons"),
    "reviews": ("review", "reviews"),
    "tests": ("try at writing tests", "tries at writing tests"),
    "notes": ("note", "notes"),
    "drafts": ("draft", "drafts"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def exchange(request: GymRequest) -> HttpResponse:
    """The page; a file that is posted to it is merged into what is here."""
    if request.method != "POST":
        return _page(request)
    file = request.FILES.get("file")
    if file is None:
        return _page(request, error="No file was chosen. Choose one first.", status=422)
    try:
        came = practice.bring_in(request.learner, file.file, now=request.gym.now())
    except ExchangeError as error:
        return _page(request, error=str(error), status=422)
    return _page(request, came=came)


@require_safe
def download(request: GymRequest, what: str) -> HttpResponse:
    """One of the files. `?at=19:30` gives the days of a calendar a time."""
    if what not in DOWNLOADS:
        raise Http404(f"There is no file {what}.")
    try:
        return DOWNLOADS[what](request)
    except ExchangeError as error:
        return _page(request, error=str(error), status=422)


def _page(
    request: GymRequest, *, came: BroughtIn | None = None, error: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "came": came,
        "gained": [] if came is None else _gained(came),
        "error": error,
        "most": LARGEST >> 20,
        "formulas": len(request.gym.library.cards) + len(request.gym.library.exercises),
    }
    return render(request, "exchange.html", context, status=status)


def _gained(came: BroughtIn) -> list[str]:
    """Such as "12 reviews", for what was new."""
    named = [f"{count} {ROWS[name][count != 1]}" for name, count in came.added.items() if name in ROWS]
    rest = sum(count for name, count in came.added.items() if name not in ROWS)
    return [*named, f"{rest} other entr{'y' if rest == 1 else 'ies'}"] if rest else named


def _archive(request: GymRequest) -> HttpResponse:
    now = request.gym.now()
    return _file(
        lambda out: practice.write_archive(request.learner, out, at=now),
        f"viva-{now.astimezone():%Y-%m-%d}.zip",
        "application/zip",
    )


def _anki(request: GymRequest) -> HttpResponse:
    gym = request.gym
    return _file(
        lambda out: practice.write_anki(gym.library, gym.catalogue, out, at=gym.now()),
        "viva.apkg",
        "application/octet-stream",
    )


def _file(write: Callable[[BinaryIO], object], name: str, kind: str) -> HttpResponse:
    """What is written into a file that is gone once it was sent."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=kind)


def _reviews(request: GymRequest) -> HttpResponse:
    return _table(practice.reviews_csv(request.learner, request.gym.shelf), "viva-reviews.csv")


def _submissions(request: GymRequest) -> HttpResponse:
    return _table(practice.submissions_csv(request.learner, request.gym.shelf), "viva-submissions.csv")


def _table(lines: object, name: str) -> HttpResponse:
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=_attached(name))


def _calendar(request: GymRequest) -> HttpResponse:
    now, wished = request.gym.now(), request.GET.get("at", "")
    try:
        begin = time.fromisoformat(wished) if wished else None
    except ValueError as error:
        raise ExchangeError("A time of day is written like 19:30.") from error
    standing = practice.standing(request.learner, request.gym.shelf, now=now)
    content = practice.plan_calendar(standing, now=now, begin=begin)
    kind = "text/calendar; charset=utf-8"
    return HttpResponse(content, content_type=kind, headers=_attached("viva-plan.ics"))


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


DOWNLOADS: dict[str, Callable[[GymRequest], HttpResponse]] = {
    "archive": _archive,
    "reviews": _reviews,
    "submissions": _submissions,
    "anki": _anki,
    "calendar": _calendar,
}
