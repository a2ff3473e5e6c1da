"""The factor by which one step shrinks the error of a quadratic with curvatures 1 and 6, over the step size from 0 to
0.4. The factor of the curvature 1, drawn dashed, falls slowly in a straight line from one. The factor of the
curvature 6, drawn dotted, falls to zero at one sixth and rises again, passing one at the step 2/L, one third. The
larger of the two, a solid line, is lowest where they meet, at the step 2/7 with the factor 5/7."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    low, high = 1.0, 6.0
    step = np.linspace(0, 0.4, 401)
    slow, steep = np.abs(1 - step * low), np.abs(1 - step * high)
    axes.plot(step, np.maximum(slow, steep), linewidth=3, alpha=0.6, label="worst factor $r$")
    axes.plot(step, slow, "--", label=r"flat direction, $|1 - \eta \mu|$")
    axes.plot(step, steep, ":", linewidth=2, label=r"steep direction, $|1 - \eta L|$")
    best, factor = 2 / (low + high), (high - low) / (high + low)
    axes.plot([best], [factor], "o", markersize=8)
    axes.annotate(
        r"best step $\frac{2}{\mu + L}$",
        (best, factor),
        xytext=(0.305, 0.3),
        arrowprops={"arrowstyle": "->", "color": axes.xaxis.label.get_color()},
    )
    axes.plot([2 / high], [1], "s", markersize=7)
    axes.annotate(
        r"$2/L$: no longer shrinks",
        (2 / high, 1),
        xytext=(0.2, 1.12),
        arrowprops={"arrowstyle": "->", "color": axes.xaxis.label.get_color()},
    )
    axes.set_xlabel(r"step size $\eta$ (curvatures $\mu = 1$ and $L = 6$)")
    axes.set_ylabel("factor of the error, one step")
    axes.set_xlim(0, 0.4)
    axes.set_ylim(0, 1.7)
    axes.legend(loc="upper left")
