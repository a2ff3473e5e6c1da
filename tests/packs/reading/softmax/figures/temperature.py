"""The probability of the first of two classes over the difference of their logits, from -6 to 6, for the
temperatures 0.5, 1 and 3: three S-shaped curves through one half, the steeper the smaller the temperature."""

import numpy as np


def draw(sheet):
    axes = sheet.subplots()
    difference = np.linspace(-6, 6, 121)
    for temperature in (0.5, 1.0, 3.0):
        axes.plot(difference, 1 / (1 + np.exp(-difference / temperature)), label=f"$T = {temperature:g}$")
    axes.set_xlabel("$z_1 - z_2$")
    axes.set_ylabel("probability of class 1")
    axes.legend()
