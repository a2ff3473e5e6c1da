import numpy as np

from viva.content.authoring import canonical, case, edge, law, stability, varied


def cloud(rng, n, scales, centre=0.0):
    """n samples around a centre, with these standard deviations along random directions."""
    directions, _ = np.linalg.qr(rng.normal(size=(len(scales), len(scales))))
    return rng.normal(size=(n, len(scales))) * scales @ directions + centre


@case("five points in the plane, one component", shown=True)
def plane(rng):
    return {
        "n_components": 1,
        "fits": [np.array([[2.0, 1.0], [3.0, 3.0], [4.0, 2.0], [6.0, 5.0], [7.0, 4.0]])],
        "new": np.array([[1.0, 0.0], [5.0, 5.0]]),
        "codes": np.array([[0.0], [2.0]]),
    }


@case("two of four components, away from the origin")
def two_of_four(rng):
    return {
        "n_components": 2,
        "fits": [cloud(rng, 12, [4.0, 2.0, 1.0, 0.5], centre=[10.0, -5.0, 3.0, 0.0])],
        "new": rng.normal(size=(3, 4)),
        "codes": rng.normal(size=(2, 2)),
    }


@case("all components")
def all_components(rng):
    X = cloud(rng, 9, [3.0, 2.0, 1.0], centre=2.0)
    return {"n_components": 3, "fits": [X], "new": X, "codes": rng.normal(size=(4, 3))}


@case("more columns than samples")
def wide(rng):
    return {
        "n_components": 3,
        "fits": [cloud(rng, 5, [8.0, 5.0, 3.0, 2.0, 1.0, 0.5, 0.2], centre=-1.0)],
        "new": rng.normal(size=(2, 7)),
        "codes": rng.normal(size=(2, 3)),
    }


@case("nested lists of integers")
def integers(rng):
    return {"n_components": 2, "fits": [[[1, 2, 0], [4, 0, 1], [2, 2, 5], [7, 1, 1]]], "new": [[1, 1, 1]], "codes": [[1, -2]]}


@case("fitting again starts afresh")
def again(rng):
    return {
        "n_components": 2,
        "fits": [cloud(rng, 6, [3.0, 1.0, 0.5], centre=4.0), cloud(rng, 8, [1.0, 5.0, 2.0, 0.7], centre=-3.0)],
        "new": rng.normal(size=(3, 4)),
        "codes": rng.normal(size=(3, 2)),
    }


@case("fitting again with as many columns starts afresh too")
def again_alike(rng):
    fits = [cloud(rng, 6, [3.0, 1.0, 0.5], centre=4.0), cloud(rng, 7, [0.5, 2.0, 1.0], centre=-3.0)]
    return {"n_components": 2, "fits": fits, "new": rng.normal(size=(2, 3)), "codes": rng.normal(size=(2, 2))}


@edge("two samples have one direction", shown=True)
def two_samples(rng):
    return {"n_components": 1, "fits": [np.array([[1.0, 2.0, 3.0], [3.0, 2.0, -1.0]])], "new": np.array([[2.0, 9.0, 1.0]])}


@edge("a single column")
def one_column(rng):
    return {"n_components": 1, "fits": [np.array([[5.0], [1.0], [3.0]])], "new": np.array([[4.0]]), "codes": np.array([[-1.0]])}


@edge("a column that does not vary")
def constant_column(rng):
    X = cloud(rng, 7, [3.0, 1.0, 0.5], centre=1.0)
    X[:, 1] = 6.0
    return {"n_components": 2, "fits": [X], "new": rng.normal(size=(2, 3))}


@edge("data that does not vary at all", shown=True)
def constant(rng):
    return {"n_components": 1, "fits": [np.full((4, 2), 3.0)], "codes": np.array([[0.0]])}


@edge("data that varies by a few billionths, but varies")
def billionths(rng):
    X = np.array([[2.0, 1.0], [3.0, 3.0], [4.0, 2.0], [6.0, 5.0], [7.0, 4.0]])
    return {"n_components": 1, "fits": [X * 1e-9]}


@edge("no new samples")
def no_samples(rng):
    return {"n_components": 1, "fits": [cloud(rng, 5, [2.0, 1.0])], "new": np.empty((0, 2)), "codes": np.empty((0, 1))}


@edge("one sample is refused", raises=ValueError)
def one_sample(rng):
    return {"n_components": 1, "fits": [np.array([[1.0, 2.0]])]}


@edge("a vector is refused", raises=ValueError)
def vector(rng):
    return {"n_components": 1, "fits": [np.array([1.0, 2.0, 3.0])]}


@edge("a stack of matrices is refused", raises=ValueError)
def stack(rng):
    return {"n_components": 1, "fits": [rng.normal(size=(3, 3, 3))]}


@edge("no components are refused", raises=ValueError)
def none(rng):
    return {"n_components": 0, "fits": [rng.normal(size=(4, 3))]}


@edge("more components than columns are refused", raises=ValueError, shown=True)
def more_than_columns(rng):
    return {"n_components": 3, "fits": [rng.normal(size=(5, 2))]}


@edge("more components than samples are refused", raises=ValueError)
def more_than_samples(rng):
    return {"n_components": 3, "fits": [rng.normal(size=(2, 5))]}


@edge("transform before fit is refused", raises=RuntimeError)
def transform_first(rng):
    return {"n_components": 1, "fits": [], "new": np.ones((2, 2))}


@edge("inverse transform before fit is refused", raises=RuntimeError)
def inverse_first(rng):
    return {"n_components": 1, "fits": [], "codes": np.ones((2, 1))}


@edge("new samples with one column are refused, not broadcast", raises=ValueError)
def too_narrow(rng):
    return {"n_components": 1, "fits": [rng.normal(size=(5, 3))], "new": np.ones((4, 1))}


@edge("new samples with a column too many are refused, not cut off", raises=ValueError)
def column_too_many(rng):
    return {"n_components": 1, "fits": [rng.normal(size=(5, 3))], "new": np.ones((2, 4))}


@edge("a new sample without its row dimension is refused", raises=ValueError)
def flat_sample(rng):
    return {"n_components": 1, "fits": [rng.normal(size=(5, 3))], "new": np.ones(3)}


@edge("a stack of new samples is refused", raises=ValueError)
def stacked_samples(rng):
    return {"n_components": 2, "fits": [rng.normal(size=(5, 3))], "new": np.ones((3, 3, 3))}


@edge("codes with too many columns are refused", raises=ValueError)
def too_wide(rng):
    return {"n_components": 2, "fits": [rng.normal(size=(5, 3))], "codes": np.ones((4, 3))}


@edge("codes with a column too few are refused", raises=ValueError)
def codes_too_narrow(rng):
    return {"n_components": 2, "fits": [rng.normal(size=(5, 3))], "codes": np.ones((4, 1))}


@edge("a code without its row dimension is refused", raises=ValueError)
def flat_code(rng):
    return {"n_components": 2, "fits": [rng.normal(size=(5, 3))], "codes": np.ones(2)}


@stability("a standard deviation that is a ten-millionth of another")
def graded(rng):
    return {"n_components": 2, "fits": [cloud(rng, 8, [1e5, 1e-2])], "codes": np.array([[1.0, 1.0]])}


@stability("small variance far from the origin")
def far_away(rng):
    return {"n_components": 2, "fits": [cloud(rng, 9, [2e-3, 1e-3, 5e-4], centre=1e6)]}


@canonical
def what_is_determined(output):
    """A component along which nothing varies has no direction of its own: each is weighted by its deviation."""
    if "components_" not in output:
        return output
    deviation = np.sqrt(output["explained_variance_"])
    return {**output, "components_": output["components_"] * np.minimum(deviation, 1.0)[:, None]}


def fitted(fits):
    return len(fits) > 0


@law("the components are orthonormal", when=fitted, atol=1e-10)
def orthonormal(n_components, output):
    return output["components_"] @ output["components_"].T, np.eye(n_components)


@law("the entry of largest size in each component is positive", when=fitted)
def signs(output):
    # An entry a rounding error smaller may be the larger one elsewhere: any of the largest will do.
    rows = output["components_"]
    return bool((np.where(abs(rows) >= abs(rows).max(axis=1, keepdims=True) - 1e-9, rows, -1.0).max(axis=1) > 0).all())


@law("the variances are those of the fitted data's coordinates", when=fitted, rtol=1e-5, atol=1e-12)
def variances(fits, output):
    X = np.asarray(fits[-1], dtype=float)
    coordinates = (X - X.mean(axis=0)) @ output["components_"].T
    return coordinates.var(axis=0, ddof=1), output["explained_variance_"]


@law("codes come back when their samples are transformed", when=lambda fits, codes=None: bool(fits) and codes is not None, atol=1e-7)
def round_trip(codes, output):
    back = (output["inverse_transform"] - output["mean_"]) @ output["components_"].T
    return back, np.asarray(codes, dtype=float)


def moved(n_components, fits):
    return [{"n_components": n_components, "fits": [np.asarray(X, dtype=float) + 64.0 for X in fits]}]


@law("moving all data moves the mean and nothing else", when=fitted, also=moved, rtol=1e-4, atol=1e-9)
def translation(output, also):
    a, b = output, also[0]
    return (
        np.concatenate([a["mean_"] + 64.0, a["explained_variance_"], a["explained_variance_ratio_"]]),
        np.concatenate([b["mean_"], b["explained_variance_"], b["explained_variance_ratio_"]]),
    )


def shrunk(n_components, fits):
    return [{"n_components": n_components, "fits": [np.asarray(X, dtype=float) * 2.0**-40 for X in fits]}]


@law("a factor of 2^-40 leaves the shares and makes the variances 2^-80 times as large", when=fitted, also=shrunk, rtol=1e-6, atol=1e-9)
def scaling(output, also):
    a, b = output, also[0]
    return (
        np.concatenate([a["explained_variance_"], a["explained_variance_ratio_"]]),
        np.concatenate([b["explained_variance_"] * 2.0**80, b["explained_variance_ratio_"]]),
    )


@varied
def any_shape(rng):
    n, d = (int(size) for size in rng.integers(2, 7, size=2))
    k = int(rng.integers(1, min(n - 1, d) + 1))
    X = cloud(rng, n, 2.0 ** -np.arange(d), centre=rng.normal(size=d))
    return {"n_components": k, "fits": [X], "new": rng.normal(size=(3, d)), "codes": rng.normal(size=(2, k))}


@edge("as many components as samples")
def as_many_as_samples(rng):
    return {"n_components": 2, "fits": [np.array([[0.0, 0.0], [3.0, 1.0]])], "new": np.array([[1.0, 1.0]]), "codes": np.array([[1.0, 2.0]])}
