"""Contours of a function of two variables with a saddle at the origin and two minima, one above and one below it.
Three paths begin at the same point, to the right and slightly above the saddle. Newton's method with half steps,
crosses, goes straight to the saddle and stays. Gradient descent, small dots, first moves towards the saddle, then
turns up to the upper minimum. Half Newton steps with absolute eigenvalues, squares, turn up at once and reach the
upper minimum."""

import numpy as np


def _grad(z):
    return np.array([z[0], z[1] ** 3 - z[1]])


def _curvature(z):
    return np.array([1.0, 3 * z[1] ** 2 - 1])


def _path(step, start, count):
    points = [start]
    for _ in range(count):
        points.append(points[-1] - step(points[-1]))
    return np.array(points)


def draw(sheet):
    axes = sheet.subplots()
    x, y = np.meshgrid(np.linspace(-0.6, 1.8, 121), np.linspace(-1.9, 1.6, 121))
    height = x**2 / 2 - y**2 / 2 + y**4 / 4
    ink = axes.xaxis.label.get_color()
    axes.contour(x, y, height, levels=np.arange(-0.25, 2.0, 0.125), linewidths=0.7, alpha=0.35, colors=[ink])
    start = np.array([1.5, 0.25])
    axes.plot(*_path(lambda z: 0.2 * _grad(z), start, 40).T, ".-", label="gradient descent, $\\eta = 0.2$")
    axes.plot(
        *_path(lambda z: 0.5 * _grad(z) / _curvature(z), start, 8).T,
        "x--",
        markersize=8,
        label="Newton, half steps",
    )
    axes.plot(
        *_path(lambda z: 0.5 * _grad(z) / np.abs(_curvature(z)), start, 9).T,
        "s:",
        markersize=5,
        label="the same, absolute eigenvalues",
    )
    for text, place in (("minimum", (0, 1)), ("minimum", (0, -1)), ("saddle", (0, 0))):
        axes.annotate(text, place, xytext=(-8, 0), textcoords="offset points", ha="right", va="center")
    axes.set_xlim(-0.6, 1.8)
    axes.set_ylim(-1.9, 1.6)
    axes.set_xlabel("$x$")
    axes.set_ylabel("$y$")
    axes.legend(loc="lower right")
