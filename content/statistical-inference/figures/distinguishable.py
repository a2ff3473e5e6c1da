"""Jeffreys' prior of a coin's chance, a curve shaped like a U over 0 to 1, lowest at one half and rising without
bound at both ends. Vertical lines divide the interval into twelve parts of equal probability. Neighbouring lines
are equally easy to tell apart from data: they stand close together near 0 and 1 and far apart near one half."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    theta = np.linspace(0.004, 0.996, 500)
    axes.plot(theta, density(theta), lw=2)
    cuts = np.sin(np.pi * np.arange(1, 12) / 24) ** 2
    axes.vlines(cuts, 0, density(cuts), color="C1", ls="--", lw=1.1)
    axes.annotate(
        "twelve parts of equal probability,\nequally many standard errors wide",
        (cuts[6], 0.35),
        xytext=(0.5, 1.75),
        ha="center",
        arrowprops={"arrowstyle": "-", "color": "C1"},
    )
    axes.set_xlabel("chance $\\theta$")
    axes.set_ylabel("density")
    axes.set_ylim(0, 2.6)
    axes.set_xlim(0, 1)


def density(theta):
    return 1 / (np.pi * np.sqrt(theta * (1 - theta)))
