import torch

from viva.content.authoring import case


def logits(rng, scale):
    return {"x": torch.from_numpy(rng.normal(size=(4, 8)) * scale)}


@case("logits near one")
def one(rng):
    return logits(rng, 1)


@case("logits near ten")
def ten(rng):
    return logits(rng, 10)


@case("logits near a hundred")
def hundred(rng):
    return logits(rng, 100)


@case("logits near a thousand")
def thousand(rng):
    return logits(rng, 1000)


@case("equal logits")
def equal(rng):
    return logits(rng, 0)
