"""Contour plots of four functions of x and y around a stationary point at the origin, marked by a dot. First x squared
plus y squared: closed ovals, a minimum, Hessian eigenvalues 2 and 2. Second x squared minus y squared: crossing
contours, a saddle, eigenvalues 2 and minus 2. Third and fourth x squared plus and minus y to the fourth: both have the
Hessian eigenvalues 2 and 0, yet the third has closed contours and is a minimum while the fourth is a saddle. Solid
contours are above the value at the point, dashed ones below."""

import numpy as np

SHAPES = (
    ("$x^2 + y^2$", "eigenvalues 2, 2\nminimum", lambda x, y: x**2 + y**2),
    ("$x^2 - y^2$", "eigenvalues 2, −2\nsaddle", lambda x, y: x**2 - y**2),
    ("$x^2 + y^4$", "eigenvalues 2, 0\nminimum", lambda x, y: x**2 + y**4),
    ("$x^2 - y^4$", "eigenvalues 2, 0\nsaddle", lambda x, y: x**2 - y**4),
)


def draw(sheet):
    x, y = np.meshgrid(np.linspace(-1.2, 1.2, 161), np.linspace(-1.2, 1.2, 161))
    panels = sheet.subplots(1, 4, sharex=True, sharey=True)
    for axes, (formula, verdict, height) in zip(panels, SHAPES, strict=True):
        z = height(x, y)
        axes.contour(x, y, z, levels=[0.1, 0.3, 0.6, 1.0], colors="C0", linestyles="solid", linewidths=1.3)
        axes.contour(x, y, -z, levels=[0.1, 0.3, 0.6, 1.0], colors="C1", linestyles="dashed", linewidths=1.3)
        axes.plot(0, 0, "o", color="C2", markersize=5)
        axes.set_title(f"{formula}\n{verdict}", fontsize=10)
        axes.set_aspect("equal")
        axes.set_xticks([-1, 0, 1])
        axes.set_yticks([-1, 0, 1])
        axes.set_xlabel("$x$")
    panels[0].set_ylabel("$y$")
