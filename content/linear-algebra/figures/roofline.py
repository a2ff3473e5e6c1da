"""A roofline on logarithmic axes: attainable speed over arithmetic intensity. It rises with the memory
bandwidth of 2.04 TB/s and becomes flat at 312 TFLOP/s, from 153 FLOP per byte on. On the slope lie the addition of two
vectors (0.17 FLOP per byte) and the product of an 8192 by 8192 matrix with 1, 16 and 128 columns (1, 16 and 124); on
the flat part lies the product with 8192 columns (2731)."""

import numpy as np

PEAK, BANDWIDTH = 312.0, 2.039  # TFLOP/s in bfloat16 and TB/s: NVIDIA A100 80GB SXM, data sheet of 2021


def intensity(n, m, p, width=2):
    """FLOP per byte of an (n, m) times (m, p) product whose three matrices cross the bus once."""
    return 2 * n * m * p / (width * (n * m + m * p + n * p))


def draw(sheet):
    axes = sheet.subplots()
    x = np.logspace(-1.2, 4.2, 200)
    axes.plot(x, np.minimum(PEAK, BANDWIDTH * x))
    axes.axvline(PEAK / BANDWIDTH, linewidth=1, linestyle=":")
    axes.annotate(
        "balance: 153 FLOP/byte",
        (PEAK / BANDWIDTH, 0.2),
        xytext=(5, 0),
        textcoords="offset points",
        fontsize=8,
    )
    named = [("vector addition", 1 / 6)]
    named += [(f"{p} column{'s' if p > 1 else ''}", intensity(8192, 8192, p)) for p in (1, 16, 128, 8192)]
    for name, at in named:
        height = min(PEAK, BANDWIDTH * at)
        axes.plot(at, height, marker="o", linestyle="none")
        flat = at > PEAK / BANDWIDTH
        axes.annotate(
            name,
            (at, height),
            xytext=(0, -14) if flat else (9, -5),
            textcoords="offset points",
            ha="center" if flat else "left",
            fontsize=8,
        )
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlim(0.06, 2e4)
    axes.set_ylim(0.1, 900)
    axes.set_xlabel("arithmetic intensity (FLOP per byte of memory traffic)")
    axes.set_ylabel("attainable TFLOP/s")
