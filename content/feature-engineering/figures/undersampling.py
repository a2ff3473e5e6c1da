"""Reported against true probability on the unit square when each negative is kept with probability beta. For beta = 1
it is the diagonal. For 0.1 a true probability of 0.1 is reported as 0.53, for 0.01 as 0.92: the curves rise steeply
near zero and then run along the top."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    p = np.linspace(0, 1, 400)
    for beta, style, at, shift in ((1, "-", 130, 0), (0.1, "--", 130, 0), (0.01, ":", 60, 32)):
        reported = p / (p + beta * (1 - p))
        axes.plot(p, reported, linestyle=style, linewidth=2)
        axes.annotate(
            f"negatives kept: {beta:.0%}",
            (p[at], reported[at]),
            xytext=(8, shift - 14),
            textcoords="offset points",
            fontsize=9,
        )
    axes.axhline(0.5, linewidth=1, color="grey")
    axes.annotate(
        "a threshold of 0.5", (0.99, 0.5), xytext=(0, -12), textcoords="offset points", ha="right", fontsize=9
    )
    axes.set_ylim(-0.05, 1.12)
    axes.set_xlabel("true probability")
    axes.set_ylabel("reported probability")
