"""Arithmetic on matrices that differentiates itself: forward mode, to any order, over batches.

A value is an array of shape (..., r, c): numbers are 1 x 1, vectors are columns; what stands before r and c are
batches (the outcomes of random variables, the nodes of an integral). A `Dual` carries a tangent beside its value; its
tag tells the variables of nested derivatives apart (Siskind and Pearlmutter, "Nesting forward-mode AD", 2008). A
`Pending` is an identity or a vector of ones whose size only its neighbours know.

Shapes that do not go together raise DoesNotFit, in words.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
from scipy import special

from viva.derive import precise
from viva.derive.errors import DoesNotFit, Undecided

Array: TypeAlias = np.ndarray[Any, np.dtype[Any]]
Shape: TypeAlias = tuple[int, int]

MOST_IN_KRONECKER = 20_000  # entries

_tags = itertools.count(1)


class Dual:
    """A value with its change in one direction."""

    __slots__ = ("tag", "tangent", "value")

    def __init__(self, tag: int, value: Val, tangent: Val) -> None:
        self.tag, self.value, self.tangent = tag, value, tangent


class Pending:
    """factor times an identity ("identity"), a column or row of ones, or a matrix of ones, of unknown size.

    size: what it can only be where nothing beside it tells; 0 where there are several sizes.
    """

    __slots__ = ("factor", "kind", "size")

    def __init__(self, kind: str, factor: Val, size: int = 0) -> None:
        self.kind, self.factor, self.size = kind, factor, size

    def alone(self) -> Val:
        """It with the only size that there is. Raises Undecided where there are several."""
        if not self.size:
            raise Undecided(
                "the size of a vector of ones or of an identity is not known here; write 1_n or I_n"
            )
        return self.fit(1 if self.kind == "row" else self.size, 1 if self.kind == "ones" else self.size)

    def fit(self, rows: int, columns: int) -> Val:
        """It with a size. Raises DoesNotFit."""
        if self.kind == "identity" and rows == columns:
            return multiply(self.factor, np.eye(rows))
        fits = {"ones": columns == 1, "row": rows == 1, "square": True, "identity": False}[self.kind]
        if not fits:
            names = {"identity": "the identity", "ones": "a vector of ones", "row": "a row of ones"}
            raise DoesNotFit(f"{names[self.kind]} and {described((rows, columns))} have different shapes")
        return multiply(self.factor, np.ones((rows, columns)))


Val: TypeAlias = "Array | Dual | Pending"


def new_tag() -> int:
    return next(_tags)


def constant(value: float | Array) -> Array:
    """A number as 1 x 1, a list of numbers as a column."""
    array = np.asarray(value, dtype=float)
    if array.ndim == 0:
        return array.reshape(1, 1)
    return array.reshape(-1, 1) if array.ndim == 1 else array


ONE = np.ones((1, 1))
ZERO = np.zeros((1, 1))


def plain(value: Val) -> Array:
    """The value without its tangents."""
    while isinstance(value, Dual):
        value = value.value
    if isinstance(value, Pending):
        raise DoesNotFit("the size of this identity, or vector of ones, is not known here; write I_n or 1_n")
    return value


def shape(value: Val) -> Shape:
    found = plain(value).shape
    return found[-2], found[-1]


def is_scalar(value: Val) -> bool:
    return not isinstance(value, Pending) and shape(value) == (1, 1)


def number(value: Val) -> float:
    """A 1 x 1 value without batches as a float."""
    array = plain(value)
    if array.size != 1:
        raise DoesNotFit("a single number is needed here")
    return float(array.reshape(-1)[0])


def whole(value: Val) -> int:
    """A whole number. Raises DoesNotFit if it is none."""
    found = number(value)
    if abs(found - round(found)) > 1e-9:
        raise DoesNotFit(f"an index or a limit has to be a whole number, and this is {found:g}")
    return round(found)


def described(size: Shape) -> str:
    rows, columns = size
    if size == (1, 1):
        return "a number"
    if columns == 1:
        return f"a vector of length {rows}"
    if rows == 1:
        return f"a row of length {columns}"
    return f"a {rows} x {columns} matrix"


def parts(value: Val, tag: int) -> tuple[Val, Val | None]:
    """The value and the tangent that belongs to a tag; None where it does not depend on it."""
    if isinstance(value, Dual) and value.tag == tag:
        return value.value, value.tangent
    return value, None


def _top(*values: Val) -> int:
    return max((value.tag for value in values if isinstance(value, Dual)), default=0)


def linear(function: Callable[[Array], Array]) -> Callable[[Val], Val]:
    """A linear function of arrays, for duals too."""

    def apply(value: Val) -> Val:
        if isinstance(value, Dual):
            return Dual(value.tag, apply(value.value), apply(value.tangent))
        return function(plain(value))

    return apply


_negate = linear(np.negative)
_transpose = linear(lambda x: np.swapaxes(x, -1, -2))
total = linear(lambda x: x.sum(axis=(-1, -2), keepdims=True))


def negate(value: Val) -> Val:
    if isinstance(value, Pending):
        return Pending(value.kind, negate(value.factor), value.size)
    return _negate(value)


def transpose(value: Val) -> Val:
    if isinstance(value, Pending):
        return Pending({"ones": "row", "row": "ones"}.get(value.kind, value.kind), value.factor, value.size)
    return _transpose(value)


def trace(value: Val) -> Val:
    def of(x: Array) -> Array:
        if x.shape[-1] != x.shape[-2]:
            raise DoesNotFit(f"the trace of {described((x.shape[-2], x.shape[-1]))}, which is not square")
        return np.asarray(np.trace(x, axis1=-2, axis2=-1))[..., None, None]

    return linear(of)(value)


def entry(value: Val, i: int, j: int | None = None) -> Val:
    """The entry with indices from 0; one index of a vector or row."""

    def of(x: Array) -> Array:
        rows, columns = x.shape[-2:]
        if j is not None:
            row, column = i, j
        elif columns == 1:
            row, column = i, 0
        elif rows == 1:
            row, column = 0, i
        else:
            raise DoesNotFit(f"one index on {described((rows, columns))}, which has two")
        if not (0 <= row < rows and 0 <= column < columns):
            raise DoesNotFit(
                f"an index outside its range: entry ({row + 1}, {column + 1}) of {described((rows, columns))}"
            )
        return x[..., row : row + 1, column : column + 1]

    return linear(of)(value)


def row(value: Val, i: int) -> Val:
    """The row with index i from 0, as a column vector."""

    def of(x: Array) -> Array:
        if not 0 <= i < x.shape[-2]:
            raise DoesNotFit(f"row {i + 1} of a matrix with {x.shape[-2]} rows")
        return np.swapaxes(x[..., i : i + 1, :], -1, -2)

    return linear(of)(value)


def column(value: Val, i: int) -> Val:
    """The column with index i from 0."""

    def of(x: Array) -> Array:
        if not 0 <= i < x.shape[-1]:
            raise DoesNotFit(f"column {i + 1} of a matrix with {x.shape[-1]} columns")
        return x[..., :, i : i + 1]

    return linear(of)(value)


def diagonal(value: Val) -> Val:
    """A vector as a diagonal matrix, the diagonal of a square matrix as a vector."""

    def of(x: Array) -> Array:
        rows, columns = x.shape[-2:]
        if columns == 1:
            return x * np.eye(rows)
        if rows == 1:
            return x * np.eye(columns)
        if rows == columns:
            return np.diagonal(x, axis1=-2, axis2=-1)[..., None]
        raise DoesNotFit(f"diag of {described((rows, columns))}")

    if isinstance(value, Pending) and value.kind == "ones":
        return Pending("identity", value.factor, value.size)
    return linear(of)(value)


def flatten(value: Val) -> Val:
    """vec: the columns of a matrix below each other."""
    return linear(lambda x: np.swapaxes(x, -1, -2).reshape(*x.shape[:-2], -1, 1))(value)


def reshaped(value: Val, rows: int, columns: int) -> Val:
    """The entries, row by row, in another shape: of the outer product of two vectors their Kronecker product."""
    return linear(lambda x: x.reshape(*x.shape[:-2], rows, columns))(value)


def _like(tangent: Val, value: Val) -> Val:
    """A tangent with the shape of its value."""
    return tangent if shape(tangent) == shape(value) else multiply(tangent, np.ones(shape(value)))


def fitted(left: Val, right: Val) -> tuple[Val, Val]:
    """Two sides, a pending one with the size of the other."""
    if isinstance(left, Pending) and isinstance(right, Pending):
        if left.kind != right.kind and "square" not in (left.kind, right.kind):
            raise DoesNotFit("an identity and a vector of ones have different shapes")
        return left.fit(3, 1 if left.kind == "ones" else 3), right.fit(3, 1 if right.kind == "ones" else 3)
    if isinstance(left, Pending):
        left = left.fit(*shape(right))
    elif isinstance(right, Pending):
        right = right.fit(*shape(left))
    return left, right


def add(left: Val, right: Val) -> Val:
    if isinstance(left, Pending) and isinstance(right, Pending) and left.kind == right.kind:
        return Pending(left.kind, add(left.factor, right.factor), left.size)
    if (
        isinstance(left, Pending)
        and isinstance(right, Pending)
        and {left.kind, right.kind} == {"identity", "square"}
    ):
        left, right = left.alone(), right.alone()
    left, right = fitted(left, right)
    if shape(left) != shape(right) and not is_scalar(left) and not is_scalar(right):
        raise DoesNotFit(f"{described(shape(left))} and {described(shape(right))} cannot be added")
    tag = _top(left, right)
    if tag == 0:
        return plain(left) + plain(right)
    (a, da), (b, db) = parts(left, tag), parts(right, tag)
    value = add(a, b)
    if da is None or db is None:
        tangent = db if da is None else da
        assert tangent is not None
        return Dual(tag, value, _like(tangent, value))
    return Dual(tag, value, _like(add(da, db), value))


def subtract(left: Val, right: Val) -> Val:
    return add(left, negate(right))


def multiply(left: Val, right: Val) -> Val:
    """Entry by entry; numbers go with everything."""
    if isinstance(left, Pending) or isinstance(right, Pending):
        return _multiply_pending(left, right)
    if shape(left) != shape(right) and not is_scalar(left) and not is_scalar(right):
        raise DoesNotFit(
            f"{described(shape(left))} and {described(shape(right))} cannot be multiplied entry by entry"
        )
    tag = _top(left, right)
    if tag == 0:
        return plain(left) * plain(right)
    (a, da), (b, db) = parts(left, tag), parts(right, tag)
    value = multiply(a, b)
    tangent: Val | None = None if da is None else multiply(da, b)
    if db is not None:
        other = multiply(a, db)
        tangent = other if tangent is None else add(tangent, other)
    assert tangent is not None
    return Dual(tag, value, _like(tangent, value))


def _multiply_pending(left: Val, right: Val) -> Val:
    if isinstance(left, Pending) and isinstance(right, Pending):
        return Pending(left.kind, multiply(left.factor, right.factor), left.size)
    pending, other = (left, right) if isinstance(left, Pending) else (right, left)
    assert isinstance(pending, Pending)
    if is_scalar(other):
        return Pending(pending.kind, multiply(pending.factor, other), pending.size)
    return multiply(pending.fit(*shape(other)), other)


def matmul(left: Val, right: Val) -> Val:
    if shape(left)[1] != shape(right)[0]:
        raise DoesNotFit(f"{described(shape(left))} times {described(shape(right))} does not fit")
    tag = _top(left, right)
    if tag == 0:
        return plain(left) @ plain(right)
    (a, da), (b, db) = parts(left, tag), parts(right, tag)
    value = matmul(a, b)
    tangent: Val | None = None if da is None else matmul(da, b)
    if db is not None:
        other = matmul(a, db)
        tangent = other if tangent is None else add(tangent, other)
    assert tangent is not None
    return Dual(tag, value, tangent)


def product(left: Val, right: Val, *, dotted: bool = False) -> Val:
    """Juxtaposition: a number times anything, a matrix product; with a dot also an inner product of two vectors."""
    if isinstance(left, Pending) or isinstance(right, Pending):
        return _product_pending(left, right)
    if is_scalar(left) or is_scalar(right):
        return multiply(left, right)
    if shape(left)[1] == shape(right)[0]:
        return matmul(left, right)
    if dotted and shape(left) == shape(right) and shape(left)[1] == 1:
        return matmul(transpose(left), right)
    raise DoesNotFit(f"{described(shape(left))} times {described(shape(right))} does not fit")


def _product_pending(left: Val, right: Val) -> Val:
    if isinstance(left, Pending) and isinstance(right, Pending):
        factor = multiply(left.factor, right.factor)
        kinds = (left.kind, right.kind)
        if "identity" in kinds:
            return Pending(kinds[1] if kinds[0] == "identity" else kinds[0], factor, left.size)
        if kinds == ("ones", "row"):
            return Pending("square", factor, left.size)
        return matmul(left.alone(), right.alone())
    if isinstance(left, Pending):
        if is_scalar(right):
            return Pending(left.kind, multiply(left.factor, right), left.size)
        if left.kind == "identity":
            return multiply(left.factor, right)
        rows = shape(right)[0]
        return product(left.fit(rows if left.kind == "square" else 1, rows), right)
    assert isinstance(right, Pending)
    if is_scalar(left):
        return Pending(right.kind, multiply(left, right.factor), right.size)
    if right.kind == "identity":
        return multiply(left, right.factor)
    columns = shape(left)[1]
    return product(left, right.fit(columns, columns if right.kind == "square" else 1))


def kron(left: Val, right: Val) -> Val:
    """The Kronecker product; of two vectors their outer product."""
    if shape(left)[1] == 1 and shape(right)[1] == 1:
        return matmul(left, transpose(right))
    cells = shape(left)[0] * shape(left)[1] * shape(right)[0] * shape(right)[1]
    if cells > MOST_IN_KRONECKER:
        raise Undecided(f"a Kronecker product with {cells:,} entries is not evaluated")
    blocks = [
        [multiply(entry(left, i, j), right) for j in range(shape(left)[1])] for i in range(shape(left)[0])
    ]
    return stack(blocks)


Elementwise: TypeAlias = Callable[["Val"], "Val"]


def _elementwise(
    name: str, function: Callable[[Array], Array], derivative: Callable[[Val], Val]
) -> Callable[[Val], Val]:
    def apply(value: Val) -> Val:
        if isinstance(value, Pending):
            value = value.factor if value.kind == "identity" else value
            raise DoesNotFit(f"{name} of an identity, or of ones of unknown size")
        if isinstance(value, Dual):
            return Dual(value.tag, apply(value.value), multiply(derivative(value.value), value.tangent))
        if value.dtype == object:
            found: Array = precise.FUNCTIONS[name](value)
            return found
        with np.errstate(all="ignore"):
            return function(value)

    return apply


def _reciprocal(value: Array) -> Array:
    if value.dtype == object:
        found: Array = precise.divide(1, value)
        return found
    with np.errstate(all="ignore"):
        return 1.0 / value


def reciprocal(value: Val) -> Val:
    if isinstance(value, Dual):
        inverse_ = reciprocal(value.value)
        return Dual(value.tag, inverse_, negate(multiply(multiply(inverse_, inverse_), value.tangent)))
    return _reciprocal(plain(value))


exp: Elementwise = _elementwise("exp", np.exp, lambda x: exp(x))
log = _elementwise("log", np.log, reciprocal)
sqrt: Elementwise = _elementwise("sqrt", np.sqrt, lambda x: multiply(0.5 * ONE, reciprocal(sqrt(x))))
sin: Elementwise = _elementwise("sin", np.sin, lambda x: cos(x))
cos: Elementwise = _elementwise("cos", np.cos, lambda x: negate(sin(x)))
tanh: Elementwise = _elementwise("tanh", np.tanh, lambda x: subtract(ONE, multiply(tanh(x), tanh(x))))
sinh: Elementwise = _elementwise("sinh", np.sinh, lambda x: cosh(x))
cosh: Elementwise = _elementwise("cosh", np.cosh, lambda x: sinh(x))
tan: Elementwise = _elementwise("tan", np.tan, lambda x: add(ONE, multiply(tan(x), tan(x))))
arctan = _elementwise("arctan", np.arctan, lambda x: reciprocal(add(ONE, multiply(x, x))))
erf = _elementwise(
    "erf", special.erf, lambda x: multiply(2 / np.sqrt(np.pi) * ONE, exp(negate(multiply(x, x))))
)
loggamma: Elementwise = _elementwise("loggamma", special.gammaln, lambda x: digamma(x))


def _no_derivative(value: Val) -> Val:
    raise Undecided("the derivative of the digamma function is not evaluated here")


digamma: Elementwise = _elementwise("digamma", special.digamma, _no_derivative)
sign = _elementwise("sign", np.sign, lambda x: multiply(ZERO, constant(0) * plain(x)))
absolute = _elementwise("abs", np.abs, lambda x: _sign_of(plain(x)))


def _sign_of(value: Array) -> Array:
    found = sign(value)
    assert not isinstance(found, (Dual, Pending))
    return found


def divide(left: Val, right: Val) -> Val:
    if isinstance(right, Pending):
        raise DoesNotFit("a division by an identity or a vector of ones; write the inverse")
    if isinstance(left, Pending):
        return Pending(left.kind, divide(left.factor, right), left.size)
    if not is_scalar(right) and min(shape(right)) > 1:
        raise DoesNotFit(
            f"a division by {described(shape(right))}; write the inverse, on the side it belongs"
        )
    if (
        not is_scalar(right)
        and shape(left) != shape(right)
        and not (is_scalar(left) and shape(right)[1] == 1)
    ):
        raise DoesNotFit(f"{described(shape(left))} divided by {described(shape(right))}")
    return multiply(left, reciprocal(right))


def power(base: Val, exponent: Val) -> Val:
    """Entry by entry, the exponent a number."""
    if not isinstance(exponent, Dual) and plain(exponent).size == 1:
        value = float(plain(exponent).reshape(-1)[0])
        if value.is_integer() and abs(value) <= 40:
            return _whole_power(base, int(value))
    if not isinstance(base, Dual) and not isinstance(exponent, Dual):
        a, b = plain(base), plain(exponent)
        if precise.is_precise(a, b):
            found: Array = precise.power(a, b)
            return found
        with np.errstate(all="ignore"):
            return np.power(a, b)
    return exp(multiply(exponent, log(base)))


def _whole_power(base: Val, exponent: int) -> Val:
    if exponent == 0:
        return np.ones_like(plain(base))
    if not isinstance(base, Dual):
        if exponent < 0:
            return _reciprocal(plain(base) ** -exponent)
        with np.errstate(all="ignore"):
            found: Array = plain(base) ** exponent
        return found
    found_: Val = base
    for _ in range(abs(exponent) - 1):
        found_ = multiply(found_, base)
    return found_ if exponent > 0 else reciprocal(found_)


def inverse(value: Val) -> Val:
    if isinstance(value, Pending):
        if value.kind != "identity":
            raise DoesNotFit("the inverse of a vector of ones")
        return Pending(value.kind, reciprocal(value.factor), value.size)
    if is_scalar(value):
        return reciprocal(value)
    if shape(value)[0] != shape(value)[1]:
        raise DoesNotFit(f"the inverse of {described(shape(value))}, which is not square")
    if isinstance(value, Dual):
        inverted = inverse(value.value)
        return Dual(value.tag, inverted, negate(matmul(matmul(inverted, value.tangent), inverted)))
    if value.dtype == object:
        return precise.inverse(value)
    try:
        found: Array = np.linalg.inv(value)
    except np.linalg.LinAlgError:
        return np.full_like(value, np.nan)
    return found


def determinant(value: Val) -> Val:
    if shape(value)[0] != shape(value)[1]:
        raise DoesNotFit(f"the determinant of {described(shape(value))}, which is not square")
    if isinstance(value, Dual):
        found = determinant(value.value)
        return Dual(value.tag, found, multiply(found, trace(matmul(inverse(value.value), value.tangent))))
    array = plain(value)
    if array.dtype == object:
        return precise.determinant(array)
    with np.errstate(all="ignore"):  # of what is not finite
        return np.asarray(np.linalg.det(array))[..., None, None]


def matrix_power(value: Val, exponent: int) -> Val:
    if isinstance(value, Pending) and value.kind != "identity":
        value = value.alone()
    if isinstance(value, Pending):
        return Pending(value.kind, power(value.factor, constant(float(exponent))), value.size)
    if shape(value)[0] != shape(value)[1]:
        raise DoesNotFit(f"a power of {described(shape(value))}, which is not square")
    if abs(exponent) > 200:
        raise Undecided("a matrix power with an exponent above 200 is not evaluated")
    if exponent < 0:
        return matrix_power(inverse(value), -exponent)
    found: Val = np.eye(shape(value)[0])
    for _ in range(exponent):
        found = matmul(found, value)
    return found


def where(condition: Array, left: Val, right: Val) -> Val:
    tag = _top(left, right)
    if tag == 0:
        return np.where(condition, plain(left), plain(right))
    (a, da), (b, db) = parts(left, tag), parts(right, tag)
    zero_a = np.zeros_like(plain(a)) if da is None else da
    zero_b = np.zeros_like(plain(b)) if db is None else db
    return Dual(tag, where(condition, a, b), where(condition, zero_a, zero_b))


def maximum(left: Val, right: Val) -> Val:
    if shape(left) != shape(right):
        if not is_scalar(left) and not is_scalar(right):
            raise DoesNotFit(f"the maximum of {described(shape(left))} and {described(shape(right))}")
        left, right = multiply(left, np.ones(shape(right))), multiply(right, np.ones(shape(left)))
    return where(plain(left) >= plain(right), left, right)


def minimum(left: Val, right: Val) -> Val:
    return negate(maximum(negate(left), negate(right)))


def stack(rows: Sequence[Sequence[Val]]) -> Val:
    """A matrix from blocks."""
    tag = max((_top(*each) for each in rows), default=0)
    if tag:
        values = [[parts(x, tag)[0] for x in each] for each in rows]
        tangents = [[_tangent(x, tag) for x in each] for each in rows]
        return Dual(tag, stack(values), stack(tangents))
    arrays = [[plain(x) for x in each] for each in rows]
    batch = np.broadcast_shapes(*(x.shape[:-2] for each in arrays for x in each))
    wide = [
        np.concatenate([np.broadcast_to(x, batch + x.shape[-2:]) for x in each], axis=-1) for each in arrays
    ]
    if len({each.shape[-1] for each in wide}) > 1:
        raise DoesNotFit("the rows of a matrix have different lengths")
    return np.concatenate(wide, axis=-2)


def _tangent(value: Val, tag: int) -> Val:
    tangent = parts(value, tag)[1]
    return np.zeros_like(plain(value)) if tangent is None else tangent


def weighted(value: Val, weights: Val, axis: int) -> Val:
    """The sum over a batch axis (counted from the end) with weights along it; the axis stays, with length 1."""
    tag = _top(value, weights)
    if tag == 0:
        array, w = plain(value), plain(weights)
        if array.ndim < -axis or array.shape[axis] == 1:
            return np.asarray(array * w.sum(axis=axis, keepdims=True))
        return np.asarray((array * w).sum(axis=axis, keepdims=True))
    (a, da), (w_, dw) = parts(value, tag), parts(weights, tag)
    found = weighted(a, w_, axis)
    tangent: Val | None = None if da is None else weighted(da, w_, axis)
    if dw is not None:
        other = weighted(a, dw, axis)
        tangent = other if tangent is None else add(tangent, other)
    assert tangent is not None
    return Dual(tag, found, tangent)
