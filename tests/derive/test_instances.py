"""Every domain is what it says, in every instance; tables of chances fit together; sizes tell shapes apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.content.symbol import Symbol
from viva.derive import arrays
from viva.derive.declared import Declarations
from viva.derive.errors import Undecided
from viva.derive.instances import Draw, instance, matrix, numbers, vector
from viva.derive.scope import Trees, World

from . import blackboard
from .blackboard import board, element, family, function, joint, patient, pmf, scalar, setting, sizes, value

draws = st.builds(
    Draw, seed=st.integers(0, 100_000), nice=st.booleans(), scale=st.sampled_from([1.0, 0.15, 0.4, 2.0])
)


def rng(draw):
    return np.random.default_rng(draw.seed)


def drawn(draw, *symbols) -> World:
    return instance(Trees(Declarations(setting(*symbols))), draw)


NUMBERS = {
    "real": np.isfinite,
    "": np.isfinite,
    "wide": np.isfinite,
    ">0": lambda x: x > 0,
    ">=0": lambda x: x >= 0,
    "(0,1)": lambda x: (x > 0) & (x < 1),
    "(-2, 0.5)": lambda x: (x > -2) & (x < 0.5),
    "{0,1}": lambda x: (x == 0) | (x == 1),
    "{-1,1}": lambda x: np.abs(x) == 1,
    "counts": lambda x: (x >= 0) & (x == np.round(x)),
    "bounded": lambda x: np.abs(x) <= 1,
    "small": lambda x: np.abs(x) <= 0.3,
    "1..5": lambda x: (x >= 1) & (x <= 5) & (x == np.round(x)),
}


@patient
@given(draws, st.sampled_from(list(NUMBERS)))
def test_numbers_lie_in_their_domain(draw, domain):
    assert np.all(NUMBERS[domain](numbers(domain, (7,), rng(draw), draw)))


@patient
@given(draws)
def test_the_nice_numbers_of_an_instance_are_halves_and_never_zero(draw):
    found = numbers("real", (20,), rng(draw), Draw(draw.seed, nice=True))
    assert np.all(found * 2 == np.round(found * 2))
    assert np.all(found != 0)


def test_a_domain_nobody_knows_is_named():
    with pytest.raises(Undecided, match="the domain prime is not known"):
        numbers("prime", (1, 1), np.random.default_rng(0), Draw(0))


@patient
@given(draws, st.integers(1, 6))
def test_a_simplex_vector_sums_to_one_and_a_unit_vector_has_length_one(draw, length):
    chances = vector("simplex", length, rng(draw), draw)
    assert chances.shape == (length, 1)
    assert np.all(chances > 0)
    assert chances.sum() == pytest.approx(1, abs=5e-3 if not draw.nice else 1e-12)
    assert np.linalg.norm(vector("unit", length, rng(draw), draw)) == pytest.approx(1, abs=1e-12)


def eigenvalues(x):
    return np.linalg.eigvalsh(x)


SQUARE = {
    "spd": lambda x: np.allclose(x, x.T) and eigenvalues(x).min() > 0.1,
    "psd": lambda x: np.allclose(x, x.T) and eigenvalues(x).min() > -1e-10,
    "symmetric": lambda x: np.array_equal(x, x.T),
    "invertible": lambda x: abs(np.linalg.det(x)) > 1e-3,
    "det>0": lambda x: np.linalg.det(x) > 1e-3,
    "diagonal": lambda x: np.array_equal(x, np.diag(np.diag(x))) and np.all(np.diag(x)),
    "orthogonal": lambda x: np.allclose(x.T @ x, np.eye(len(x))) and np.allclose(x @ x.T, np.eye(len(x))),
    "stochastic": lambda x: np.all(x >= 0) and np.allclose(x.sum(axis=1), 1),
    "contraction": lambda x: np.linalg.norm(x, 2) <= 1,
}
TALL = {
    "full_column_rank": lambda x: np.linalg.matrix_rank(x) == x.shape[1],
    "orthonormal_columns": lambda x: np.allclose(x.T @ x, np.eye(x.shape[1])),
    "contraction": lambda x: np.linalg.norm(x, 2) <= 1,
    "stochastic": lambda x: np.allclose(x.sum(axis=1), 1),
}


@patient
@given(draws, st.sampled_from(list(SQUARE)), st.integers(2, 5))
def test_square_matrices_are_what_their_domain_says(draw, domain, size):
    found = matrix(domain, size, size, rng(draw), draw)
    assert found.shape == (size, size)
    assert SQUARE[domain](found)


@patient
@given(draws, st.sampled_from(list(TALL)), st.integers(1, 3), st.integers(1, 3))
def test_tall_matrices_are_what_their_domain_says(draw, domain, columns, more):
    found = matrix(domain, columns + more, columns, rng(draw), draw)
    assert found.shape == (columns + more, columns)
    assert TALL[domain](found)


@patient
@given(draws)
def test_a_matrix_of_full_rank_has_sizes_for_which_that_is_possible(draw):
    X = blackboard.matrix("X", "n", "d", "full_column_rank")
    W = blackboard.matrix("W", "k", "m", "full_row_rank")
    world = drawn(draw, *sizes("d", "n", "m", "k"), X, W)
    tall, flat = world.values["X"], world.values["W"]
    assert np.linalg.matrix_rank(tall) == tall.shape[1]
    assert np.linalg.matrix_rank(flat) == flat.shape[0]


@patient
@given(draws)
def test_a_symmetric_matrix_is_not_diagonal_by_accident_and_a_general_one_not_symmetric(draw):
    general = matrix("invertible", 3, 3, rng(draw), draw)
    spd = matrix("spd", 4, 4, rng(draw), Draw(draw.seed))
    assert not np.allclose(general, general.T) or draw.nice
    assert not np.allclose(spd, np.diag(np.diag(spd)))


@patient
@given(draws)
def test_sizes_differ_from_each_other_so_that_shapes_show(draw):
    world = drawn(draw, *sizes("n", "d", "m", "K"))
    found = [arrays.whole(world.values[name]) for name in ("n", "d", "m", "K")]
    assert len(set(found)) == 4
    assert all(2 <= size <= 8 for size in found)


@patient
@given(draws)
def test_mixed_labels_have_both_values(draw):
    world = drawn(
        draw, *sizes("n"), family("y_i", "n", domain="{-1,1}_mixed"), family("b_i", "n", domain="bits_mixed")
    )
    labels = [world.values["y_i"].member(k).item() for k in range(1, 3)]
    bits = [world.values["b_i"].member(k).item() for k in range(1, 3)]
    assert set(labels) == {-1.0, 1.0}
    assert set(bits) == {0.0, 1.0}


@patient
@given(draws)
def test_elements_of_a_set_with_a_size_lie_in_it(draw):
    world = drawn(draw, *sizes("K"), element("y", "K"), element("k", "K"))
    size = arrays.whole(world.values["K"])
    assert world.sets["K"] == size
    assert all(1 <= arrays.whole(world.values[name]) <= size for name in ("y", "k"))


@patient
@given(draws)
def test_a_joint_table_its_marginals_and_its_conditionals_fit_together(draw):
    world = drawn(draw, element("x"), element("y"), joint("p", "x", "y"))
    assert value(world, r"\sum_x \sum_y p(x, y)") == pytest.approx(1)
    assert value(world, "p(x) p(y \\mid x)") == pytest.approx(value(world, "p(x, y)"))
    assert value(world, r"\sum_y p(x, y)") == pytest.approx(value(world, "p(x)"))
    assert value(world, r"\sum_y p(y \mid x)") == pytest.approx(1)
    assert value(world, "p(x, y)") > 0


@patient
@given(draws)
def test_a_joint_table_is_no_product_of_its_marginals(draw):
    world = drawn(draw, element("x"), element("y"), joint("p", "x", "y"))
    assert value(world, "I(X; Y)") > 1e-6


@patient
@given(draws)
def test_a_conditional_table_sums_to_one_for_each_condition(draw):
    world = drawn(draw, element("x"), element("z"), pmf("p", ["x"], ["z"]))
    for z in range(1, world.sets["z"] + 1):
        world.values["z"] = arrays.constant(float(z))
        assert value(world, r"\sum_x p(x \mid z)") == pytest.approx(1)


@patient
@given(draws)
def test_a_table_with_parameters_is_a_table_for_each_of_them(draw):
    symbols = (
        *sizes("d"),
        blackboard.vector(r"\theta"),
        element("x"),
        pmf(r"p_\theta", ["x"], params=r"\theta"),
    )
    world = drawn(draw, *symbols)
    assert value(world, r"\sum_x p_\theta(x)") == pytest.approx(1)
    assert np.abs(value(world, r"\nabla_\theta p_\theta(x)")).max() > 0
    assert np.abs(value(world, r"\nabla_\theta \sum_x p_\theta(x)")).max() == pytest.approx(0, abs=1e-12)


FUNCTIONS = {
    "strongly_convex": lambda f, x, y: f((x + y) / 2) < (f(x) + f(y)) / 2 - 1e-12,
    "(0,1)": lambda f, x, y: 0 < f(x) < 1,
    ">0": lambda f, x, y: f(x) > 0,
    "bounded": lambda f, x, y: abs(f(x)) <= 1,
    "increasing": lambda f, x, y: f(min(x, y)) < f(max(x, y)),
}


@patient
@given(draws, st.sampled_from(list(FUNCTIONS)), st.floats(-3, 3), st.floats(-3, 3))
def test_an_unknown_function_has_the_property_it_is_declared_with(draw, domain, x, y):
    if abs(x - y) < 1e-2:
        return
    function_ = drawn(draw, function("f", domain=domain)).functions["f"]
    assert FUNCTIONS[domain](lambda at: arrays.number(function_(arrays.constant(at))), x, y)


@patient
@given(draws, st.integers(0, 1000))
def test_a_convex_function_of_a_vector_has_a_positive_definite_hessian(draw, seed):
    world = drawn(
        draw, *sizes("d"), blackboard.vector("x"), function("f", "vector[d]", domain="strongly_convex")
    )
    hessian = value(world, r"\nabla_x^2 f(x)")
    assert np.allclose(hessian, hessian.T)
    assert eigenvalues(hessian).min() > 0


@patient
@given(draws)
def test_an_unknown_function_is_no_polynomial_anybody_would_guess(draw):
    world = drawn(draw, scalar("x"), function("f"))
    assert abs(value(world, "f'''(x)")) > 0
    assert abs(value(world, "f(x + 1) - 2 f(x) + f(x - 1)")) > 1e-9


def test_an_instance_depends_on_its_seed_alone():
    symbols = (*sizes("n", "d"), blackboard.matrix("X"), element("x"), pmf("p", ["x"]), function("f"))
    first, again, other = (drawn(Draw(seed), *symbols) for seed in (3, 3, 4))
    assert np.array_equal(first.values["X"], again.values["X"])
    assert not np.array_equal(first.values["X"], other.values["X"])


def test_a_differential_of_a_symmetric_matrix_is_symmetric():
    for seed in range(5):
        world = drawn(
            Draw(seed),
            *sizes("d"),
            blackboard.matrix("S", "d", "d", "spd"),
            blackboard.differential("dS", "S"),
        )
        assert np.array_equal(world.values["dS"], world.values["dS"].T)


def test_a_recursion_is_followed_from_its_start():
    momentum = Symbol("v_t", "recursion", element="scalar", init="0", step=r"\beta v_{t-1} + g_t")
    world = drawn(Draw(1), scalar(r"\beta", "(0,1)"), family("g_t", "0..4"), momentum)
    assert value(world, "v_0") == 0
    assert value(world, "v_2") == pytest.approx(value(world, r"\beta g_1 + g_2"))


def test_a_recursion_of_matrices_starts_at_a_matrix():
    total = Symbol("S_t", "recursion", element="matrix[d,m]", init="0", step=r"S_{t-1} + k_t v_t^\top")
    rows = (blackboard.matrix("K", "n", "d"), blackboard.matrix("V", "n", "m"))
    letters = (Symbol("k_t", "family", rows_of="K"), Symbol("v_t", "family", rows_of="V"))
    world = drawn(Draw(1), *sizes("n", "d", "m"), *rows, *letters, total)
    assert value(world, r"S_0^\top k_1 + v_1").shape == value(world, "v_1").shape


def test_the_entries_of_a_normal_vector_are_independent_copies():
    noise = Symbol("e", "rv", element="vector[d]", domain="N(0, s^2 I)")
    world = drawn(Draw(2), *sizes("d"), scalar("s", ">0"), noise)
    spread = np.asarray(value(world, r"\mathbb{E}[e e^\top]"))
    np.testing.assert_allclose(spread, world.values["s"].item() ** 2 * np.eye(len(spread)), atol=1e-9)


def test_a_solution_is_where_the_gradient_vanishes():
    best = Symbol(r"\hat{w}", "solution", of=r"\|X w - y\|^2", wrt=("w",))
    X = blackboard.matrix("X", "n", "d", "full_column_rank")
    symbols = (*sizes("n", "d"), X, blackboard.vector("w"), blackboard.vector("y", "n"), best)
    for seed in range(3):
        world = drawn(Draw(seed), *symbols)
        np.testing.assert_allclose(value(world, r"X^\top X \hat{w}"), value(world, r"X^\top y"), atol=1e-8)


def test_the_first_instance_is_made_of_numbers_a_person_can_redo():
    first = board(*sizes("n", "d"), blackboard.matrix("X"), scalar("a")).worlds[0]
    assert first.nice
    assert np.array_equal(first.values["X"], np.round(first.values["X"]))


def test_a_function_of_an_element_and_a_vector_is_another_smooth_function_for_each_element():
    energy = (
        *sizes("d"),
        blackboard.vector("w"),
        element("x", "S"),
        element("u", "S"),
        function("E", "x", "vector[d]"),
    )
    where = board(*energy, blackboard.defined("Z", r"\sum_u \exp(-E(u, w))"))
    status = blackboard.status
    assert (
        status(where, r"\nabla_w \log Z = -\sum_u \frac{\exp(-E(u, w))}{Z} \nabla_w E(u, w)")
        is blackboard.FOLLOWS
    )
    assert status(where, r"\nabla_w \log Z = -\sum_u \nabla_w E(u, w)") is blackboard.WRONG
    assert status(where, "E(x, w) = E(u, w)") is blackboard.WRONG
    assert status(where, "E(x) = E(x, w)") is blackboard.WRONG


def test_the_element_may_stand_behind_the_vector():
    where = board(
        *sizes("d"), blackboard.vector("w"), element("x"), function("f", "vector[d]", "x", domain=">0")
    )
    assert blackboard.status(where, "f(w, x) > 0") is blackboard.FOLLOWS
