"""The effective share of an importance sample over the standard deviation s of the proposal, from 0.6 to 3, for
a standard normal target in 1, 5 and 20 dimensions. Each curve is 0 up to s = 0.71, where the variance of the
weights is infinite, reaches 1 at s = 1 and falls again: slowly in 1 dimension, to almost nothing by s = 1.6 in
20 dimensions."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    s = np.linspace(0.6, 3, 481)
    share = np.sqrt(np.maximum(2 * s**2 - 1, 0)) / s**2  # 1 / E[w^2] in one dimension
    for d in (1, 5, 20):
        axes.plot(s, share**d, label=f"$d = {d}$")
    axes.axvspan(0.6, np.sqrt(0.5), alpha=0.18, lw=0, label="infinite variance")
    axes.set_xlim(0.6, 3)
    axes.set_ylim(0, 1.05)
    axes.set_xlabel("standard deviation $s$ of the proposal")
    axes.set_ylabel("effective share of the sample")
    axes.legend(loc="upper right")
