"""Two panels, each with the log-likelihoods of ten samples of Poisson counts with true mean 3, each shifted so that
its maximum is zero, over the mean from 1 to 6. Left, samples of 5: the curves are wide and their maxima lie
scattered between 2 and 4.4. Right, samples of 50: the curves are narrow, with maxima between 2.4 and 3.4."""

import numpy as np


def draw(sheet):
    rng = np.random.default_rng(2)
    rate = np.linspace(1, 6, 400)
    for panel, n in zip(sheet.subplots(1, 2, sharey=True), (5, 50), strict=True):
        for mean in rng.poisson(3, size=(10, n)).mean(1):
            loglik = n * (mean * np.log(rate) - rate)
            panel.plot(rate, loglik - n * (mean * np.log(mean) - mean), color="C0", ls="-", lw=0.9, alpha=0.7)
            panel.plot(mean, 0, color="C1", marker="o", ls="none", ms=5)
        panel.axvline(3, color="C2", ls="--", lw=1)
        panel.set_title(f"$n = {n}$")
        panel.set_xlabel("Poisson mean $\\lambda$")
        panel.set_ylim(-5, 0.4)
        panel.set_xlim(1, 6)
        panel.set_xticks([2, 3, 4, 5])
        if n == 5:
            panel.set_ylabel("log-likelihood, maximum at 0")
        else:
            panel.annotate(
                "true mean",
                (3, -3.5),
                xytext=(4.4, -1),
                color="C2",
                arrowprops={"arrowstyle": "-", "color": "C2"},
            )
