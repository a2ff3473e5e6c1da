"""A request, as our views receive it."""

from django.http import HttpRequest

from viva.web.gym import Gym


class GymRequest(HttpRequest):
    """Who asks, and what they practise with; both set by `guard.local_owner`."""

    learner: int
    gym: Gym
