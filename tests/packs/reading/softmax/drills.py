"""The softmax in numbers."""

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["dl.softmax"],
    level=1,
    minutes=2,
    sources=["Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.2.2.3"],
)
def two_classes(rng):
    """The probability of the first of two classes."""
    first, second = (int(n) for n in rng.integers(-9, 10, size=2))
    answer = 1 / (1 + np.exp((second - first) / 4))
    return Asked(
        ask=f"The logits are ${first / 4:g}$ and ${second / 4:g}$. How probable is the first class?",
        answer=answer,
        working=f"$\\frac{{e^{{{first / 4:g}}}}}{{e^{{{first / 4:g}}} + e^{{{second / 4:g}}}}} = {answer:.4f}$",
        check=np.exp(first / 4) / np.exp([first / 4, second / 4]).sum(),
    )


@drill(
    objectives=["dl.temperature"],
    level=2,
    minutes=2,
    sources=["Hinton, Vinyals and Dean (2015), equation 1"],
)
def log_odds(rng):
    """The logarithm of the odds at a temperature"""
    gap, temperature = int(rng.integers(-9, 10)), int(rng.integers(2, 40)) / 10
    scores = np.array([gap / temperature, 0.0])
    chances = np.exp(scores - scores.max()) / np.exp(scores - scores.max()).sum()
    return Asked(
        ask=f"Two logits differ by {gap}. What is the logarithm of the odds of their classes at $T = {temperature:g}$?",
        answer=gap / temperature,
        unit="nats",
        tolerance=0.01,
        absolute=True,  # it may be 0
        working=f"The normalisation cancels: ${gap} / {temperature:g} = {gap / temperature:.4f}$.",
        check=np.log(chances[0] / chances[1]),
    )
