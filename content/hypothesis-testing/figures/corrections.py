"""Twelve sorted p-values over their rank, with three limits at 5 %. Bonferroni is a flat line at 0.0042, Holm a curve
that rises slowly from there to 0.05 at the last rank, Benjamini-Hochberg a straight line to 0.05. The first two
points lie below Bonferroni; the third lies above it and below Holm, which therefore rejects three and stops at
the fourth. The fifth point lies above the line of Benjamini-Hochberg, the sixth and seventh below it, the rest
above: it rejects the first seven, the fifth included."""

import numpy as np

P = (0.0005, 0.0021, 0.0046, 0.0102, 0.0225, 0.0231, 0.0274, 0.0389, 0.0462, 0.0531, 0.0570, 0.0610)


def draw(sheet):
    axes = sheet.subplots()
    m = len(P)
    rank = np.arange(1, m + 1)
    axes.plot(rank, 0.05 * rank / m, "-", color="C1", label="Benjamini-Hochberg: rejects 7")
    axes.plot(rank, 0.05 / (m - rank + 1), "--", color="C2", label="Holm: rejects 3")
    axes.plot(rank, np.full(m, 0.05 / m), ":", linewidth=2, color="C3", label="Bonferroni: rejects 2")
    axes.plot(rank, P, "o", color="C0", markersize=6, label="sorted p-values")
    axes.annotate(
        "above the line,\nyet rejected",
        (5, P[4]),
        textcoords="offset points",
        xytext=(-52, 34),
        ha="center",
        fontsize=9,
        arrowprops={"arrowstyle": "->", "color": "C0"},
    )
    axes.set_xticks(rank)
    axes.set_ylim(-0.003, 0.088)
    axes.set_xlabel("rank $j$ of the p-value")
    axes.set_ylabel("p-value and limit")
    axes.legend(loc="upper left", fontsize=8, ncols=2)
