"""Two panels. Left: the density of the standardised mean of n exponential variables for n = 1, 4 and 30, beside
the standard normal density. For n = 1 it is a steep one-sided slope, for n = 4 a lopsided hump, for n = 30
nearly the normal curve. Right: the running mean of up to 10,000 draws on a logarithmic axis. That of
exponential variables settles at 1; that of Cauchy variables keeps jumping and settles nowhere."""

import math

import numpy as np


def draw(sheet):
    left, right = sheet.subplots(1, 2)
    z = np.linspace(-3, 4, 500)
    for n in (1, 4, 30):
        total = n + math.sqrt(n) * z  # the sum of n exponentials with rate 1 is gamma with shape n
        inside = total > 1e-9
        log_density = (n - 1) * np.log(total[inside]) - total[inside] - math.lgamma(n) + math.log(n) / 2
        left.plot(z[inside], np.exp(log_density), label=f"$n = {n}$")
    left.plot(z, np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi), label="normal")
    left.set_xlabel("standardised mean")
    left.set_ylabel("density")
    left.legend()

    rng = np.random.default_rng(5)
    n = np.arange(1, 10_001)
    shown = np.unique(np.geomspace(1, 10_000, 300).astype(int)) - 1
    for name, values in (
        ("exponential", rng.exponential(size=n.size)),
        ("Cauchy", rng.standard_cauchy(n.size)),
    ):
        right.semilogx(n[shown], (np.cumsum(values) / n)[shown], label=name)
    right.set_xlabel("number of draws")
    right.set_ylabel("running mean")
    right.legend()
