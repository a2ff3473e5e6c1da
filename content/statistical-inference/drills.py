"""Estimation in numbers: posteriors, shrinkage, a variance from sums, a standard error, two models compared."""

import math
import statistics

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["stats.bayesian-updating", "stats.conjugate-priors"],
    level=2,
    minutes=4,
    sources=["Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), section 2.4"],
)
def two_more_successes(rng):
    """Two more successes, by a beta prior"""
    a, b = int(rng.integers(1, 7)), int(rng.integers(1, 7))
    trials = int(rng.integers(6, 25))
    successes = int(rng.integers(2, trials - 1))
    up, total = a + successes, a + b + trials
    chance = up / total * (up + 1) / (total + 1)
    theta = (np.arange(20_000) + 0.5) / 20_000
    belief = theta ** (a - 1 + successes) * (1 - theta) ** (b - 1 + trials - successes)
    return Asked(
        ask=f"""\
The chance $\\theta$ that a user accepts a suggestion has the prior $\\operatorname{{Beta}}({a}, {b})$. Of {trials} suggestions,
{successes} were accepted; given $\\theta$ they are independent.

How probable is it that the next **two** suggestions are both accepted?""",
        answer=chance,
        working=f"""\
The posterior is $\\operatorname{{Beta}}({a} + {successes}, {b} + {trials - successes}) = \\operatorname{{Beta}}({up}, {total - up})$.

- The next one is accepted with probability $E[\\theta] = {up} / {total} = {up / total:.4f}$.
- If it was, the posterior is $\\operatorname{{Beta}}({up + 1}, {total - up})$, and the second follows with ${up + 1} / {total + 1} = {(up + 1) / (total + 1):.4f}$.

$${up / total:.4f} \\cdot {(up + 1) / (total + 1):.4f} = {chance:.4f}$$

The square of the posterior mean, {(up / total) ** 2:.4f}, is too small: $E[\\theta^2] = E[\\theta]^2 + V(\\theta)$.""",
        check=(belief * theta**2).sum() / belief.sum(),  # the integral itself
    )


@drill(
    objectives=["stats.conjugate-priors", "stats.mle-vs-map"],
    level=2,
    minutes=4,
    sources=["Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), section 2.5"],
)
def mean_between_prior_and_data(rng):
    """A posterior mean between prior and data"""
    prior_mean, prior_deviation = int(rng.integers(10, 60)), int(rng.integers(1, 6))
    noise, count = int(rng.integers(3, 15)), int(rng.integers(2, 20))
    mean = prior_mean + int(rng.choice([-1, 1])) * int(rng.integers(5, 10))
    prior, data = 1 / prior_deviation**2, count / noise**2
    share = data / (prior + data)
    posterior = prior_mean + share * (mean - prior_mean)
    mu = np.linspace(prior_mean - 60, prior_mean + 60, 48_001)
    log_belief = -(((mu - prior_mean) / prior_deviation) ** 2) / 2 - count * ((mean - mu) / noise) ** 2 / 2
    belief = np.exp(log_belief - log_belief.max())
    return Asked(
        ask=f"""\
The mean latency $\\mu$ of a service, in milliseconds, has the prior $N({prior_mean}, {prior_deviation}^2)$. You measure {count} independent
latencies, normal around $\\mu$ with known standard deviation {noise}; their mean is {mean}.

What is the posterior mean of $\\mu$?""",
        answer=posterior,
        unit="ms",
        tolerance=0.003,
        working=f"""\
Weigh both by their precision:

- Prior: $1 / {prior_deviation}^2 = {prior:.5f}$
- Data: ${count} / {noise}^2 = {data:.5f}$

The data have the share ${data:.5f} / {prior + data:.5f} = {share:.4f}$, so the posterior mean is

$${prior_mean} + {share:.4f} \\cdot ({mean - prior_mean}) = {posterior:.4f}$$

It is the MAP estimate too, because a normal density has its mode at its mean.""",
        check=(belief * mu).sum() / belief.sum(),
    )


@drill(
    objectives=["stats.estimator-mse"],
    level=2,
    minutes=4,
    sources=["Casella and Berger, Statistical Inference, 2nd ed. (2002), section 7.3.1"],
)
def error_of_a_shrunk_mean(rng):
    """The mean squared error of a shrunk mean"""
    factor = int(rng.integers(5, 10)) / 10
    truth, noise, count = int(rng.integers(1, 7)) / 2, int(rng.integers(3, 13)), int(rng.integers(4, 30))
    bias, variance = (factor - 1) * truth, factor**2 * noise**2 / count
    gain = noise**2 / count - bias**2 - variance
    verdict = "just as much" if abs(gain) < 1e-9 else "less" if gain > 0 else "more"
    spread = noise / math.sqrt(count)
    return Asked(
        ask=f"""\
$\\bar x$ is the mean of {count} independent observations with true mean {truth:g} and standard deviation {noise}. Somebody estimates the mean
by ${factor:.1f}\\,\\bar x$.

What is the mean squared error of this estimator?""",
        answer=bias**2 + variance,
        working=f"""\
Mean squared error is squared bias plus variance:

- Bias: $({factor:.1f} - 1) \\cdot {truth:g} = {bias:.3f}$, squared ${bias**2:.5f}$
- Variance: ${factor:.1f}^2 \\cdot {noise}^2 / {count} = {variance:.5f}$

$${bias**2:.5f} + {variance:.5f} = {bias**2 + variance:.5f}$$

$\\bar x$ itself has no bias and the error ${noise}^2 / {count} = {noise**2 / count:.4f}$, so shrinking gives {verdict} here.""",
        # means that are one standard error too high or too low, equally often, have the same two moments
        check=sum((factor * (truth + sign * spread) - truth) ** 2 for sign in (-1, 1)) / 2,
    )


@drill(
    objectives=["stats.unbiased-variance"],
    level=1,
    minutes=3,
    sources=["Wasserman, All of Statistics (2004), section 3.3"],
)
def variance_from_two_sums(rng):
    """A variance from two running sums"""
    values = [int(v) for v in rng.integers(2, 20, size=int(rng.integers(5, 11)))]
    values[0] += 7
    count, total, squares = len(values), sum(values), sum(v * v for v in values)
    deviations = squares - total**2 / count
    return Asked(
        ask=f"""\
A job has kept three numbers of its measurements: the count $n = {count}$, the sum $\\sum x_i = {total}$ and the sum of squares
$\\sum x_i^2 = {squares}$.

What is the **unbiased** estimate of the variance?""",
        answer=deviations / (count - 1),
        working=f"""\
$$\\sum_i (x_i - \\bar x)^2 = \\sum_i x_i^2 - \\frac{{(\\sum_i x_i)^2}}{{n}} = {squares} - \\frac{{{total}^2}}{{{count}}} = {deviations:.4f}$$

Divided by $n - 1 = {count - 1}$, because the deviations from the estimated mean sum to 0: ${deviations / (count - 1):.4f}$.

In floating point this difference of large numbers loses digits where the mean is far above the spread; Welford's update avoids it.""",
        check=statistics.variance(values),
    )


@drill(
    objectives=["stats.mle-asymptotics", "stats.fisher-information"],
    level=3,
    minutes=4,
    sources=["Wasserman, All of Statistics (2004), section 9.7"],
)
def standard_error_of_a_rate(rng):
    """The standard error of an estimated rate"""
    count, total = int(rng.integers(20, 200)), int(rng.integers(30, 400))
    rate = count / total
    error = rate / math.sqrt(count)

    def log_likelihood(r):
        return count * math.log(r) - r * total

    step = rate * 1e-3
    bend = (log_likelihood(rate + step) - 2 * log_likelihood(rate) + log_likelihood(rate - step)) / step**2
    return Asked(
        ask=f"""\
{count} independent times between failures, exponential with rate $\\lambda$, add up to {total} hours.

What is the standard error of the maximum-likelihood estimate of $\\lambda$, from the Fisher information at the estimate?""",
        answer=error,
        unit="per hour",
        working=f"""\
$$\\ell(\\lambda) = n \\ln \\lambda - \\lambda \\sum_i x_i, \\qquad \\ell'(\\lambda) = 0 \\;\\Rightarrow\\; \\hat\\lambda = \\frac{{{count}}}{{{total}}} = {rate:.5f}$$

One observation has the information $1 / \\lambda^2$, $n$ have $n / \\lambda^2$. The standard error is the root of the inverse:

$$\\frac{{\\hat\\lambda}}{{\\sqrt n}} = \\frac{{{rate:.5f}}}{{\\sqrt{{{count}}}}} = {error:.6f}$$""",
        check=1 / math.sqrt(-bend),  # from the curvature of the log-likelihood, by differences
    )


@drill(
    objectives=["stats.aic-bic"],
    level=2,
    minutes=4,
    sources=["Schwarz, Estimating the Dimension of a Model, Annals of Statistics 6 (1978)"],
)
def larger_model_by_bic(rng):
    """Whether a larger regression pays by BIC"""
    count, small, more = int(rng.integers(40, 400)), int(rng.integers(2, 6)), int(rng.integers(1, 5))
    loss = int(rng.integers(200, 900))
    gain = float(rng.uniform(0.4, 2.0)) * more * math.log(count) / count  # near the point where it pays
    less = round(loss * math.exp(-gain), 1)
    fit, price = count * math.log(less / loss), more * math.log(count)
    verdict = "the larger model" if fit + price < 0 else "the smaller model"

    def criterion(coefficients, residual):
        """With the noise variance as one more parameter, and its maximum-likelihood estimate put in."""
        log_likelihood = -count / 2 * (math.log(2 * math.pi * residual / count) + 1)
        return (coefficients + 1) * math.log(count) - 2 * log_likelihood

    return Asked(
        ask=f"""\
Two linear regressions with normal noise of unknown variance were fitted to the same {count} examples by least squares. The smaller has {small}
coefficients and the residual sum of squares {loss}, the larger has {small + more} coefficients and {less:.1f}.

What is BIC of the larger minus BIC of the smaller? (Natural logarithms; smaller is better.)""",
        answer=fit + price,
        tolerance=0.05,
        absolute=True,  # it may be near 0
        working=f"""\
With $\\hat\\sigma^2 = \\mathrm{{RSS}} / n$ the maximised log-likelihood is $-\\frac n2 \\ln \\mathrm{{RSS}}$ plus a constant, and both models pay alike for the variance:

$$\\Delta\\mathrm{{BIC}} = n \\ln \\frac{{\\mathrm{{RSS}}_2}}{{\\mathrm{{RSS}}_1}} + (k_2 - k_1) \\ln n$$

- Fit: ${count} \\cdot \\ln({less:.1f} / {loss}) = {fit:.3f}$
- Price: ${more} \\cdot \\ln {count} = {price:.3f}$

The sum is ${fit + price:.3f}$: BIC prefers {verdict}.""",
        check=criterion(small + more, less) - criterion(small, loss),
    )
