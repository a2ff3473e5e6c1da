"""A density with two separate peaks, a high one at -2 and a lower one at 2, and two single normals fitted to it. The
forward fit is wide and has its peak between the two, at -0.8, where the target is low. The reverse fit
lies on the higher peak with the same width and ignores the other."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    x = np.linspace(-7, 6, 521)
    target = 0.7 * _normal(x, -2, 0.6) + 0.3 * _normal(x, 2, 0.6)
    axes.fill_between(x, target, alpha=0.25)
    axes.plot(x, target, "-", label="target $p$")
    axes.plot(
        x, _normal(x, -0.8, np.sqrt(0.36 + 0.21 * 16)), "--", label=r"minimises $D_{KL}(p \| q)$: covers"
    )
    axes.plot(x, _normal(x, -2, 0.6), ":", linewidth=2.5, label=r"minimises $D_{KL}(q \| p)$: selects")
    axes.set_ylim(0, 0.75)
    axes.set_xlabel("$x$")
    axes.set_ylabel("density")
    axes.legend(loc="upper right", fontsize=9)


def _normal(x, mean, sd):
    return np.exp(-((x - mean) ** 2) / (2 * sd**2)) / (sd * np.sqrt(2 * np.pi))
