"""On the left a grid of polar coordinates with one cell marked, radius 2 to 2.5 and angle 0.4 to 0.8. On the right its
image under the map to Cartesian coordinates: the cell has become a curved patch, and over it lies, dashed, the
parallelogram that the two columns of the Jacobian span at the cell's lower left corner. The area of the parallelogram
is the absolute determinant, here the radius 2, times the area of the cell."""

import numpy as np

RADIUS, ANGLE, WIDE, HIGH = 2.0, 0.4, 0.5, 0.4


def image(radius, angle):
    return radius * np.cos(angle), radius * np.sin(angle)


def outline():
    """The boundary of the cell, as radii and angles."""
    side = np.linspace(0, 1, 30)
    radius = RADIUS + WIDE * np.concatenate([side, np.ones(30), 1 - side, np.zeros(30)])
    angle = ANGLE + HIGH * np.concatenate([np.zeros(30), side, np.ones(30), 1 - side])
    return radius, angle


def draw(sheet):
    before, after = sheet.subplots(1, 2)
    fine = np.linspace(0, 3, 100)
    for radius in np.arange(0.5, 3.01, 0.5):
        before.plot([radius, radius], [0, 1.6], "-", color="C0", alpha=0.5, linewidth=0.8)
        after.plot(*image(radius, np.linspace(0, 1.6, 100)), "-", color="C0", alpha=0.5, linewidth=0.8)
    for angle in np.arange(0, 1.61, 0.4):
        before.plot([0, 3], [angle, angle], "-", color="C0", alpha=0.5, linewidth=0.8)
        after.plot(*image(fine, angle), "-", color="C0", alpha=0.5, linewidth=0.8)
    before.fill(*outline(), color="C0", alpha=0.5)
    after.fill(*image(*outline()), color="C0", alpha=0.5)
    corner = np.array(image(RADIUS, ANGLE))
    right = WIDE * np.array([np.cos(ANGLE), np.sin(ANGLE)])
    up = HIGH * RADIUS * np.array([-np.sin(ANGLE), np.cos(ANGLE)])
    loop = np.array([corner, corner + right, corner + right + up, corner + up, corner])
    after.plot(*loop.T, "--", color="C1", linewidth=2)
    before.annotate(
        "area $dr \\, d\\varphi$",
        (RADIUS + WIDE / 2, ANGLE + HIGH),
        xytext=(1.1, 1.26),
        arrowprops={"arrowstyle": "->", "color": "C2"},
    )
    after.annotate(
        "area $r \\, dr \\, d\\varphi$",
        corner + right / 2 + up,
        xytext=(1.75, 2.35),
        arrowprops={"arrowstyle": "->", "color": "C2"},
    )
    before.set_xlabel("radius $r$")
    before.set_ylabel("angle $\\varphi$")
    after.set_xlabel("$r \\cos \\varphi$")
    after.set_ylabel("$r \\sin \\varphi$")
    after.set_aspect("equal")
