"""Relative error of a measured slope of 1/x at x = 0.7 over the step h, both axes logarithmic, h from 1e-15 to 0.1.
The forward difference falls with h down to about 1e-8 and rises again as 1/h; the central difference falls twice as
steeply, reaches about 1e-11 near h = 3e-6 and rises along the same 1/h branch. The complex step falls like the central
difference at first and then stays at the rounding level of 1e-16, however small h becomes."""

import numpy as np

X, SLOPE = 0.7, -1 / 0.7**2
FLOOR = 1e-17


def f(x):
    return 1 / x


def smoothed(errors, width=9):
    """The upper envelope: the largest error of nearby steps, since single ones are small by luck."""
    return np.array([errors[max(0, i - width // 2) : i + width // 2 + 1].max() for i in range(len(errors))])


def draw(sheet):
    axes = sheet.subplots()
    h = np.logspace(-15.2, -1, 285)
    right, left = X + h, X - h  # divide by the step that was taken, not by the one that was asked for
    curves = {
        "forward": ("-", (f(right) - f(X)) / (right - X)),
        "central": ("--", (f(right) - f(left)) / (right - left)),
        "complex step": (":", f(X + 1j * h).imag / h),
    }
    for name, (style, slope) in curves.items():
        errors = np.maximum(np.abs(slope / SLOPE - 1), FLOOR)
        axes.loglog(h, smoothed(errors), style, linewidth=2, label=name)
    axes.text(3e-13, 1e-2, "rounding, $\\sim 1/h$")
    axes.text(2e-8, 1e-4, "truncation $\\sim h$", ha="left")
    axes.text(7e-5, 1e-11, "truncation $\\sim h^2$")
    axes.set_xlabel("step $h$")
    axes.set_ylabel("relative error of the slope")
    axes.set_xlim(1e-15, 0.03)
    axes.set_ylim(1e-17, 10)
    axes.legend(loc="lower left", bbox_to_anchor=(0.02, 0.1))
