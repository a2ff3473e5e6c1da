"""What one can do with an item under review: rate it, take that back, leave it alone, take it up again."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse

from viva import practice
from viva.recall.review import Item, Rating
from viva.recall.shelf import Thing
from viva.web.editor import posted
from viva.web.gym import Gym
from viva.web.lookup import see
from viva.web.refusals import refused
from viva.web.request import GymRequest
from viva.web.review_asked import Asked
from viva.web.sight import read

Act = Callable[[GymRequest, Asked], HttpResponse]


def quick_thing(gym: Gym, key: str) -> Thing | None:
    """What the learner rates on the spot, by its key."""
    thing = gym.shelf.things.get(key)
    return thing if thing is not None and practice.is_quick(thing) else None


def rating_of(text: str) -> Rating | None:
    """The rating that a button or a choice stands for."""
    return next((rating for rating in Rating if str(int(rating)) == text), None)


def unknown(request: GymRequest) -> HttpResponse:
    """A form that is none of ours, or of a pack that has changed since."""
    return refused(
        request,
        status=400,
        title="Not kept",
        message="Viva did not understand what was sent, so nothing was kept.",
        advice="Open the reviews anew and do it again.",
    )


def rate(request: GymRequest, asked: Asked) -> HttpResponse:
    """Keep a rating and show what comes next."""
    sight, rating = read(request.POST.get("seen", "")), rating_of(request.POST.get("rating", ""))
    thing = quick_thing(request.gym, sight.item.key) if sight else None
    if sight is None or rating is None or thing is None:
        return unknown(request)
    number = practice.rate_seen(
        request.learner,
        thing,
        rating,
        seen=sight.at,
        at=request.gym.now(),
        confidence=posted(request).confidence,
    )
    return see(asked.address(rated=number))


def undo(request: GymRequest, asked: Asked) -> HttpResponse:
    """Take a rating back and show the item once more."""
    review = practice.undo(request.learner, asked.rated, at=request.gym.now())
    return see(asked.address(item=review.item.key) if review else asked.address())


def bury(request: GymRequest, asked: Asked) -> HttpResponse:
    """Leave the item alone until tomorrow."""
    item = _item(asked.item)
    if item is None:
        return unknown(request)
    practice.bury(request.learner, item, at=request.gym.now())
    return see(asked.address(aside=item.key))


def aside(request: GymRequest, asked: Asked) -> HttpResponse:
    """Leave the item alone for good."""
    item = _item(asked.item)
    if item is None:
        return unknown(request)
    practice.set_aside(request.learner, item, days=None, at=request.gym.now())
    return see(asked.address(aside=item.key))


def resume(request: GymRequest, asked: Asked) -> HttpResponse:
    """Take the item up again, and show it, if it is reviewed here."""
    item = _item(asked.item)
    if item is None:
        return unknown(request)
    practice.set_aside(request.learner, item, days=0, at=request.gym.now())
    here = quick_thing(request.gym, item.key)
    return see(asked.address(item=item.key) if here else asked.address())


def _item(key: str) -> Item | None:
    try:
        return Item.of(key)
    except ValueError:
        return None


ACTS: dict[str, Act] = {"rate": rate, "undo": undo, "bury": bury, "aside": aside, "resume": resume}
