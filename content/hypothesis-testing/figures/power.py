"""Two panels. Left: two bell curves of the z statistic, one around 0 for a true hypothesis and one around 2.8 for
an effect of 2.8 standard errors. Dotted vertical lines at -1.96 and 1.96 bound the region where the test does
not reject. The shaded tails of the first curve beyond the lines hold 5 %, the hatched part of the second curve
right of the line holds 80 %, the power. Right: power over the effect in standard deviations for 16, 64 and 256
observations: V-shaped wells that touch 5 % at effect zero, each half as wide as the one before. Power 80 % is
reached at effects of 0.70, 0.35 and 0.18."""

import math

import numpy as np

LIMIT = 1.959964


def normal_cdf(x):
    return np.array([math.erfc(-v / math.sqrt(2)) / 2 for v in x])


def draw(sheet):
    left, right = sheet.subplots(1, 2)
    z = np.linspace(-4, 6.5, 500)
    bell = lambda centre: np.exp(-((z - centre) ** 2) / 2) / math.sqrt(2 * math.pi)  # noqa: E731
    left.plot(z, bell(0), "-", color="C0", label="no effect")
    left.plot(z, bell(2.8), "--", color="C1", label="effect 2.8 s.e.")
    left.fill_between(z, bell(0), where=np.abs(z) >= LIMIT, color="C0", alpha=0.7, linewidth=0)
    left.fill_between(
        z, bell(2.8), where=z >= LIMIT, facecolor="none", edgecolor="C1", hatch="///", linewidth=0
    )
    for limit in (-LIMIT, LIMIT):
        left.plot([limit, limit], [0, 0.42], ":", color="C2")
    left.annotate(r"$\alpha/2$", (-2.2, 0.02), textcoords="offset points", xytext=(-16, 18), ha="center")
    left.annotate("power", (4.3, 0.16), textcoords="offset points", xytext=(6, 4), ha="left")
    left.annotate(
        r"$\beta$",
        (1.45, 0.045),
        textcoords="offset points",
        xytext=(-20, 28),
        arrowprops={"arrowstyle": "->", "color": "C1"},
    )
    left.set_ylim(0, 0.58)
    left.set_xlabel("$z$ statistic")
    left.set_ylabel("density")
    left.legend(loc="upper left", fontsize=8)

    effect = np.linspace(-1, 1, 401)
    for n, style in ((16, "-"), (64, "--"), (256, "-.")):
        shift = effect * math.sqrt(n)
        right.plot(effect, normal_cdf(shift - LIMIT) + normal_cdf(-shift - LIMIT), style, label=f"$n = {n}$")
    right.axhline(0.8, linestyle=":", linewidth=1, color="C3")
    right.annotate("80 %", (0.0, 0.8), textcoords="offset points", xytext=(0, 3), ha="center", fontsize=8)
    right.set_ylim(0, 1.02)
    right.set_xlabel(r"true effect $\delta/\sigma$")
    right.set_ylabel("power")
    right.legend(loc="lower right", fontsize=8)
