"""Laws of random variables as finite tables: exact for finite laws, by quadrature for continuous ones."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import comb, factorial

import numpy as np

from viva.content.symbol import Symbol
from viva.derive import arrays
from viva.derive.arrays import Array, Val
from viva.derive.errors import Undecided
from viva.derive.scope import Outcomes, Scope, World, law_arguments
from viva.derive.scope import Sequence as Family

MOST_OUTCOMES = 120_000
_NODES = {1: 0, 2: 16, 3: 9, 4: 7}  # per normal variable, by how many there are; more: 5
_LAW = re.compile(r"\s*([A-Za-z]+)\s*\(")

Evaluate = Callable[[str, Scope], Val]


@dataclass(frozen=True)
class Axis:
    """Random variables with one table. names: with how many copies each; support: (outcomes, copies) per name."""

    names: tuple[str, ...]
    copies: tuple[int, ...]
    support: Callable[[Scope], list[Val]]  # per name, shape (outcomes, copies, 1) as (outcomes, copies) columns
    weights: Callable[[Scope], Val]  # (outcomes, 1, 1)
    parameters: frozenset[str] = frozenset()


def panels(edges: Array, points: int = 8) -> tuple[Array, Array]:
    """Gauss-Legendre nodes and weights on intervals between edges."""
    nodes, weights = np.polynomial.legendre.leggauss(points)
    half = np.diff(edges)[:, None] / 2
    middle = (edges[:-1] + edges[1:])[:, None] / 2
    return (half * nodes + middle).ravel(), (half * weights).ravel()


def normal_nodes(count: int) -> tuple[Array, Array]:
    """Nodes and weights for a standard normal, one of `count` independent ones.

    A single one gets panels with an edge at 0, so that |z| and max(0, z) are integrated exactly too.
    """
    if _NODES.get(count, 5) == 0:
        nodes, weights = panels(np.linspace(-18, 18, 73))
        return nodes, weights * np.exp(-(nodes**2) / 2) / np.sqrt(2 * np.pi)
    nodes, weights = np.polynomial.hermite_e.hermegauss(_NODES.get(count, 5))
    return nodes, weights / weights.sum()


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
    for symbol in symbols:
        if symbol not in together:
            axes.append(_axis(symbol, copies[symbol.name], normal, rng, world, evaluate, few=many))
    _combine(world, axes)


def _copies(symbol: Symbol, size: Callable[[str], int]) -> int:
    count = 1
    if symbol.type == "rvfamily":
        low, high = index_range(symbol.index_range[0], size)
        count = high - low + 1
    if symbol.element.startswith("vector["):
        count *= size(symbol.element[7:-1])
    return count


def index_range(text: str, size: Callable[[str], int]) -> tuple[int, int]:
    """n, or low..high, as numbers."""
    low, dots, high = text.partition("..")
    return (size(low), size(high)) if dots else (1, size(text))


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
    weights = rng.dirichlet(np.full(len(combinations), 1.2))
    weights = np.maximum(weights, 0.01)
    weights /= weights.sum()
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


def _axis(
    symbol: Symbol,
    copies: int,
    normal: int,
    rng: np.random.Generator,
    world: World,
    evaluate: Evaluate,
    *,
    few: bool,
) -> Axis:
    """Independent copies with one law."""
    support, weights, texts = _base(symbol.domain, normal, copies, rng, evaluate, nice=world.nice, few=few)
    count = len(arrays.plain(weights(world.scope())).ravel())
    if count**copies > MOST_OUTCOMES:
        raise Undecided(f"{symbol.name} has too many outcomes to add up: {count}^{copies}")
    grid = np.array(list(itertools.product(range(count), repeat=copies)))

    def values(scope: Scope) -> list[Val]:
        return [_picked(support(scope), grid)]

    def joint_weights(scope: Scope) -> Val:
        each = weights(scope)
        found: Val | None = None
        for place in range(copies):
            factor = _taken(each, grid[:, place])
            found = factor if found is None else arrays.multiply(found, factor)
        assert found is not None
        return found

    names = frozenset(name for text in texts for name in _names(world, text))
    return Axis((symbol.name,), (copies,), values, joint_weights, names)


def _names(world: World, text: str) -> frozenset[str]:
    from viva.derive.tree import names_in

    return frozenset(used for name in names_in(world.trees(text)) for used in world.trees.used_by(name))


def _picked(support: Val, grid: Array) -> Val:
    """Values (outcomes, copies) of a support (values, 1, 1)."""
    return arrays.linear(lambda x: np.take(x[..., 0, 0], grid, axis=-1))(support)


def _taken(weights: Val, places: Array) -> Val:
    return arrays.linear(lambda x: np.take(x[..., 0, 0], places, axis=-1)[..., None, None])(weights)


_SEVERAL = {2: 9, 3: 7, 4: 5}  # nodes per variable of a law that is not normal, by how many copies; more: 4


def gauss(diagonal: Array, beside: Array) -> tuple[Array, Array]:
    """Nodes and weights of a law from the recurrence of its orthogonal polynomials (Golub and Welsch, 1969)."""
    matrix = np.diag(diagonal) + np.diag(np.sqrt(beside), 1) + np.diag(np.sqrt(beside), -1)
    nodes, vectors = np.linalg.eigh(matrix)
    return nodes, vectors[0] ** 2


Base = tuple[Callable[[Scope], Val], Callable[[Scope], Val], tuple[str, ...]]


def _base(
    domain: str, normal: int, copies: int, rng: np.random.Generator, evaluate: Evaluate, *, nice: bool, few: bool
) -> Base:
    """Support and weights, each (values, 1, 1), of one copy; and the expressions they depend on."""
    named = _LAW.match(domain)
    if named and named.group(1) in _NAMED_LAWS:
        texts = law_arguments(domain)
        count = normal if named.group(1) == "N" else copies
        return _NAMED_LAWS[named.group(1)](texts, count, evaluate)
    return _free(domain, rng, evaluate, nice=nice, few=few)


def _column(numbers: Array) -> Array:
    return np.asarray(numbers, dtype=float).reshape(-1, 1, 1)


def _normal(texts: tuple[str, ...], normal: int, evaluate: Evaluate) -> Base:
    nodes, weights = normal_nodes(normal)

    def support(scope: Scope) -> Val:
        mean, variance = (evaluate(text, scope) for text in texts)
        return arrays.add(mean, arrays.multiply(arrays.sqrt(variance), _column(nodes)))

    return support, lambda _: _column(weights), texts


def _exponential(texts: tuple[str, ...], copies: int, evaluate: Evaluate) -> Base:
    if copies > 1:
        nodes, weights = np.polynomial.laguerre.laggauss(_SEVERAL.get(copies, 4))
    else:
        nodes, weights = panels(np.concatenate([np.linspace(0, 10, 21), np.linspace(10, 40, 13)[1:]]))
        weights = weights * np.exp(-nodes)
    return (
        lambda scope: arrays.divide(_column(nodes), evaluate(texts[0], scope)),
        lambda _: _column(weights / weights.sum()),
        texts,
    )


def _uniform(texts: tuple[str, ...], copies: int, evaluate: Evaluate) -> Base:
    nodes, weights = panels(np.linspace(0, 1, 3), 12) if copies == 1 else panels(np.linspace(0, 1, 2), _SEVERAL.get(copies, 4))

    def support(scope: Scope) -> Val:
        low, high = (evaluate(text, scope) for text in texts)
        return arrays.add(low, arrays.multiply(arrays.subtract(high, low), _column(nodes)))

    return support, lambda _: _column(weights), texts


def _bernoulli(texts: tuple[str, ...], copies: int, evaluate: Evaluate) -> Base:
    def weights(scope: Scope) -> Val:
        p = evaluate(texts[0], scope)
        return arrays.add(
            arrays.multiply(p, _column(np.array([-1.0, 1.0]))), _column(np.array([1.0, 0.0]))
        )

    return lambda _: _column(np.array([0.0, 1.0])), weights, texts


def _binomial(texts: tuple[str, ...], copies: int, evaluate: Evaluate) -> Base:
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
    return arrays.linear(lambda x: x[..., :, None] if x.ndim == 2 else np.squeeze(x, -3)[..., :, None])(stacked)


def _power(base: Val, exponent: int) -> Val:
    return arrays.power(base, arrays.constant(float(exponent)))


def _poisson(texts: tuple[str, ...], copies: int, evaluate: Evaluate) -> Base:
    if copies > 1:
        return _poisson_copies(texts, _SEVERAL.get(copies, 4), evaluate)
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
            raise Undecided("the derivative of an expectation over several Poisson variables is not evaluated")
        value, k = arrays.number(rate), np.arange(count)
        return gauss(value + k, value * k[1:])

    return lambda scope: _column(nodes(scope)[0]), lambda scope: _column(nodes(scope)[1]), texts


_NAMED_LAWS: dict[str, Callable[[tuple[str, ...], int, Evaluate], Base]] = {
    "N": _normal,
    "Exponential": _exponential,
    "Uniform": _uniform,
    "Bernoulli": _bernoulli,
    "Binomial": _binomial,
    "Poisson": _poisson,
}
_MEAN = re.compile(r"mean\s*(.+?)(?:,\s*var|$)")
_VARIANCE = re.compile(r"var\s*(.+)$")


def _free(domain: str, rng: np.random.Generator, evaluate: Evaluate, *, nice: bool, few: bool) -> Base:
    """An arbitrary law, moved to the mean and scaled to the variance that are declared."""
    count = 2 if few else 3
    values = _three_values(domain, rng, nice=nice)[:count]
    chances = rng.dirichlet(np.full(len(values), 4.0))
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


def _combine(world: World, axes: Sequence[Axis]) -> None:
    """One batch axis for all tables: every combination of their outcomes."""
    scope = world.scope()
    counts = [arrays.plain(axis.weights(scope)).shape[0] for axis in axes]
    total = int(np.prod([float(count) for count in counts]))
    if total > MOST_OUTCOMES:
        raise Undecided(f"the random variables have {total:,} outcomes together, too many to add up")
    grid = np.array(list(itertools.product(*(range(count) for count in counts))))

    def weights(scope: Scope) -> Val:
        found: Val | None = None
        for place, axis in enumerate(axes):
            factor = _taken(axis.weights(scope), grid[:, place])
            found = factor if found is None else arrays.multiply(found, factor)
        assert found is not None
        return found

    parameters = frozenset(name for axis in axes for name in axis.parameters)
    world.outcomes = Outcomes(weights, parameters, world)
    for place, axis in enumerate(axes):
        for which, name in enumerate(axis.names):
            symbol = world.declared.symbols[name]
            draw = _drawn(axis, which, grid[:, place], symbol, world)
            world.memory["draw", name] = draw, axis.parameters
            world.values[name] = draw(scope)


def _drawn(
    axis: Axis, which: int, places: Array, symbol: Symbol, world: World
) -> Callable[[Scope], Val | Family]:
    """The values of a random variable along the axis of outcomes, in a scope."""

    def columns(scope: Scope, start: int, size: int) -> Val:
        table = axis.support(scope)[which]
        return arrays.linear(lambda x: np.take(x, places, axis=-2)[..., start : start + size, None])(table)

    def draw(scope: Scope) -> Val | Family:
        copies = axis.copies[which]
        if symbol.type == "rv":
            return columns(scope, 0, copies)
        low, high = index_range(symbol.index_range[0], lambda text: arrays.whole(_evaluated(text, scope)))
        size = copies // (high - low + 1)
        return Family(lambda index: columns(scope, (index - low) * size, size), low, high)

    return draw


def _evaluated(text: str, scope: Scope) -> Val:
    from viva.derive.evaluate import evaluate  # evaluation asks for random values, and those for sizes

    return evaluate(scope.world.trees(text), scope)
