"""Estimates of a mean income of 50 from 20,000 rows of which about 40 % lack the income, under three mechanisms. The
mean of complete rows is at 50 if values are missing completely at random, near 47.5 if missingness depends on age, and
near 45.6 if it depends on income. Filling the gaps by a regression on age gives 50, 50 and about 46.9."""

import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def draw(sheet):
    rng = np.random.default_rng(2)
    age = rng.normal(size=20_000)
    income = 50 + 10 * (0.6 * age + 0.8 * rng.normal(size=20_000))
    chances = {
        "MCAR\n(random)": np.full(20_000, 0.4),
        "MAR\n(depends on age)": sigmoid(1.5 * age - 0.5),
        "MNAR\n(depends on income)": sigmoid(0.15 * (income - 50) - 0.5),
    }
    complete, filled = [], []
    for chance in chances.values():
        gone = rng.random(20_000) < chance
        slope, start = np.polyfit(age[~gone], income[~gone], 1)
        complete.append(income[~gone].mean())
        filled.append(np.where(gone, start + slope * age, income).mean())
    axes = sheet.subplots()
    rows = np.arange(3)
    axes.axvline(50, linestyle="--", linewidth=1, color="grey")
    axes.plot(
        complete, rows - 0.12, marker="o", linestyle="none", markersize=9, label="mean of complete rows"
    )
    axes.plot(
        filled,
        rows + 0.12,
        marker="D",
        linestyle="none",
        markersize=8,
        label="gaps filled by regression on age",
    )
    axes.annotate("truth", (50, 2.4), xytext=(4, 0), textcoords="offset points", fontsize=9)
    axes.set_yticks(rows, chances)
    axes.set_ylim(2.6, -0.5)
    axes.set_xlim(44.5, 51.5)
    axes.set_xlabel("estimated mean income")
    axes.legend(loc="upper left", fontsize=8)
