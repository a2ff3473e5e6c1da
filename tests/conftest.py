"""Sets Django up once, on a database file of its own, for the tests of the rooms that use it."""

from __future__ import annotations

import os
import sys
import tempfile
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from viva.store.place import Place
from viva.web.bench import Bench
from viva.web.configure import configure
from viva.web.gym import Gym
from viva.web.settings import Settings

settings.register_profile("viva", deadline=None)  # a busy machine is no defect
settings.register_profile("quick", deadline=None, max_examples=15)  # of a law that does not say how many
settings.load_profile("viva")


KEPT = {
    "viva.practice.plan": ("_todays_session", "_coming_sessions", "_outlook"),
    "viva.store.diary": ("_diary",),
}


@pytest.fixture(autouse=True)
def no_plans_of_other_tests() -> None:
    """Plans and sums are kept by what they are made of; a test's database goes back to numbers others have used."""
    for module, names in KEPT.items():
        if (found := sys.modules.get(module)) is not None:
            for name in names:
                getattr(found, name).cache_clear()


def pytest_configure() -> None:
    """Pages without a single problem; the tests of the pages bring theirs. On SQLite, or the database that is named."""
    # The browser's driver keeps an event loop in this thread, where Django would refuse to use a database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    configure(
        Settings(
            Place(Path(tempfile.mkdtemp(prefix="viva-tests-")), os.environ.get("VIVA_TEST_DATABASE_URL", ""))
        ),
        empty_gym(),
    )


def empty_gym() -> Gym:
    return Gym({}, {}, (), Bench(Future()), lambda: datetime.now(UTC))
