"""The numbers that were fitted on real answers, and the thresholds that were tuned.

Made by `python -m bench.answers --fit`; docs/answers.md says on what.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

USUAL_WINDOWS, USUAL_PHRASES = (
    17,
    2,
)  # of the answers and points for which the cuts were tuned: 95 % have no more


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where evidence becomes a label, in logits; docs/answers.md says how each was chosen."""

    covered: float  # at least this: covered
    unsure: float  # at least this: unsure; below: missing
    doubt: float  # added to both where the answer states a misconception
    stated: float  # least strength with which a misconception is stated
    gap: float  # by how much the words are nearer to the misconception than to any point
    touched: float  # least strength at which a point is contradicted by what stands against it
    windows: float  # added to `covered` and `unsure` each time an answer has e times as many windows as USUAL_WINDOWS
    phrases: float  # the same for a point with e times as many phrases as USUAL_PHRASES
    listed: float  # the same for the things of a list, which are few words beside few words

    def surplus(self, windows: int, phrases: int = 1, *, listed: bool = False) -> float:
        """How much more is asked of a point because it was looked for often: the best of many is higher by chance."""
        longer, more = max(1.0, windows / USUAL_WINDOWS), max(1.0, phrases / USUAL_PHRASES)
        return self.windows * math.log(longer) + self.phrases * math.log(more) + self.listed * listed


@dataclass(frozen=True, slots=True)
class Fitted:
    """What one way of comparing needs: evidence is added up as features · weights. No weight is negative."""

    weights: tuple[float, ...]  # in the order of features.NAMES
    cuts: Cuts


@lru_cache(maxsize=2)
def fitted(*, with_encoder: bool) -> Fitted:
    """For a comparison by meaning, or by words only. Source: data/fitted.toml."""
    text = files("viva.answers").joinpath("data/fitted.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)["meaning" if with_encoder else "words"]
    return Fitted(tuple(table["weights"]), Cuts(**table["cuts"]))
