"""The learner at this terminal: opens the history, only for commands that need it."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def open_learner() -> int:
    """Opens the store without the web; the owner of this installation. Raises PlaceError."""
    from viva.store.open import open_store
    from viva.store.place import Place

    open_store(Place.read(os.environ))
    from viva.store.journal import local_owner

    return local_owner()


def now() -> datetime:
    return datetime.now(UTC)
