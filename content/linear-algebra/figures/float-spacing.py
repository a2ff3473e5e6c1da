"""The gap from one floating-point number to the next, over its size, on two logarithmic axes, for bfloat16, float16,
float32 and float64. All four rise in steps, by a factor of two at each power of two, so that the gap is a constant
share of the number. float16 becomes flat below 6e-5, where its subnormal numbers begin, and ends at 65,504."""

import numpy as np

FORMATS = (  # name, bits of the significand with the hidden one, least normal exponent, largest finite number
    ("bfloat16", 8, -126, 3.39e38),
    ("float16", 11, -14, 65504.0),
    ("float32", 24, -126, 3.4e38),
    ("float64", 53, -1022, 1.8e308),
)


def draw(sheet):
    axes = sheet.subplots()
    size = np.logspace(-7, 7, 1401)
    for name, bits, least, largest in FORMATS:
        x = size[size <= largest]
        gap = 2.0 ** (np.maximum(np.floor(np.log2(x)), least) - (bits - 1))
        axes.plot(x, gap)
        axes.annotate(
            name, (x[-1], gap[-1]), xytext=(5, 0), textcoords="offset points", va="center", fontsize=8
        )
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlim(1e-7, 6e8)
    axes.set_ylim(1e-24, 1e7)
    axes.set_xlabel("size of the number")
    axes.set_ylabel("gap to the next number")
