"""The mean squared error of three estimates of a coin's chance from ten tosses, over the true chance from 0 to 1.
The share of heads has an arch with height 0.025 at one half and zero at both ends. The posterior mean under
Beta(2, 2) lies below the arch between 0.19 and 0.81 and above it outside. The posterior mean under
Beta(20, 20) is nearly zero at one half and rises steeply to both sides, above the arch outside 0.32 to 0.68."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    n, theta = 10, np.linspace(0, 1, 401)
    curves = (
        ("share of heads", 0, "-"),
        ("mean under Beta(2, 2)", 2, "--"),
        ("mean under Beta(20, 20)", 20, "-."),
    )
    for name, a, style in curves:
        variance = n * theta * (1 - theta) / (n + 2 * a) ** 2
        bias = (a - 2 * a * theta) / (n + 2 * a)
        axes.plot(theta, variance + bias**2, ls=style, label=name)
    axes.set_ylim(0, 0.06)
    axes.set_xlim(0, 1)
    axes.set_xlabel("true chance $\\theta$")
    axes.set_ylabel("mean squared error")
    axes.legend(loc="upper center")
