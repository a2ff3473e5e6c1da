"""Arithmetic that differentiates itself agrees with differences; shapes that do not go together say so in words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.derive import algebra, arrays
from viva.derive.arrays import Dual, Pending
from viva.derive.calculus import derivative
from viva.derive.errors import DoesNotFit, Undecided

from .blackboard import patient, worlds

NUMBER = (1, 1)
VECTOR = (3, 1)
SQUARE = (3, 3)
WIDE = (2, 3)
FIXED = np.random.default_rng(0)
A, B = FIXED.normal(size=SQUARE), FIXED.normal(size=SQUARE)
W, C = FIXED.normal(size=WIDE), FIXED.normal(size=VECTOR)
MASK = FIXED.normal(size=SQUARE) > 0
ONE = arrays.ONE


def squared(x):
    """A matrix that is positive definite whatever x is."""
    return arrays.add(arrays.matmul(x, arrays.transpose(x)), np.eye(arrays.shape(x)[0]))


#: Each function with the shapes it takes. All are smooth at the points that are drawn.
SMOOTH = {
    "exp": (arrays.exp, (NUMBER, VECTOR, WIDE)),
    "log": (lambda x: arrays.log(arrays.add(ONE, arrays.multiply(x, x))), (NUMBER, VECTOR, WIDE)),
    "sqrt": (lambda x: arrays.sqrt(arrays.add(ONE, arrays.multiply(x, x))), (NUMBER, VECTOR)),
    "sin": (arrays.sin, (NUMBER, VECTOR)),
    "cos": (arrays.cos, (NUMBER, VECTOR)),
    "tan": (lambda x: arrays.tan(arrays.multiply(0.3 * ONE, x)), (NUMBER, VECTOR)),
    "tanh": (arrays.tanh, (NUMBER, VECTOR)),
    "sinh": (arrays.sinh, (NUMBER,)),
    "cosh": (arrays.cosh, (NUMBER,)),
    "arctan": (arrays.arctan, (NUMBER, VECTOR)),
    "erf": (arrays.erf, (NUMBER, VECTOR)),
    "loggamma": (lambda x: arrays.loggamma(arrays.exp(x)), (NUMBER,)),
    "sigmoid": (algebra.sigmoid, (NUMBER, VECTOR)),
    "softmax": (algebra.softmax, (VECTOR,)),
    "logsumexp": (algebra._FUNCTIONS["logsumexp"], (VECTOR,)),
    "softplus": (algebra._FUNCTIONS["softplus"], (NUMBER,)),
    "reciprocal": (lambda x: arrays.reciprocal(arrays.exp(x)), (NUMBER, VECTOR)),
    "cube": (lambda x: arrays.power(x, arrays.constant(3.0)), (NUMBER, VECTOR)),
    "to the minus two": (lambda x: arrays.power(arrays.exp(x), arrays.constant(-2.0)), (NUMBER,)),
    "to a fraction": (lambda x: arrays.power(arrays.exp(x), arrays.constant(0.7)), (NUMBER, VECTOR)),
    "in the exponent": (lambda x: arrays.power(arrays.constant(2.0), x), (NUMBER,)),
    "product": (lambda x: arrays.matmul(W, x), (VECTOR, SQUARE)),
    "inner product": (lambda x: arrays.product(x, x, dotted=True), (VECTOR,)),
    "quadratic form": (lambda x: arrays.matmul(arrays.transpose(x), arrays.matmul(A, x)), (VECTOR,)),
    "entry by entry": (lambda x: arrays.multiply(x, arrays.multiply(x, C)), (VECTOR,)),
    "quotient": (lambda x: arrays.divide(x, arrays.exp(arrays.total(x))), (VECTOR,)),
    "trace": (lambda x: arrays.trace(arrays.matmul(A, x)), (SQUARE,)),
    "trace of a square": (lambda x: arrays.trace(arrays.matmul(x, x)), (SQUARE,)),
    "determinant": (lambda x: arrays.determinant(squared(x)), (SQUARE, WIDE)),
    "log determinant": (lambda x: arrays.log(arrays.determinant(squared(x))), (SQUARE, WIDE)),
    "inverse": (lambda x: arrays.total(arrays.multiply(A, arrays.inverse(squared(x)))), (SQUARE,)),
    "matrix power": (lambda x: arrays.trace(arrays.matrix_power(x, 3)), (SQUARE,)),
    "Frobenius": (lambda x: arrays.total(arrays.multiply(x, x)), (SQUARE, WIDE)),
    "Kronecker": (lambda x: arrays.total(arrays.multiply(FIXED_36, arrays.kron(x, W))), (SQUARE,)),
    "outer product": (lambda x: arrays.total(arrays.multiply(A, arrays.kron(x, x))), (VECTOR,)),
    "diagonal": (lambda x: arrays.matmul(arrays.diagonal(x), arrays.matmul(A, x)), (VECTOR,)),
    "of the diagonal": (arrays.diagonal, (VECTOR,)),
    "vec": (lambda x: arrays.matmul(FIXED_9, arrays.flatten(x)), (SQUARE,)),
    "where": (lambda x: arrays.total(arrays.where(MASK, arrays.exp(x), arrays.sin(x))), (SQUARE,)),
    "max": (lambda x: arrays.maximum(x, arrays.add(x, arrays.multiply(x, x))), (NUMBER, VECTOR)),
    "largest": (algebra.largest, (VECTOR,)),
    "entry": (lambda x: arrays.entry(x, 1, 0), (VECTOR, SQUARE)),
    "row": (lambda x: arrays.total(arrays.multiply(C, arrays.row(x, 1))), (SQUARE, WIDE)),
    "column": (lambda x: arrays.total(arrays.multiply(C, arrays.column(x, 2))), (SQUARE,)),
    "stacked": (lambda x: arrays.stack([[arrays.exp(x)], [arrays.multiply(x, x)]]), (NUMBER, VECTOR)),
}
FIXED_36 = FIXED.normal(size=(6, 9))
FIXED_9 = FIXED.normal(size=(1, 9))
PAIRS = [(name, shape) for name, (_, shapes) in SMOOTH.items() for shape in shapes]
seeds = st.integers(0, 10_000)


def point(seed, shape):
    return np.random.default_rng(seed).normal(size=shape)


def along(function, direction):
    """The function's change in one direction, as a function, by dual numbers."""

    def change(x):
        tag = arrays.new_tag()
        found, changed = arrays.parts(function(Dual(tag, x, direction)), tag)
        return np.zeros_like(arrays.plain(found)) if changed is None else changed

    return change


def tangent(function, x, direction):
    return arrays.plain(along(function, direction)(x))


def slope(function, x, direction, step=1e-5):
    """The same by central differences."""
    ahead, behind = (arrays.plain(function(x + sign * step * direction)) for sign in (1, -1))
    return (ahead - behind) / (2 * step)


def nowhere():
    """A scope without any names."""
    (world,) = worlds(seeds=[1])
    return world.scope()


def differentiated(function, x):
    return arrays.plain(derivative(lambda value, _: function(value), x, nowhere()))


@patient
@given(st.sampled_from(PAIRS), seeds)
def test_a_derivative_agrees_with_the_central_difference(pair, seed):
    name, shape = pair
    function = SMOOTH[name][0]
    x, direction = point(seed, shape), point(seed + 1, shape)
    np.testing.assert_allclose(
        tangent(function, x, direction), slope(function, x, direction), rtol=1e-5, atol=1e-6
    )


@patient
@given(st.sampled_from(PAIRS), seeds)
def test_a_second_derivative_agrees_with_the_difference_of_first_ones(pair, seed):
    name, shape = pair
    if name == "loggamma":  # the derivative of digamma is not known here
        return
    function = SMOOTH[name][0]
    x, first, second = point(seed, shape), point(seed + 1, shape), point(seed + 2, shape)

    along_first = along(function, first)
    np.testing.assert_allclose(
        tangent(along_first, x, second), slope(along_first, x, second), rtol=1e-4, atol=1e-5
    )


@patient
@given(seeds)
def test_the_hessian_of_a_quadratic_form_is_the_symmetric_part_twice(seed):
    x = point(seed, VECTOR)

    def form(value):
        return arrays.matmul(arrays.transpose(value), arrays.matmul(A, value))

    def gradient(value, scope):
        return derivative(lambda inner, _: form(inner), value, scope)

    np.testing.assert_allclose(arrays.plain(derivative(gradient, x, nowhere())), A + A.T, atol=1e-12)


def test_nested_derivatives_do_not_confuse_their_variables():
    """d/dx (x d/dy (x + y)) is 1: the inner derivative is no derivative in x (Siskind and Pearlmutter's example)."""

    def outer(x, scope):
        inner = derivative(lambda y, _: arrays.add(x, y), arrays.constant(1.0), scope)
        return arrays.multiply(x, inner)

    assert arrays.number(derivative(outer, arrays.constant(1.0), nowhere())) == 1.0


def test_the_third_derivative_of_a_quartic_is_right():
    def quartic(x):
        return arrays.power(x, arrays.constant(4.0))

    def first(x, scope):
        return derivative(lambda value, _: quartic(value), x, scope)

    def second(x, scope):
        return derivative(first, x, scope)

    assert arrays.number(derivative(second, arrays.constant(2.0), nowhere())) == 48.0


def test_a_jacobian_has_a_row_for_each_output_and_a_column_for_each_input():
    assert differentiated(lambda x: arrays.matmul(W, x), C).shape == WIDE
    np.testing.assert_allclose(differentiated(lambda x: arrays.matmul(W, x), C), W)


def test_a_gradient_has_the_shape_of_its_variable():
    assert differentiated(lambda x: arrays.total(arrays.exp(x)), C).shape == VECTOR
    assert differentiated(lambda x: arrays.total(arrays.exp(x)), W).shape == WIDE
    np.testing.assert_allclose(differentiated(lambda x: arrays.trace(arrays.matmul(A, x)), B), A.T)


def test_a_derivative_with_respect_to_a_number_has_the_shape_of_what_is_differentiated():
    found = differentiated(lambda x: arrays.multiply(x, A), arrays.constant(2.0))
    np.testing.assert_allclose(found, A)


def test_what_does_not_depend_on_the_variable_has_derivative_zero():
    assert not differentiated(lambda _: C, np.ones(VECTOR)).any()
    assert differentiated(lambda _: C, np.ones((2, 1))).shape == (3, 2)


@patient
@given(seeds)
def test_at_a_tie_the_maximum_follows_one_of_the_two(seed):
    x = point(seed, NUMBER)
    found = tangent(lambda value: arrays.maximum(value, value), x, np.ones(NUMBER))
    assert found.item() == 1.0


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: arrays.add(C, W), "a vector of length 3 and a 2 x 3 matrix cannot be added"),
        (lambda: arrays.matmul(W, W), "a 2 x 3 matrix times a 2 x 3 matrix does not fit"),
        (lambda: arrays.product(C, C), "a vector of length 3 times a vector of length 3 does not fit"),
        (lambda: arrays.product(W, C.T), "a 2 x 3 matrix times a row of length 3 does not fit"),
        (lambda: arrays.multiply(C, W), "cannot be multiplied entry by entry"),
        (lambda: arrays.trace(W), "the trace of a 2 x 3 matrix, which is not square"),
        (lambda: arrays.determinant(W), "the determinant of a 2 x 3 matrix"),
        (lambda: arrays.inverse(W), "the inverse of a 2 x 3 matrix, which is not square"),
        (lambda: arrays.matrix_power(W, 2), "a power of a 2 x 3 matrix"),
        (lambda: arrays.divide(C, A), "write the inverse"),
        (lambda: arrays.entry(C, 3), "an index outside its range: entry (4, 1) of a vector of length 3"),
        (lambda: arrays.entry(A, 1), "one index on a 3 x 3 matrix, which has two"),
        (lambda: arrays.row(W, 2), "row 3 of a matrix with 2 rows"),
        (lambda: arrays.column(W, 3), "column 4 of a matrix with 3 columns"),
        (lambda: arrays.diagonal(W), "diag of a 2 x 3 matrix"),
        (lambda: arrays.number(C), "a single number is needed"),
        (lambda: arrays.whole(arrays.constant(1.5)), "has to be a whole number, and this is 1.5"),
        (lambda: arrays.maximum(C, W), "the maximum of a vector of length 3 and a 2 x 3 matrix"),
        (lambda: arrays.stack([[C, C], [C]]), "the rows of a matrix have different lengths"),
        (lambda: differentiated(lambda x: arrays.matmul(x, x), A), "the derivative of a 3 x 3 matrix"),
    ],
)
def test_shapes_that_do_not_go_together_say_so_in_words(make, words):
    with pytest.raises(DoesNotFit) as raised:
        make()
    assert words in str(raised.value)


def test_dotted_vectors_are_an_inner_product():
    np.testing.assert_allclose(arrays.plain(arrays.product(C, C, dotted=True)), C.T @ C)


def test_an_exponent_nobody_could_wait_for_is_undecided():
    with pytest.raises(Undecided, match="above 200"):
        arrays.matrix_power(A, 10**9)


class TestPending:
    """An identity or vector of ones whose size only its neighbours know."""

    identity = Pending("identity", ONE)
    ones = Pending("ones", ONE)

    def test_an_identity_takes_the_size_of_what_it_is_added_to(self):
        np.testing.assert_allclose(arrays.plain(arrays.add(A, self.identity)), A + np.eye(3))

    def test_an_identity_leaves_what_it_multiplies(self):
        assert arrays.product(self.identity, W) is not None
        np.testing.assert_allclose(arrays.plain(arrays.product(W, self.identity)), W)

    def test_a_multiple_of_the_identity_keeps_its_factor(self):
        found = arrays.add(A, arrays.product(arrays.constant(2.0), self.identity))
        np.testing.assert_allclose(arrays.plain(found), A + 2 * np.eye(3))

    def test_ones_take_the_length_that_fits(self):
        np.testing.assert_allclose(arrays.plain(arrays.product(W, self.ones)).ravel(), W.sum(axis=1))
        np.testing.assert_allclose(
            arrays.plain(arrays.product(arrays.transpose(self.ones), W)).ravel(), W.sum(axis=0)
        )

    def test_ones_times_their_row_are_a_matrix_of_ones(self):
        square = arrays.product(self.ones, arrays.transpose(self.ones))
        np.testing.assert_allclose(arrays.plain(arrays.add(A, square)), A + 1)

    def test_the_inverse_of_a_multiple_of_the_identity_is_one(self):
        found = arrays.inverse(arrays.product(arrays.constant(4.0), self.identity))
        np.testing.assert_allclose(arrays.plain(arrays.product(found, C)), C / 4)

    def test_a_size_that_nothing_tells_is_asked_for(self):
        with pytest.raises(DoesNotFit, match="write I_n or 1_n"):
            arrays.plain(self.identity)

    @pytest.mark.parametrize(
        ("make", "words"),
        [
            (lambda one, ones: arrays.add(W, one), "the identity and a 2 x 3 matrix have different shapes"),
            (lambda one, ones: arrays.add(A, ones), "a vector of ones and a 3 x 3 matrix"),
            (lambda one, ones: arrays.add(one, ones), "an identity and a vector of ones"),
            (lambda one, ones: arrays.inverse(ones), "the inverse of a vector of ones"),
            (lambda one, ones: arrays.divide(A, one), "a division by an identity"),
        ],
    )
    def test_where_it_cannot_stand_it_says_so(self, make, words):
        with pytest.raises(DoesNotFit) as raised:
            make(self.identity, self.ones)
        assert words in str(raised.value)
