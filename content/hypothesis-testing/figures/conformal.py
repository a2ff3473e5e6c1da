"""Two panels. Left: 150 points around the line y = 2x with noise that grows with x from left to right, and a shaded
band of constant height around the fitted line, the split conformal interval with 90 % coverage. On the left the
band is far wider than the cloud, on the right points stick out on both sides. Right: coverage in ten slices of x,
measured on many new points: 100 % in the slices up to 0.3, then falling steadily to about 70 % in the last; a
dashed horizontal line at 90 %, the average of all."""

import math

import numpy as np


def draw(sheet):
    rng = np.random.default_rng(2)

    def sample(n):
        x = rng.uniform(0, 1, n)
        return x, 2 * x + (0.1 + x) * rng.normal(size=n)

    slope, cut = np.polyfit(*sample(500), 1)
    x, y = sample(2000)
    scores = np.sort(np.abs(y - slope * x - cut))
    width = scores[math.ceil(2001 * 0.9) - 1]

    left, right = sheet.subplots(1, 2)
    u, v = sample(150)
    grid = np.array([0.0, 1.0])
    left.plot(u, v, "o", markersize=2.5)
    left.plot(grid, slope * grid + cut, "-", color="C1", label="fit")
    left.fill_between(grid, slope * grid + cut - width, slope * grid + cut + width, color="C1", alpha=0.2)
    left.set_xlabel("$x$")
    left.set_ylabel("$y$ and its 90 % band")

    u, v = sample(100_000)
    inside = np.abs(v - slope * u - cut) <= width
    place = np.minimum((u * 10).astype(int), 9)
    covered = [inside[place == k].mean() for k in range(10)]
    right.plot(np.arange(10) / 10 + 0.05, covered, "s-", markersize=4, label="in a slice of $x$")
    right.axhline(0.9, linestyle="--", color="C1", label="promised, on average")
    right.set_ylim(0.5, 1.03)
    right.set_xlabel("$x$")
    right.set_ylabel("coverage")
    right.legend(loc="lower left", fontsize=8)
