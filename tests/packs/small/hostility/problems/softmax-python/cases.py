import numpy as np

from viva.content.authoring import case, edge, law, stability, varied


@case("two rows of three", shown=True)
def case_1(rng):
    return {"x": (rng.normal(size=(2, 3)) * 1.0).tolist()}


@case("one row of logits")
def case_2(rng):
    return {"x": (rng.normal(size=(1, 5)) * 2.0).tolist()}


@case("many rows")
def case_3(rng):
    return {"x": (rng.normal(size=(6, 4)) * 1.5).tolist()}


@edge("one column: every weight is one")
def case_4(rng):
    return {"x": (rng.normal(size=(3, 1)) * 1.0).tolist()}


@edge("equal logits")
def case_5(rng):
    return {"x": (rng.normal(size=(2, 4)) * 0.0).tolist()}


@edge("one number")
def case_6(rng):
    return {"x": (rng.normal(size=(1, 1)) * 1.0).tolist()}


@edge("nearly equal logits")
def case_7(rng):
    return {"x": (rng.normal(size=(3, 3)) * 1e-9).tolist()}


@stability("logits near a thousand")
def case_8(rng):
    return {"x": (rng.normal(size=(3, 4)) * 1000.0).tolist()}


@law("every row sums to one")
def sums(x, output):
    return np.sum(output, axis=-1), np.ones(len(x))


@law("moving all logits together changes nothing", also=lambda x: [{"x": [[v + 1.0 for v in row] for row in x]}])
def shift(output, also):
    return np.array(output), np.array(also[0])
