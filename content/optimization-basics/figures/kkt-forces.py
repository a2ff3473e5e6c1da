"""Circular contours around the point (2, 1.5), the minimum without constraints. Two constraints cut it off: a
straight line falling from the upper left, and a vertical line at x = 1.2; the shaded side is forbidden. The
solution is the corner where they meet. Three arrows start there: the negative gradient, solid, points to the upper
right towards the unconstrained minimum and lies between the two normals, dashed, which point straight right and to
the upper right."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    x, y = np.meshgrid(np.linspace(-0.4, 3.2, 121), np.linspace(-0.4, 2.4, 121))
    ink = axes.xaxis.label.get_color()
    axes.contour(
        x,
        y,
        (x - 2) ** 2 + (y - 1.5) ** 2,
        levels=np.linspace(0.15, 4, 8),
        linewidths=0.8,
        alpha=0.35,
        colors=[ink],
    )
    forbidden = (x + 2 * y > 2.6) | (x > 1.2)
    axes.contourf(x, y, forbidden.astype(float), levels=[0.5, 1.5], alpha=0.15, colors=["C0"])
    line = np.array([-0.4, 3.2])
    axes.plot(line, (2.6 - line) / 2, "-", linewidth=2)
    axes.plot([1.2, 1.2], [-0.4, 2.4], "-.", linewidth=2)
    corner = np.array([1.2, 0.7])
    # -grad f = (0.8, 0.8) = 0.4 (1, 2) + 0.4 (1, 0), for f half the squared distance
    for tip, style, text, shift in (
        ((0.8, 0.8), "-", r"$-\nabla f$", (0.08, -0.02)),
        ((0.4, 0.8), "--", r"$\mu_1 \nabla g_1$", (-0.22, 0.1)),
        ((0.4, 0.0), "--", r"$\mu_2 \nabla g_2$", (0.06, -0.07)),
    ):
        axes.annotate(
            "",
            corner + tip,
            xytext=corner,
            arrowprops={"arrowstyle": "-|>", "linestyle": style, "color": ink, "lw": 1.8},
        )
        axes.annotate(text, corner + tip + np.array(shift), fontsize=11)
    axes.plot(*corner, "o", markersize=7)
    axes.annotate("solution", corner, xytext=(-8, -12), textcoords="offset points", ha="right")
    axes.annotate("feasible", (0.1, 0.0), ha="center")
    axes.annotate("$x_1 + 2 x_2 = 2.6$", (2.15, 0.42))
    axes.annotate("$x_1 = 1.2$", (1.12, 2.15), ha="right")
    axes.set_xlim(-0.4, 3.2)
    axes.set_ylim(-0.4, 2.4)
    axes.set_aspect("equal")
    axes.set_xlabel("$x_1$")
    axes.set_ylabel("$x_2$")
