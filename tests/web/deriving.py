"""Pages over the small pack with a derivation and a formula exercise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from viva.content.course import Course
from viva.content.pack import Pack
from viva.store.search import Index
from viva.web.documents import documents
from viva.web.gym import Gym
from viva.web.roadmap import roadmap

DERIVING = Path(__file__).parents[1] / "packs/deriving"
DERIVATION = "/derivations/least-squares/gradient/"
EXERCISE = "/exercises/least-squares/f1/"
EXPANDED = r"L(w) = \frac{1}{2n} \left( w^\top X^\top X w - 2 y^\top X w + y^\top y \right)"
FORGETS = r"\nabla_w L(w) = \frac{1}{2n} \left( X^\top X w - 2 X^\top y \right)"
GRADIENT = r"\nabla_w L(w) = \frac{1}{2n} \left( 2 X^\top X w - 2 X^\top y \right)"
GOAL = r"= \frac{1}{n} X^\top (X w - y)"


@pytest.fixture(name="gym")
def gym_to_derive(gym: Gym, settings) -> Gym:
    """For the tests of a module that imports it."""
    pack = Pack.open([DERIVING])
    settings.GYM = replace(
        gym,
        catalogue=pack.catalogue,
        library=pack.library,
        roadmap=roadmap(tuple(pack.catalogue.topics.values())),
        courses=(Course("all", "All of it", ("least-squares",)),),
        index=Index(documents(pack.catalogue, gym.problems, pack.library)),
    )
    return settings.GYM
