"""A line as a tree: what each piece of mathematics is, whatever way it was spelled.

Nodes are frozen and compare by structure. A `name` is as the declarations write it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, TypeAlias, TypeVar


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of mathematics."""


@dataclass(frozen=True, slots=True)
class Number(Node):
    value: float


@dataclass(frozen=True, slots=True)
class Value(Node):
    """A number or array that is known already; stands in for an expression."""

    value: Any


@dataclass(frozen=True, slots=True)
class Name(Node):
    name: str


@dataclass(frozen=True, slots=True)
class Item(Node):
    """x_i or W_ij: an entry of a vector or matrix, a member of a sequence."""

    base: Node
    indices: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Member(Node):
    """The member with an index of a declared family: x_3 of x_i."""

    name: str
    index: Node


@dataclass(frozen=True, slots=True)
class Call(Node):
    """f(x), p(x | z). names, given: for tables told apart by letters, the letters before and after the bar."""

    name: str
    arguments: tuple[Node | None, ...]  # None is a dot: p(. | z)
    over: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prime(Node):
    """f'(x), f''(x)."""

    name: str
    order: int
    arguments: tuple[Node, ...] | None


@dataclass(frozen=True, slots=True)
class Sum(Node):
    """Terms with their signs, 1 or -1."""

    terms: tuple[tuple[int, Node], ...]


@dataclass(frozen=True, slots=True)
class Product(Node):
    """Juxtaposition or a dot; `dotted` vectors may be an inner product."""

    left: Node
    right: Node
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Elementwise(Node):
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Kronecker(Node):
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Quotient(Node):
    top: Node
    bottom: Node


@dataclass(frozen=True, slots=True)
class Power(Node):
    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Transpose(Node):
    body: Node


@dataclass(frozen=True, slots=True)
class Inverse(Node):
    body: Node


@dataclass(frozen=True, slots=True)
class PseudoInverse(Node):
    body: Node


@dataclass(frozen=True, slots=True)
class Big(Node):
    """A sum or product from low to high. operation: "sum" or "product"."""

    operation: str
    variable: Node
    low: Node
    high: Node | None
    body: Node


@dataclass(frozen=True, slots=True)
class BigOver(Node):
    """A sum or product over all values of a variable, those for which `where` holds."""

    operation: str
    variable: Node
    where: Node | None
    body: Node


@dataclass(frozen=True, slots=True)
class Integral(Node):
    variable: str
    low: Node | None
    high: Node | None
    body: Node


@dataclass(frozen=True, slots=True)
class Norm(Node):
    """kind: "2", "1", "F", "inf" or another number; or a matrix in `metric`."""

    kind: str
    body: Node
    metric: Node | None = None


@dataclass(frozen=True, slots=True)
class Absolute(Node):
    """|x| of a number, |A| of a square matrix (its determinant)."""

    body: Node


@dataclass(frozen=True, slots=True)
class Function(Node):
    """A known function of one argument: log, tr, softmax."""

    name: str
    body: Node


@dataclass(frozen=True, slots=True)
class Gradient(Node):
    """nabla. order 2 is the Hessian. No variable: that of the function below."""

    variable: Node | None
    order: int
    body: Node


@dataclass(frozen=True, slots=True)
class Laplacian(Node):
    body: Node


@dataclass(frozen=True, slots=True)
class Partial(Node):
    """Derivatives with respect to variables, one after the other."""

    variables: tuple[Node, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Differential(Node):
    body: Node


@dataclass(frozen=True, slots=True)
class Law(Node):
    """What an expectation is taken over: a variable, if named, and a distribution."""

    variable: Node | None
    law: Node


@dataclass(frozen=True, slots=True)
class Normal(Node):
    """The normal law in N(mu, Sigma), without its variable."""

    mean: Node
    covariance: Node


@dataclass(frozen=True, slots=True)
class Expectation(Node):
    """kind: "E" or "Var". laws: what it is taken over, if it says so. given: the condition behind a bar."""

    kind: str
    laws: tuple[Law, ...]
    body: Node
    given: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Covariance(Node):
    laws: tuple[Law, ...]
    left: Node
    right: Node
    given: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Probability(Node):
    event: Node
    given: Node | None


@dataclass(frozen=True, slots=True)
class Divergence(Node):
    """kind: "KL" or "JS"."""

    kind: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Information(Node):
    """H(X), H(X, Y), H(X | Y), I(X; Y), I(X; Y | Z) in letters of a joint table."""

    kind: str
    groups: tuple[tuple[str, ...], ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entropy(Node):
    """H(p), or the cross-entropy H(p, q), of distributions."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Extremum(Node):
    """max or min of some numbers, or of a vector's entries."""

    operation: str
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ExtremumOver(Node):
    """max, min, argmax or argmin over a variable."""

    operation: str
    variable: Node
    body: Node


@dataclass(frozen=True, slots=True)
class Factorial(Node):
    body: Node


@dataclass(frozen=True, slots=True)
class Binomial(Node):
    top: Node
    bottom: Node


@dataclass(frozen=True, slots=True)
class NormalDensity(Node):
    point: Node
    mean: Node
    covariance: Node


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """a < b <= c; operations between the sides, one fewer."""

    sides: tuple[Node, ...]
    operations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator(Node):
    condition: Node


@dataclass(frozen=True, slots=True)
class Cases(Node):
    """Values with their conditions; None is "otherwise"."""

    rows: tuple[tuple[Node, Node | None], ...]


@dataclass(frozen=True, slots=True)
class Matrix(Node):
    rows: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Bracket(Node):
    """[F(x)]_a^b, or F at a point where there is no low end."""

    body: Node
    low: Node | None
    high: Node


@dataclass(frozen=True, slots=True)
class At(Node):
    """An expression where a variable has a value: f(x) |_{x = a}."""

    body: Node
    variable: Node
    value: Node


@dataclass(frozen=True, slots=True)
class Limit(Node):
    variable: str
    target: Node
    body: Node


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """Something that does not depend on what matters."""


@dataclass(frozen=True, slots=True)
class BigO(Node):
    body: Node


@dataclass(frozen=True, slots=True)
class Infinity(Node):
    pass


@dataclass(frozen=True, slots=True)
class Identity(Node):
    size: Node | None


@dataclass(frozen=True, slots=True)
class Ones(Node):
    size: Node | None


@dataclass(frozen=True, slots=True)
class KroneckerDelta(Node):
    left: Node
    right: Node


Tree: TypeAlias = Node
N = TypeVar("N", bound=Node)


def negative(body: Node) -> Node:
    """The body with its sign changed."""
    return Sum(((-1, body),))


def inside(node: Node) -> Iterator[Node]:
    """The nodes directly below one, in order."""
    kind: Any = type(node)
    for name in _names_of_fields(kind):
        value = getattr(node, name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from _nodes(value)


@cache
def _names_of_fields(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _nodes(values: tuple[object, ...]) -> Iterator[Node]:
    for value in values:
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from _nodes(value)


def walk(node: Node) -> Iterator[Node]:
    """A node and all below it."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(reversed(list(inside(each))))


def contains(node: Node, kinds: type[Node] | tuple[type[Node], ...]) -> bool:
    return any(isinstance(each, kinds) for each in walk(node))


def names_in(node: Node) -> set[str]:
    """Every name that stands in a tree, bound ones too."""
    found: set[str] = set()
    for each in walk(node):
        if isinstance(each, (Name, Member, Call, Prime)):
            found.add(each.name)
        if isinstance(each, (Integral, Limit)) and isinstance(each.variable, str):
            found.add(each.variable)
    return found


def edited(node: Node, old: Node, new: Node) -> Node:
    """The tree with every occurrence of one node replaced."""
    if node == old:
        return new
    changes = {}
    for each in fields(node):
        value = getattr(node, each.name)
        changed = _edited(value, old, new)
        if changed is not value:
            changes[each.name] = changed
    return replace(node, **changes) if changes else node


def _edited(value: Any, old: Node, new: Node) -> Any:
    if isinstance(value, Node):
        return edited(value, old, new)
    if isinstance(value, tuple):
        changed = tuple(_edited(each, old, new) for each in value)
        return changed if any(a is not b for a, b in zip(changed, value, strict=True)) else value
    return value
