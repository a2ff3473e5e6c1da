"""Pages over both small packs, with everything in them on the shelf: a card, a question, a formula, a derivation."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from viva import practice
from viva.content.catalogue import Catalogue
from viva.content.pack import Pack
from viva.recall.shelf import shelve
from viva.web.gym import Gym

from .deriving import DERIVING
from .reading import READING

REVIEWS = "/reviews/"
CARD, QUESTION = "card:softmax/softmax", "question:softmax/temperature"
EXERCISE, DERIVATION = "exercise:least-squares/f1", "derivation:least-squares/gradient"


@pytest.fixture(name="gym")
def gym_to_review(gym: Gym, settings, monkeypatch: pytest.MonkeyPatch) -> Gym:
    """For the tests of a module that imports it. The session names nothing, so that only what is due comes."""
    monkeypatch.setattr(
        "viva.practice.named.todays_session", lambda standing: practice.Session(standing.today, 60, False, ())
    )
    reading, deriving = Pack.open([READING]), Pack.open([DERIVING])
    catalogue = Catalogue(
        {**reading.catalogue.topics, **deriving.catalogue.topics},
        {**reading.catalogue.objectives, **deriving.catalogue.objectives},
    )
    derivations, exercises = deriving.library.derivations, deriving.library.exercises
    library = replace(reading.library, derivations=derivations, exercises=exercises)
    shelf = shelve(catalogue, None, (), library)
    settings.GYM = replace(gym, catalogue=catalogue, library=library, shelf=shelf)
    return settings.GYM


def fields(page: str) -> dict[str, str]:
    """What the form of the prompt sends."""
    form = page[page.index('id="review"') :]
    hidden = re.findall(r'<input type="hidden" name="(item|seen|buried|all)" value="([^"]*)"', form)
    return dict(hidden)
