"""A request, as our views receive it."""

from django.http import HttpRequest

from viva.web.gym import Gym


class GymRequest(HttpRequest):
    """Who asks, and what they practise with; both set by `guard.local_owner`."""

    learner: int
    gym: Gym


def by_script(request: HttpRequest) -> bool:
    """Whether a script of ours asks, which wants a fragment; a browser's form wants a page."""
    return request.headers.get("X-Requested-With") == "fetch"
