"""Pages over the small pack of lessons, words, questions and cards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from viva.content.pack import Pack
from viva.store.search import Index
from viva.web.documents import documents
from viva.web.gym import Gym
from viva.web.roadmap import roadmap

READING = Path(__file__).parents[1] / "packs/reading"


def reading(gym: Gym) -> Gym:
    """The gym with that pack in it."""
    pack = Pack.open([READING])
    return replace(
        gym,
        catalogue=pack.catalogue,
        library=pack.library,
        roadmap=roadmap(tuple(pack.catalogue.topics.values())),
        index=Index(documents(pack.catalogue, gym.problems, pack.library)),
    )


@pytest.fixture(name="gym")
def gym_to_read(gym: Gym, settings) -> Gym:
    """For the tests of a module that imports it."""
    settings.GYM = reading(gym)
    return settings.GYM


def text(client, address: str) -> str:
    """A page that is there."""
    reply = client.get(address)
    assert reply.status_code == 200
    return reply.content.decode()
