"""Cuts off 1 - level on each side instead of half of it.

A 90 % interval leaves out 10 % altogether, 5 % below and 5 % above: the quantiles are (1 - level)/2 and (1 + level)/2. With the whole tail on each side only 80 % are left inside.
"""

import math
from statistics import NormalDist


class BetaBinomial:
    def __init__(self, a, b):
        check_positive(a, b)
        self.a, self.b = a, b

    def update(self, successes, trials):
        if not 0 <= successes <= trials:
            raise ValueError("expected 0 <= successes <= trials")
        self.a += successes
        self.b += trials - successes
        return self

    def mean(self):
        return self.a / (self.a + self.b)

    def credible_interval(self, level):
        check_level(level)
        tail = 1 - level
        return beta_quantile(self.a, self.b, tail), beta_quantile(self.a, self.b, 1 - tail)

    def predictive(self, k, n):
        if not 0 <= k <= n:
            return 0.0
        log_choices = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        return math.exp(log_choices + log_beta(self.a + k, self.b + n - k) - log_beta(self.a, self.b))


class NormalNormal:
    def __init__(self, mean, variance, noise_variance):
        check_positive(variance, noise_variance)
        check_finite([mean])
        self.m, self.v, self.noise = mean, variance, noise_variance

    def update(self, observations):
        check_finite(observations)
        n = len(observations)
        precision = 1 / self.v + n / self.noise
        total = self.m / self.v + sum(observations) / self.noise
        self.m, self.v = total / precision, 1 / precision
        return self

    def mean(self):
        return self.m

    def variance(self):
        return self.v

    def credible_interval(self, level):
        check_level(level)
        reach = NormalDist().inv_cdf(level) * math.sqrt(self.v)
        return self.m - reach, self.m + reach

    def predictive(self):
        return self.m, self.v + self.noise


def check_positive(*numbers):
    if not all(0 < number < math.inf for number in numbers):
        raise ValueError("expected positive finite numbers")


def check_finite(numbers):
    if not all(math.isfinite(number) for number in numbers):
        raise ValueError("expected finite numbers")


def check_level(level):
    if not 0 < level < 1:
        raise ValueError("level must be between 0 and 1")


def log_beta(a, b):
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def beta_quantile(a, b, p):
    low, high = 0.0, 1.0
    while high - low > 1e-12:
        middle = (low + high) / 2
        if beta_cdf(a, b, middle) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beta_cdf(a, b, x):
    if x > a / (a + b):
        return 1 - beta_cdf(b, a, 1 - x)
    term = math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta(a, b)) / a
    total, j = term, 0
    while term > 1e-16 * total:
        term *= x * (a + b + j) / (a + 1 + j)
        total += term
        j += 1
    return total
