"""Expected squared error of least squares with the smallest norm on 40 examples against the number of features that are
used, from 1 to 200, on a logarithmic vertical axis. The exact curve rises from about 1.3 to infinity at the
interpolation threshold of 40, falls again and ends at 1.11, below everything to the left. Markers from simulation lie
on it. A dashed line, ridge with the best penalty, has no peak: it falls slowly all the way from 1.25 to 1.09. A dotted
line marks the noise of 0.25."""

import numpy as np

N, FEATURES, NOISE = 40, 200, 0.25


def draw(sheet):
    axes = sheet.subplots()
    rng = np.random.default_rng(2)
    for part, low, high in (("exact, unpenalised", 1, N - 2), (None, N + 2, FEATURES)):
        p = np.arange(low, high + 1)
        rest = NOISE + 1 - p / FEATURES
        below = rest * (1 + p / (N - p - 1))
        above = p / FEATURES * (1 - N / p) + rest * (1 + N / (p - N - 1))
        error = below if high < N else above
        axes.plot(p, error, color="C0", linestyle="-", label=part)
    beta = np.ones(FEATURES) / np.sqrt(FEATURES)
    dots, smooth = [], []
    at = (2, 6, 12, 18, 24, 30, 34, 46, 52, 60, 72, 90, 115, 145, 170, 200)
    for p in at:
        found, ridge = [], []
        for _ in range(200):
            X = rng.normal(size=(N, FEATURES))
            y = X @ beta + np.sqrt(NOISE) * rng.normal(size=N)
            U, s, Vt = np.linalg.svd(X[:, :p], full_matrices=False)
            rest = NOISE + 1 - p / FEATURES
            penalty = FEATURES * rest
            for keep, shrunk in ((found, 1 / s), (ridge, s / (s**2 + penalty))):
                keep.append(((Vt.T @ (shrunk * (U.T @ y)) - beta[:p]) ** 2).sum() + rest)
        dots.append(np.mean(found))
        smooth.append(np.mean(ridge))
    axes.plot(
        at, dots, linestyle="none", marker="o", markersize=4, color="C1", label="simulated, unpenalised"
    )
    axes.plot(at, smooth, linestyle="--", color="C2", label="simulated, ridge with the best penalty")
    axes.axhline(NOISE, linestyle=":", linewidth=1, alpha=0.8)
    axes.text(200, NOISE * 1.06, "noise", ha="right", va="bottom", fontsize=8)
    axes.axvline(N, linewidth=0.8, alpha=0.6)
    axes.text(N + 5, 42, "interpolation threshold, p = n", va="top", fontsize=8)
    axes.set_yscale("log")
    axes.set_ylim(0.2, 50)
    axes.set_xlabel("features that are used, p (of 200; n = 40 examples)")
    axes.set_ylabel("expected squared error")
    axes.legend(loc="upper right", fontsize=8, bbox_to_anchor=(1.0, 0.9))
