"""Two planes. Left, the inputs: three parallel dashed lines, all in the direction of the null space (2, -1), with five
points on each and another marker for each line. Right, the outputs of the matrix with rows (1, 2) and (0.5, 1): every
line has become one single point, and the three points lie on the line in direction (2, 1), the column space."""

import numpy as np

A = np.array([[1.0, 2.0], [0.5, 1.0]])
MARKERS = ("o", "s", "^")


def draw(sheet):
    left, right = sheet.subplots(1, 2)
    along = np.linspace(-2.2, 2.2, 5)
    for level, marker in zip((-3.0, 0.0, 3.0), MARKERS, strict=True):
        start = level * np.array([1.0, 2.0]) / 5  # on the line x1 + 2 x2 = level, nearest to the origin
        points = start + np.outer(along, [2.0, -1.0]) / np.sqrt(5)
        (line,) = left.plot(*points.T, linestyle="--", marker=marker, markersize=6)
        image = points @ A.T
        right.plot(*image.T, linestyle="none", marker=marker, markersize=9, color=line.get_color())
        left.annotate(
            f"$x_1 + 2x_2 = {level:g}$",
            points[-1],
            xytext=(4, -4),
            textcoords="offset points",
            va="top",
            fontsize=8,
        )
        right.annotate(
            f"all {len(points)} points", image[0], xytext=(9, -11), textcoords="offset points", fontsize=8
        )
    ends = np.outer([-2.2, 2.2], [2.0, 1.0])
    right.plot(*ends.T, linewidth=1, linestyle=":", zorder=0)
    right.annotate(
        "column space", ends[1], xytext=(-6, -2), textcoords="offset points", ha="right", fontsize=8
    )
    left.set(xlabel="$x_1$", ylabel="$x_2$", title="inputs $x$", xlim=(-4.2, 5.6), ylim=(-3.6, 3.6))
    right.set(xlabel="$(Ax)_1$", ylabel="$(Ax)_2$", title="outputs $Ax$", xlim=(-5.4, 6.4), ylim=(-3.6, 3.6))
