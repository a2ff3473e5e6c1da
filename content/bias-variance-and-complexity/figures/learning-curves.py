"""Two panels: training and test error of a polynomial against the number of training examples, from 16 to 400, with the
noise of 0.09 as a line. Left, degree 1, which is too rigid for the sine: both curves meet near 0.29 after some sixty
points, far above the noise, and stay there. Right, degree 11: the training error starts far below the noise and the
test error far above it; with more points both approach the noise and the gap closes."""

import numpy as np

SIGMA = 0.3


def draw(sheet):
    panels = sheet.subplots(1, 2, sharey=True)
    sizes = np.array([16, 20, 26, 34, 46, 64, 90, 130, 200, 400])
    for axes, degree, title in zip(panels, (1, 11), ("degree 1: bias", "degree 11: variance"), strict=True):
        rng = np.random.default_rng(1)
        train, test = [], []
        for n in sizes:
            errors = []
            for _ in range(1000):
                x = 2 * (np.arange(n) + rng.uniform(size=n)) / n - 1
                y = np.sin(np.pi * x) + SIGMA * rng.normal(size=n)
                new = rng.uniform(-1, 1, size=200)
                c = np.polynomial.chebyshev.chebfit(x, y, degree)
                off = np.sin(np.pi * new) - np.polynomial.chebyshev.chebval(new, c)
                errors.append(
                    (((y - np.polynomial.chebyshev.chebval(x, c)) ** 2).mean(), (off**2).mean() + SIGMA**2)
                )
            a, b = np.median(errors, axis=0)
            train.append(a)
            test.append(b)
        axes.plot(sizes, test, marker="o", markersize=4, label="new data")
        axes.plot(sizes, train, linestyle="--", marker="s", markersize=4, label="training set")
        axes.axhline(SIGMA**2, linestyle=":", linewidth=1, alpha=0.8)
        if degree == 1:
            axes.text(400, SIGMA**2 - 0.006, "noise", ha="right", va="top", fontsize=8)
        axes.set_xscale("log")
        axes.set_xticks([20, 50, 100, 200, 400], ["20", "50", "100", "200", "400"])
        axes.minorticks_off()
        axes.set_title(title, fontsize=10)
        axes.set_xlabel("training examples")
        axes.set_ylim(0, 0.5)
    panels[0].set_ylabel("mean squared error, median of 1000")
    panels[0].legend(loc="upper right", fontsize=8)
