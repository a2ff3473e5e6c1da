"""A reliability diagram: share of positives over mean prediction, in ten bins of equal count, with 95 % intervals. The
raw predictions (circles) run flatter than the dotted diagonal: above it for low predictions, below it for high
ones, the picture of overconfidence. After dividing the logits by a temperature (triangles) the points lie on the
diagonal."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    rng = np.random.default_rng(3)
    z = rng.normal(0, 1.2, 3000)
    y = rng.random(3000) < 1 / (1 + np.exp(-z))
    axes.plot([0, 1], [0, 1], ":", label="calibrated")
    for name, logits, marker, style in (("raw, T = 1", 2.5 * z, "o", "--"), ("T = 2.5", z, "^", "-")):
        p = 1 / (1 + np.exp(-logits))
        bins = np.array_split(np.argsort(p), 10)
        mean, share = np.array([p[b].mean() for b in bins]), np.array([y[b].mean() for b in bins])
        low, high = np.array([_wilson(y[b].sum(), len(b)) for b in bins]).T
        axes.errorbar(
            mean,
            share,
            [share - low, high - share],
            fmt=style,
            marker=marker,
            markersize=5,
            capsize=3,
            label=name,
        )
    axes.set_xlabel("mean predicted probability of the bin")
    axes.set_ylabel("share of positives")
    axes.legend(loc="upper left")


def _wilson(k, n, z=1.96):
    centre, half = (k + z * z / 2) / (n + z * z), z / (n + z * z) * (k * (n - k) / n + z * z / 4) ** 0.5
    return centre - half, centre + half
