"""What the author of a problem imports in `cases.py`.

A case is a function that makes one input; a law is a property that every right answer has, whatever the
algorithm. Both are named by a sentence. Their names are what learners read, and a case's name is also its
seed, so that adding a case never changes another.

    from viva.content.authoring import case, edge, law, sized, stability, varied

    @case("a well-conditioned 3 x 3 matrix", shown=True)
    def ordinary(rng):
        return {"A": (rng.normal(size=(3, 3)) + 3 * np.eye(3)).tolist()}

    @edge("a singular matrix is refused", raises=ValueError)
    def singular(rng):
        return {"A": [[1.0, 2.0], [2.0, 4.0]]}

    @stability("a tiny pivot is swapped away")
    def tiny_pivot(rng):
        return {"A": [[1e-20, 1.0], [1.0, 1.0]]}

    @law("A times its inverse is the identity")
    def left(A, output):
        return np.array(A) @ output, np.eye(len(A))

    @sized(4, 8, 16)
    def growing(rng, n):
        return {"A": rng.normal(size=(n, n)).tolist()}

    @varied
    def anything(rng):
        n = int(rng.integers(1, 6))
        return {"A": rng.normal(size=(n, n)).tolist()}

Standard library only: this file travels into the sandbox, where authors' code runs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Inputs = dict[str, Any]
Maker = Callable[..., Inputs]


@dataclass(frozen=True, slots=True)
class Case:
    """One input. `kind` is "case", "edge" (where the mathematics itself is special) or "stability"."""

    name: str
    kind: str
    make: Maker
    raises: tuple[str, ...] = ()  # names of the exceptions that are a right answer
    shown: bool = False  # printed with its answer under the statement


@dataclass(frozen=True, slots=True)
class Law:
    """An identity of inputs and output. `also` derives further inputs whose outputs it needs."""

    name: str
    holds: Callable[..., Any]
    also: Callable[..., list[Inputs]] | None
    when: Callable[..., bool] | None
    rtol: float | None
    atol: float | None


@dataclass(frozen=True, slots=True)
class Sized:
    """Inputs of growing size, to see how the work grows."""

    sizes: tuple[int, ...]
    make: Maker


CASES: list[Case] = []
LAWS: list[Law] = []
SIZED: list[Sized] = []
CANONICAL: list[Callable[..., Any]] = []
VARIED: list[Maker] = []


def _names(raises: type[BaseException] | tuple[type[BaseException], ...] | None) -> tuple[str, ...]:
    if raises is None:
        return ()
    return tuple(error.__name__ for error in (raises if isinstance(raises, tuple) else (raises,)))


def _case(name: str, kind: str, raises: Any, shown: bool) -> Callable[[Maker], Maker]:
    def register(make: Maker) -> Maker:
        CASES.append(Case(name, kind, make, _names(raises), shown))
        return make

    return register


def case(name: str, *, shown: bool = False) -> Callable[[Maker], Maker]:
    """An ordinary input. `shown` prints it, with its answer, under the statement."""
    return _case(name, "case", None, shown)


def edge(
    name: str,
    *,
    raises: type[BaseException] | tuple[type[BaseException], ...] | None = None,
    shown: bool = False,
) -> Callable[[Maker], Maker]:
    """An input where the mathematics is special. `raises`: the errors that are the right answer to it."""
    return _case(name, "edge", raises, shown)


def stability(name: str, *, shown: bool = False) -> Callable[[Maker], Maker]:
    """An input on which a textbook formula loses its digits. Failing only these is the verdict "unstable"."""
    return _case(name, "stability", None, shown)


def law(
    name: str,
    *,
    also: Callable[..., list[Inputs]] | None = None,
    when: Callable[..., bool] | None = None,
    rtol: float | None = None,
    atol: float | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A property of the answer. The function takes the inputs it names and `output`.

    It returns True or None (holds), False or a sentence (broken), or a pair that must be equal within the
    tolerance. A law is asked only where the reference returns a value.

    also: from the inputs, further inputs; the law then takes `also`, the list of the answers to them.
    when: from the inputs, whether the law applies to this case.
    """

    def register(holds: Callable[..., Any]) -> Callable[..., Any]:
        LAWS.append(Law(name, holds, also, when, rtol, atol))
        return holds

    return register


def sized(*sizes: int) -> Callable[[Maker], Maker]:
    """Inputs of size n for each of `sizes`, on which executed operations are counted (runtime python)."""

    def register(make: Maker) -> Maker:
        if SIZED:
            raise ValueError("a problem has one @sized: growth is compared for one kind of input")
        SIZED.append(Sized(sizes, make))
        return make

    return register


def varied(make: Maker) -> Maker:
    """Random valid inputs of random size, on which mutants that pass the cases are told from the reference."""
    VARIED.append(make)
    return make


def canonical(view: Callable[..., Any]) -> Callable[..., Any]:
    """What is compared instead of the output itself, where right answers differ (the sign of an eigenvector).

    Takes the inputs it names and `output`; runs on the learner's answer and on the reference's alike.
    """
    CANONICAL.append(view)
    return view
