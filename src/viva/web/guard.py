"""Who is let in: this machine's own pages, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from viva.store import journal
from viva.web.refusals import forbidden, refused
from viva.web.request import GymRequest
from viva.web.settings import is_loopback

Respond = Callable[[HttpRequest], HttpResponse]
SAFE = ("GET", "HEAD", "OPTIONS")
OWN = ("same-origin", "none", "")  # "none": typed into the address bar; "": a program that is not a browser


def guard(respond: Respond) -> Respond:
    """Refuses foreign names of this host (DNS rebinding), and changes asked for by pages of other sites."""

    def guarded(request: HttpRequest) -> HttpResponse:
        request.get_host()  # raises DisallowedHost, answered with 400
        if request.method not in SAFE and request.headers.get("Sec-Fetch-Site", "") not in OWN:
            return forbidden(request, "another site asked for it")
        origin = request.headers.get("Origin", "")
        if request.method not in SAFE and origin and urlsplit(origin).netloc != request.get_host():
            return forbidden(request, "another site asked for it")  # browsers that do not say Sec-Fetch-Site
        return respond(request)

    return guarded


def local_owner(respond: Respond) -> Callable[[GymRequest], HttpResponse]:
    """Without accounts, whoever sits at this machine is the learner; others are turned away."""

    owner = cache(journal.local_owner)  # there is one, and nobody deletes it

    def owned(request: GymRequest) -> HttpResponse:
        if not is_loopback(request.META.get("REMOTE_ADDR", "")):
            return refused(
                request,
                status=403,
                title="Only from this machine",
                message="This Viva has no accounts, so it serves only the machine it runs on.",
                advice="Open it there, or through a tunnel such as ssh -L.",
            )
        request.gym = settings.GYM
        request.learner = owner()
        return respond(request)

    return owned
