"""Two divergences between two normals of standard deviation one over the distance of their means, from 0 to 8. The KL
divergence is a parabola that leaves the picture at a distance of 1.6. The Jensen-Shannon divergence starts along
a flatter parabola, bends at a distance of about two and is almost flat from six on, just below the dotted level log 2."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    distance = np.linspace(0, 8, 81)
    x = np.linspace(-10, 18, 4001)
    step = x[1] - x[0]
    p = _normal(x, 0)
    shannon = []
    for d in distance:
        q = _normal(x, d)
        m = (p + q) / 2
        shannon.append(0.5 * (p * np.log(p / m) + q * np.log(q / m)).sum() * step)
    axes.plot(distance, distance**2 / 2, "--", label="KL divergence")
    axes.plot(distance, shannon, "-", label="Jensen-Shannon divergence")
    axes.axhline(np.log(2), linestyle=":", linewidth=1.2)
    axes.annotate(r"$\log 2$", (0.15, np.log(2) + 0.03), fontsize=9)
    axes.annotate("no slope left to follow", (5.2, 0.57), fontsize=8)
    axes.set_ylim(0, 1.3)
    axes.set_xlabel("distance of the means, in standard deviations")
    axes.set_ylabel("divergence (nats)")
    axes.legend(loc="upper right", fontsize=9)


def _normal(x, mean):
    return np.exp(-((x - mean) ** 2) / 2) / np.sqrt(2 * np.pi)
