"""Laws of random variables as finite tables: exact for finite laws, by quadrature for continuous ones."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import comb, factorial

import numpy as np

from viva.content.symbol import Symbol
from viva.derive import arrays
from viva.derive.arrays import Array, Val
from viva.derive.continuous import continuous
from viva.derive.errors import Undecided
from viva.derive.scope import Scope, World, law_arguments
from viva.derive.tables import MOST_OUTCOMES, Axis, cell_count, combine, index_range, numbers_at, taken

_AIMED = 20_000  # outcomes that normal variables may bring it to
_FEW_NODES = ("N(", "Exponential", "Uniform", "Poisson")  # laws with few nodes where there are several copies
_LAW = re.compile(r"\s*([A-Za-z]+)\s*\(")

Evaluate = Callable[[str, Scope], Val]


def panels(edges: Array, points: int = 8) -> tuple[Array, Array]:
    """Gauss-Legendre nodes and weights on intervals between edges."""
    nodes, weights = np.polynomial.legendre.leggauss(points)
    half = np.diff(edges)[:, None] / 2
    middle = (edges[:-1] + edges[1:])[:, None] / 2
    return (half * nodes + middle).ravel(), (half * weights).ravel()


@cache
def normal_nodes(count: int, room: int = _AIMED, fewer: int = 0) -> tuple[Array, Array]:
    """Nodes and weights for a standard normal, one of `count` independent ones, whose table has room for so many cells.

    A rule for each half of the line, so that |z| and max(0, z) are integrated as well as polynomials are.
    """
    nodes, weights = panels(np.linspace(0, 18, 37))
    weights = weights * np.exp(-(nodes**2) / 2) / np.sqrt(2 * np.pi)
    if count > 1:
        each = int(max(2, min(12, room ** (1 / count) // 2))) - fewer
        nodes, weights = gauss(*_recurrence(nodes, weights, each), mass=float(weights.sum()))
    return np.concatenate([-nodes[::-1], nodes]), np.concatenate([weights[::-1], weights])


def _recurrence(nodes: Array, weights: Array, count: int) -> tuple[Array, Array]:
    """The recurrence coefficients of the orthogonal polynomials of a discrete law (Stieltjes' procedure)."""
    previous, current = np.zeros_like(nodes), np.ones_like(nodes)
    diagonal, beside = np.empty(count), np.empty(count)
    square = float(weights.sum())
    for k in range(count):
        diagonal[k] = float((weights * nodes * current**2).sum()) / square
        following = (nodes - diagonal[k]) * current - (beside[k - 1] * previous if k else 0.0)
        previous, current = current, following
        after = float((weights * current**2).sum())
        beside[k] = after / square
        square = after
    return diagonal, beside[:-1]


def make_random(world: World, rng: np.random.Generator, evaluate: Evaluate) -> None:
    """Gives every random variable of a world its values, and the world its outcomes."""
    symbols = [s for s in world.declared.symbols.values() if s.type in ("rv", "rvfamily")]
    if not symbols:
        return
    scope = world.scope()
    size = lambda text: arrays.whole(evaluate(text, scope))  # noqa: E731
    copies = {s.name: _copies(s, size) for s in symbols}
    normal = sum(count for s in symbols for count in [copies[s.name]] if s.domain.startswith("N("))
    together = [s for s in symbols if _dependent(s)]
    axes = [_joint_axis(together, rng, nice=world.nice)] if together else []
    many = sum(copies.values()) >= 5
    others = float(np.prod([cell_count(axis, scope) for axis in axes]))
    # normal variables come last: how finely they are divided depends on the room that the others leave
    for symbol in sorted(symbols, key=lambda each: each.domain.startswith("N(")):
        if symbol in together:
            continue
        if _dependent_vector(symbol):
            axes.append(_vector_axis(symbol, copies[symbol.name], rng, nice=world.nice))
        else:
            room = int(max(1.0, _AIMED / others))
            laws = Laws(rng, evaluate, world.nice, many, copies[symbol.name], normal, room)
            axes.append(_with_lesser(symbol, laws, world))
        if not symbol.domain.startswith("N("):
            others *= cell_count(axes[-1], scope)
    combine(world, axes)


def _dependent_vector(symbol: Symbol) -> bool:
    return symbol.type == "rv" and symbol.element.startswith("vector[") and symbol.domain in ("", "any")


def _vector_axis(symbol: Symbol, size: int, rng: np.random.Generator, *, nice: bool) -> Axis:
    """A random vector whose entries depend on each other in an arbitrary way."""
    supports = [_three_values("", rng, nice=nice) for _ in range(size)]
    combinations = np.array(list(itertools.product(*supports)))
    weights = _arbitrary(len(combinations), rng)
    return Axis((symbol.name,), (size,), lambda _: [combinations], lambda _: weights.reshape(-1, 1, 1))


def _arbitrary(count: int, rng: np.random.Generator) -> Array:
    weights = np.maximum(rng.dirichlet(np.full(count, 1.2)), 0.01)
    return np.asarray(weights / weights.sum())


def _copies(symbol: Symbol, size: Callable[[str], int]) -> int:
    count = 1
    if symbol.type == "rvfamily":
        low, high = index_range(symbol.index_range[0], size)
        count = high - low + 1
    if symbol.element.startswith("vector["):
        count *= size(symbol.element[7:-1])
    return count


def _dependent(symbol: Symbol) -> bool:
    return (
        symbol.type == "rv"
        and symbol.element == "scalar"
        and symbol.domain in ("", "any", ">0", ">=0", "{0,1}", "(0,1)")
        and not symbol.independent
    )


def _joint_axis(symbols: Sequence[Symbol], rng: np.random.Generator, *, nice: bool) -> Axis:
    """Random variables that depend on each other in an arbitrary way: three values each, all combinations."""
    supports = [_three_values(symbol.domain, rng, nice=nice) for symbol in symbols]
    combinations = np.array(list(itertools.product(*supports)))
    weights = _arbitrary(len(combinations), rng)
    return Axis(
        tuple(symbol.name for symbol in symbols),
        (1,) * len(symbols),
        lambda _: [combinations[:, [place]] for place in range(len(symbols))],
        lambda _: weights.reshape(-1, 1, 1),
    )


def _three_values(domain: str, rng: np.random.Generator, *, nice: bool) -> Array:
    if domain == "{0,1}":
        return np.array([0.0, 1.0])
    if domain == "(0,1)":
        return np.sort(rng.uniform(0.05, 0.95, 3))
    if domain in (">0", ">=0"):
        values = np.exp(rng.normal(size=3) * 0.6)
        return np.array([0.5, 1.0, 3.0]) if nice else np.sort(values)
    if nice:
        return np.sort(rng.choice(np.arange(-2.0, 4.0), 3, replace=False))
    return np.sort(rng.normal(size=3) * 1.5 + 0.5)


@dataclass(frozen=True)
class Laws:
    """What the table of a law depends on beside its name. normal: how many normal variables there are in all."""

    rng: np.random.Generator
    evaluate: Evaluate
    nice: bool
    few: bool
    copies: int
    normal: int
    room: int
    fewer: int = 0  # nodes for each copy than there might be


def _with_lesser(symbol: Symbol, laws: Laws, world: World) -> Axis:
    """A table, and one with fewer nodes where the nodes of a quadrature are few."""
    axis = _axis(symbol, laws, world)
    many = laws.normal if symbol.domain.startswith("N(") else laws.copies
    if many == 1 or not symbol.domain.startswith(_FEW_NODES):
        return axis
    return replace(axis, lesser=_axis(symbol, replace(laws, fewer=1), world))


def _axis(symbol: Symbol, laws: Laws, world: World) -> Axis:
    """Independent copies with one law."""
    support, weights, texts = _base(symbol.domain, laws)
    count = len(arrays.plain(weights(world.scope())).ravel())
    copies = laws.copies
    if count**copies > MOST_OUTCOMES:
        raise Undecided(f"{symbol.name} has too many outcomes to add up: {count}^{copies}")
    grid = np.indices([count] * copies).reshape(copies, -1).T

    def values(scope: Scope) -> list[Val]:
        return [_picked(support(scope), grid)]

    def joint_weights(scope: Scope) -> Val:
        each = weights(scope)
        found: Val | None = None
        for place in range(copies):
            factor = taken(each, grid[:, place])
            found = factor if found is None else arrays.multiply(found, factor)
        assert found is not None
        return found

    names = frozenset(name for text in texts for name in _names(world, text))
    return Axis((symbol.name,), (copies,), values, joint_weights, names, continuous(symbol.domain))


def _names(world: World, text: str) -> frozenset[str]:
    return frozenset(world.trees.used_in(world.trees(text)))


def _picked(support: Val, grid: Array) -> Val:
    """Values (outcomes, copies) of a support (values, 1, 1)."""
    return arrays.linear(lambda x: numbers_at(x, grid))(support)


_SEVERAL = {2: 9, 3: 7, 4: 5}  # nodes per variable of a law that is not normal, by how many copies; more: 4


def gauss(diagonal: Array, beside: Array, mass: float = 1.0) -> tuple[Array, Array]:
    """Nodes and weights of a law from the recurrence of its orthogonal polynomials (Golub and Welsch, 1969)."""
    matrix = np.diag(diagonal) + np.diag(np.sqrt(beside), 1) + np.diag(np.sqrt(beside), -1)
    nodes, vectors = np.linalg.eigh(matrix)
    return nodes, mass * vectors[0] ** 2


Base = tuple[Callable[[Scope], Val], Callable[[Scope], Val], tuple[str, ...]]


def _base(domain: str, laws: Laws) -> Base:
    """Support and weights, each (values, 1, 1), of one copy; and the expressions they depend on."""
    named = _LAW.match(domain)
    if named and named.group(1) in _NAMED_LAWS:
        return _NAMED_LAWS[named.group(1)](law_arguments(domain), laws)
    return _free(domain, laws)


def _column(numbers: Array) -> Array:
    return np.asarray(numbers, dtype=float).reshape(-1, 1, 1)


def _normal(texts: tuple[str, ...], laws: Laws) -> Base:
    nodes, weights = normal_nodes(laws.normal, laws.room, laws.fewer)
    evaluate = laws.evaluate

    def support(scope: Scope) -> Val:
        mean, variance = (evaluate(text, scope) for text in texts)
        if isinstance(variance, arrays.Pending) and variance.kind == "identity":
            variance = variance.factor  # the entries of a vector are independent copies
        return arrays.add(mean, arrays.multiply(arrays.sqrt(variance), _column(nodes)))

    return support, lambda _: _column(weights), texts


def _exponential(texts: tuple[str, ...], laws: Laws) -> Base:
    copies, evaluate = laws.copies, laws.evaluate
    if copies > 1:
        nodes, weights = np.polynomial.laguerre.laggauss(_SEVERAL.get(copies, 4) - laws.fewer)
    else:
        nodes, weights = panels(np.concatenate([np.linspace(0, 10, 21), np.linspace(10, 40, 13)[1:]]))
        weights = weights * np.exp(-nodes)
    return (
        lambda scope: arrays.divide(_column(nodes), evaluate(texts[0], scope)),
        lambda _: _column(weights / weights.sum()),
        texts,
    )


def _uniform(texts: tuple[str, ...], laws: Laws) -> Base:
    copies, evaluate = laws.copies, laws.evaluate
    nodes, weights = (
        panels(np.linspace(0, 1, 3), 12)
        if copies == 1
        else panels(np.linspace(0, 1, 2), _SEVERAL.get(copies, 4) - laws.fewer)
    )

    def support(scope: Scope) -> Val:
        low, high = (evaluate(text, scope) for text in texts)
        return arrays.add(low, arrays.multiply(arrays.subtract(high, low), _column(nodes)))

    return support, lambda _: _column(weights), texts


def _bernoulli(texts: tuple[str, ...], laws: Laws) -> Base:
    evaluate = laws.evaluate

    def weights(scope: Scope) -> Val:
        p = evaluate(texts[0], scope)
        return arrays.add(arrays.multiply(p, _column(np.array([-1.0, 1.0]))), _column(np.array([1.0, 0.0])))

    return lambda _: _column(np.array([0.0, 1.0])), weights, texts


def _binomial(texts: tuple[str, ...], laws: Laws) -> Base:
    evaluate = laws.evaluate

    def counts(scope: Scope) -> Array:
        return np.arange(arrays.whole(evaluate(texts[0], scope)) + 1.0)

    def weights(scope: Scope) -> Val:
        k = counts(scope)
        n, p = len(k) - 1, evaluate(texts[1], scope)
        ways = _column(np.array([float(comb(n, int(each))) for each in k]))
        q = arrays.subtract(arrays.ONE, p)
        terms = [[arrays.multiply(_power(p, int(each)), _power(q, n - int(each)))] for each in k]
        return arrays.multiply(ways, _along_outcomes(arrays.stack(terms)))

    return lambda scope: _column(counts(scope)), weights, texts


def _along_outcomes(stacked: Val) -> Val:
    """A column of numbers along the axis of outcomes."""
    return arrays.linear(lambda x: x[..., :, None] if x.ndim == 2 else np.squeeze(x, -3)[..., :, None])(
        stacked
    )


def _power(base: Val, exponent: int) -> Val:
    return arrays.power(base, arrays.constant(float(exponent)))


def _poisson(texts: tuple[str, ...], laws: Laws) -> Base:
    copies, evaluate = laws.copies, laws.evaluate
    if copies > 1:
        return _poisson_copies(texts, _SEVERAL.get(copies, 4) - laws.fewer, evaluate)
    counts = np.arange(45.0)
    inverse = _column(np.array([1.0 / factorial(int(k)) for k in counts]))

    def weights(scope: Scope) -> Val:
        rate = evaluate(texts[0], scope)
        powers: list[list[Val]] = [[arrays.ONE]]
        for _ in counts[1:]:
            powers.append([arrays.multiply(powers[-1][0], rate)])
        chances = arrays.multiply(inverse, _along_outcomes(arrays.stack(powers)))
        return arrays.multiply(arrays.exp(arrays.negate(rate)), chances)

    return lambda _: _column(counts), weights, texts


def _poisson_copies(texts: tuple[str, ...], count: int, evaluate: Evaluate) -> Base:
    """Gauss quadrature with Charlier polynomials: exact for moments, with few nodes."""

    def nodes(scope: Scope) -> tuple[Array, Array]:
        rate = evaluate(texts[0], scope)
        if isinstance(rate, arrays.Dual):
            raise Undecided(
                "the derivative of an expectation over several Poisson variables is not evaluated"
            )
        value, k = arrays.number(rate), np.arange(count)
        return gauss(value + k, value * k[1:])

    return lambda scope: _column(nodes(scope)[0]), lambda scope: _column(nodes(scope)[1]), texts


_NAMED_LAWS: dict[str, Callable[[tuple[str, ...], Laws], Base]] = {
    "N": _normal,
    "Exponential": _exponential,
    "Uniform": _uniform,
    "Bernoulli": _bernoulli,
    "Binomial": _binomial,
    "Poisson": _poisson,
}
_MEAN = re.compile(r"mean\s*(.+?)(?:,\s*var|$)")
_VARIANCE = re.compile(r"var\s*(.+)$")


def _free(domain: str, laws: Laws) -> Base:
    """An arbitrary law, moved to the mean and scaled to the variance that are declared."""
    evaluate = laws.evaluate
    values = _three_values(domain, laws.rng, nice=laws.nice)[: 2 if laws.few else 3]
    chances = laws.rng.dirichlet(np.full(len(values), 4.0))
    if not laws.nice and len(values) == 3 and laws.rng.random() < 0.3:
        chances = np.array([0.03, 0.93, 0.04])  # rarely far off: bounds on tails are nearly reached
    if domain.startswith("symmetric"):
        values, chances = np.array([-1.6, -0.5, 0.5, 1.6]), np.array([0.2, 0.3, 0.3, 0.2])
    mean, variance = _MEAN.search(domain), _VARIANCE.search(domain)
    texts = tuple(match.group(1).strip() for match in (mean, variance) if match)
    middle = float(chances @ values)
    spread = float(np.sqrt(chances @ (values - middle) ** 2))

    def support(scope: Scope) -> Val:
        found: Val = _column(values)
        if mean or variance or domain.startswith("symmetric"):
            found = _column(values - middle)
        if variance:
            scale = arrays.sqrt(evaluate(variance.group(1).strip(), scope))
            found = arrays.multiply(scale, _column((values - middle) / spread))
        if mean:
            return arrays.add(found, evaluate(mean.group(1).strip(), scope))
        return arrays.add(found, arrays.constant(middle)) if variance and "symmetric" not in domain else found

    return support, lambda _: _column(chances), texts
