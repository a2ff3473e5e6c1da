"""Pages over the small pack of lessons, words, questions and cards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

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
