"""Mean squared errors of polynomials of degree 0 to 14, fitted to thirty noisy points of a sine, averaged over six
hundred training sets, on a logarithmic axis. Squared bias falls in steps at odd degrees and is negligible from degree 5
on. Variance rises throughout, fastest at the end. Their sum with the noise of 0.09 falls to a flat minimum at degrees
3 to 5 and rises to about 0.4, while the training error goes on falling below the noise."""

import numpy as np

SIGMA, N, TRIALS = 0.3, 30, 600


def draw(sheet):
    axes = sheet.subplots()
    rng = np.random.default_rng(0)
    at = (np.arange(50) + 0.5) / 25 - 1
    degrees = np.arange(15)
    fits, train = np.zeros((15, TRIALS, len(at))), np.zeros((15, TRIALS))
    for t in range(TRIALS):
        x = 2 * (np.arange(N) + rng.uniform(size=N)) / N - 1
        y = np.sin(np.pi * x) + SIGMA * rng.normal(size=N)
        for d in degrees:
            c = np.polynomial.chebyshev.chebfit(x, y, d)
            fits[d, t] = np.polynomial.chebyshev.chebval(at, c)
            train[d, t] = ((y - np.polynomial.chebyshev.chebval(x, c)) ** 2).mean()
    variance = fits.var(axis=1, ddof=1).mean(axis=1)
    bias = ((fits.mean(axis=1) - np.sin(np.pi * at)) ** 2).mean(axis=1) - variance / TRIALS
    total = bias + variance + SIGMA**2
    axes.plot(degrees, total, marker="o", markersize=4, label="expected error on new data")
    axes.plot(degrees, train.mean(axis=1), linestyle="--", marker="s", markersize=3, label="training error")
    axes.plot(degrees, variance, linestyle="-.", label="variance")
    shown = degrees < 5  # from degree 5 on it is zero within the error of the simulation
    axes.plot(degrees[shown], bias[shown], linestyle=":", marker="^", markersize=4, label="squared bias")
    axes.axhline(SIGMA**2, linewidth=0.8, alpha=0.6)
    axes.annotate("noise 0.09", (14.1, SIGMA**2), xytext=(14.1, 0.075), ha="right", va="top", fontsize=8)
    axes.set_yscale("log")
    axes.set_ylim(1.2e-3, 1.2)
    axes.set_xlabel("degree of the polynomial")
    axes.set_ylabel("mean squared error")
    axes.legend(loc="upper right", ncols=2, fontsize=8)
