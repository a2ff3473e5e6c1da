"""The estimate of one coefficient over its least-squares value z from -4 to 4, with noise variance 1 and a prior
of variance 1. Under the Gaussian prior it is the straight line z/2. The mode under the Laplace prior is flat at
zero between -1.41 and 1.41 and parallel to the diagonal outside. The posterior mean under the same Laplace prior
is a smooth curve through the origin that is zero only there and approaches the mode far out."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    z = np.linspace(-4, 4, 201)
    scale = 1 / np.sqrt(2)  # of the Laplace density with variance 1
    axes.plot(z, z, ls=":", lw=1, alpha=0.8, label="least squares")
    axes.plot(z, z / 2, ls="--", label="Gaussian prior (ridge)")
    axes.plot(
        z, np.sign(z) * np.maximum(np.abs(z) - 1 / scale, 0), ls="-", label="Laplace prior, mode (lasso)"
    )
    axes.plot(z, laplace_mean(z, scale), ls="-.", label="Laplace prior, mean")
    axes.set_xlabel("least-squares value $z$")
    axes.set_ylabel("estimate")
    axes.legend()


def laplace_mean(z, scale):
    w = np.linspace(-12, 12, 4801)
    log_weight = -((z[:, None] - w) ** 2) / 2 - np.abs(w) / scale
    weight = np.exp(log_weight - log_weight.max(1, keepdims=True))
    return (weight * w).sum(1) / weight.sum(1)
