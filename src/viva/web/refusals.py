"""Pages that say no: what, and what to do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refused(request: HttpRequest, *, status: int, title: str, message: str, advice: str) -> HttpResponse:
    """A page with one sentence about what is wrong and one about the way out."""
    words = {"title": title, "message": message, "advice": advice}
    return render(request, "refusal.html", words, status=status)


def forbidden(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A change that did not come from one of our own pages."""
    return refused(
        request,
        status=403,
        title="Not from here",
        message=f"Viva did not do this: it cannot be sure that you asked for it ({reason.rstrip('.')}).",
        advice="Reload the page and try again.",
    )


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return refused(
        request,
        status=404,
        title="Nothing here",
        message="There is no such page.",
        advice="The list of problems has everything there is.",
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Our own defect. Uses as little as possible, since anything may be what broke."""
    return refused(
        request,
        status=500,
        title="Viva broke",
        message="This is a defect of Viva, not of your program. Your draft and your submissions are kept.",
        advice="The terminal in which Viva runs says what happened; please report it.",
    )
