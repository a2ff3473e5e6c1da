"""Excess loss of a least-squares problem with 256 examples, on a logarithmic axis, against passes over the data, for
one constant step size. With single examples it falls steeply within the first two passes and then jitters on a
floor near 0.01. With batches of 16 it falls more slowly to a floor more than ten times lower. With the full batch
it falls slowly in a smooth curve, without a floor."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    rng = np.random.default_rng(4)
    n, d, eta, passes = 256, 5, 0.02, 60
    inputs = rng.normal(size=(n, d))
    targets = inputs @ rng.normal(size=d) + 0.7 * rng.normal(size=n)
    best = np.linalg.lstsq(inputs, targets, rcond=None)[0]
    gram = inputs.T @ inputs / n
    for batch, line, name in (
        (1, "-", "one example"),
        (16, "--", "batch of 16"),
        (256, ":", "full batch, 256"),
    ):
        weights = np.zeros(d)
        seen, excess = [], []
        steps = passes * n // batch
        every = max(1, n // batch // 4)
        for k in range(steps):
            if k % every == 0:
                error = weights - best
                seen.append(k * batch / n)
                excess.append(0.5 * error @ gram @ error)
            rows = rng.choice(n, size=batch, replace=False)
            residual = inputs[rows] @ weights - targets[rows]
            weights = weights - eta * inputs[rows].T @ residual / batch
        axes.plot(seen, excess, line, linewidth=2.5 if batch == 256 else 1.5, label=name)
    axes.set_yscale("log")
    axes.set_xlabel("passes over the data (examples read / 256)")
    axes.set_ylabel("excess loss")
    axes.set_ylim(3e-5, 60)
    axes.legend(loc="upper center", ncols=3)
