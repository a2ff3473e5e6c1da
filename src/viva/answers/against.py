"""What speaks against a key point: a misconception that is stated, a denial, a word that says the opposite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from viva.answers.evidence import Evidence
from viva.answers.fitted import Cuts
from viva.answers.polarity import negations, opposed

_AKIN = 0.45  # kinship from which a misconception is about a point; of 0 to 1
_WHOLE = -0.2  # gap of the whole sentence: a clause without its subject is near to much
_RECITED = 1.5  # logits by which a sentence that recites a point is nearer to it than to what is wrong


@dataclass(frozen=True, slots=True)
class Stated:
    """A misconception that a window seems to state."""

    misconception: int
    window: int
    excess: float  # logits above the least strength


@dataclass(frozen=True, slots=True)
class Against:
    """Why a point seems contradicted, and by which window."""

    window: int
    why: str


def stated(found: Evidence, misconceptions: tuple[str, ...], cuts: Cuts) -> Iterator[Stated]:
    """Each misconception to which some window is nearer than to any point, and which it does not deny."""
    least = cuts.stated + cuts.surplus(len(found.windows))
    for number, text in enumerate(misconceptions):
        whole = found.gaps[list(found.wholes), number]
        near = (found.wrong[:, number] >= least) & (found.gaps[:, number] >= cuts.gap) & (whole >= _WHOLE)
        windows = [int(w) for w in np.flatnonzero(near) if not _says_the_opposite(found, int(w), text)]
        if windows:
            best = max(windows, key=lambda window: found.wrong[window, number])
            yield Stated(number, best, float(found.wrong[best, number] - least))


def _says_the_opposite(found: Evidence, window: int, phrase: str) -> bool:
    """`SARSA is on-policy` is near to `SARSA is off-policy`, and right."""
    return _turned(found, window, phrase) or opposed(found.texts[window], phrase) is not None


def against(
    found: Evidence, point: int, wrong: tuple[Stated, ...], cuts: Cuts, surplus: float = 0.0
) -> Against | None:
    """What speaks against one point; nothing if nothing does. surplus: how much more is asked of the point."""
    cuts = replace(cuts, touched=cuts.touched + surplus)
    return (
        _by_misconception(found, point, wrong, cuts)
        or _by_denial(found, point, cuts)
        or _by_opposite(found, point, wrong, cuts)
    )


def _by_misconception(found: Evidence, point: int, wrong: tuple[Stated, ...], cuts: Cuts) -> Against | None:
    for each in wrong:
        beside = _beside(found, each.window)
        said = found.strengths[beside, point].max()
        if said > found.wrong[each.window, each.misconception] + _RECITED:
            continue
        elsewhere = np.delete(found.strengths[:, point], _touching(found, each.window))
        if elsewhere.size and elsewhere.max() >= max(cuts.covered + cuts.doubt, said):
            continue
        kinship = found.kinship[each.misconception]
        akin = kinship[point] >= _AKIN and kinship[point] >= kinship.max() - 1e-9
        if said >= cuts.touched or akin:
            return Against(each.window, "These words are close to something that is often said and wrong.")
    return None


def _by_denial(found: Evidence, point: int, cuts: Cuts) -> Against | None:
    best = int(found.strengths[:, point].argmax())
    if found.strengths[best, point] < cuts.touched or not found.denied[best]:
        return None
    return Against(best, "These words deny it.")


def _by_opposite(found: Evidence, point: int, wrong: tuple[Stated, ...], cuts: Cuts) -> Against | None:
    best = int(found.strengths[:, point].argmax())
    if found.strengths[best, point] < cuts.touched:
        return None
    pair = opposed(found.texts[best], found.nearest[best][point])
    if pair and (wrong or _turned(found, best, found.nearest[best][point])):
        return Against(best, f"You say “{pair[0]}” where the point says “{pair[1]}”.")
    return None


def _turned(found: Evidence, window: int, phrase: str) -> bool:
    """Whether one of the two is negated and the other is not."""
    return (negations(found.texts[window]) + found.denied[window]) % 2 != negations(phrase) % 2


def _touching(found: Evidence, window: int) -> list[int]:
    """The windows that share a sentence with one."""
    mine = set(found.windows[window].sentences)
    return [index for index, each in enumerate(found.windows) if mine & set(each.sentences)]


def _beside(found: Evidence, window: int) -> list[int]:
    """Those of them that are in one sentence."""
    return [index for index in _touching(found, window) if len(found.windows[index].sentences) == 1]
