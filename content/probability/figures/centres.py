"""The density of a log-normal variable with sigma = 0.75 over x from 0 to 5: it rises steeply, peaks at the
mode 0.57 and falls off in a long tail to the right. Three vertical lines mark the mode at 0.57, the median at 1
and the mean at 1.32, in this order from left to right."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    sigma = 0.75
    x = np.linspace(0.01, 5, 400)
    density = np.exp(-((np.log(x) / sigma) ** 2) / 2) / (x * sigma * np.sqrt(2 * np.pi))
    axes.plot(x, density)
    top = density.max()
    marks = (
        ("mode $e^{-\\sigma^2}$", np.exp(-(sigma**2)), 1.22),
        ("median 1", 1.0, 1.12),
        ("mean $e^{\\sigma^2/2}$", np.exp(sigma**2 / 2), 1.02),
    )
    for name, place, height in marks:
        (line,) = axes.plot([place, place], [0, height * top])
        axes.text(place + 0.06, height * top, name, color=line.get_color(), va="center")
    axes.set_ylim(0, 1.32 * top)
    axes.set_xlim(0, 5)
    axes.set_xlabel("$x$")
    axes.set_ylabel("density")
