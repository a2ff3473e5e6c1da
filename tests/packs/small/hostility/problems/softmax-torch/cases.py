import torch
import numpy as np

from viva.content.authoring import case, edge, law, stability, varied


@case("two rows of three", shown=True)
def case_1(rng):
    return {"x": torch.from_numpy(rng.normal(size=(2, 3)) * 1.0)}


@case("one row of logits")
def case_2(rng):
    return {"x": torch.from_numpy(rng.normal(size=(1, 5)) * 2.0)}


@case("many rows")
def case_3(rng):
    return {"x": torch.from_numpy(rng.normal(size=(6, 4)) * 1.5)}


@edge("one column: every weight is one")
def case_4(rng):
    return {"x": torch.from_numpy(rng.normal(size=(3, 1)) * 1.0)}


@edge("equal logits")
def case_5(rng):
    return {"x": torch.from_numpy(rng.normal(size=(2, 4)) * 0.0)}


@edge("one number")
def case_6(rng):
    return {"x": torch.from_numpy(rng.normal(size=(1, 1)) * 1.0)}


@edge("nearly equal logits")
def case_7(rng):
    return {"x": torch.from_numpy(rng.normal(size=(3, 3)) * 1e-9)}


@stability("logits near a thousand")
def case_8(rng):
    return {"x": torch.from_numpy(rng.normal(size=(3, 4)) * 1000.0)}


@law("every row sums to one")
def sums(x, output):
    return np.asarray(output.sum(-1)), np.ones(len(x))


@law("moving all logits together changes nothing", also=lambda x: [{"x": x + 1.0}])
def shift(output, also):
    return np.asarray(output), np.asarray(also[0])
