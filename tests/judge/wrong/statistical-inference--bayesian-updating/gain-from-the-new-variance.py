"""Updates the variance before it computes the gain."""

import math
from statistics import NormalDist


def _positive(x):
    return 0 < x < math.inf


def _lbeta(a, b):
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _lower(x, a, b):
    total = term = 1.0
    i = 0
    while term > 1e-17 * total:
        term *= (a + b + i) / (a + 1 + i) * x
        total += term
        i += 1
    return math.exp(a * math.log(x) + b * math.log1p(-x) - math.log(a) - _lbeta(a, b)) * total


def _cdf(x, a, b):
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x <= a / (a + b):
        return _lower(x, a, b)
    return 1 - _lower(1 - x, b, a)


def _quantile(q, a, b):
    low, high = 0.0, 1.0
    for _ in range(60):
        mid = (low + high) / 2
        if _cdf(mid, a, b) < q:
            low = mid
        else:
            high = mid
    return (low + high) / 2


class BetaBinomial:
    def __init__(self, a, b):
        if not (_positive(a) and _positive(b)):
            raise ValueError("a and b must be positive and finite")
        self.a, self.b = a, b

    def update(self, successes, trials):
        if not 0 <= successes <= trials:
            raise ValueError("successes must lie between 0 and trials")
        self.a += successes
        self.b += trials - successes
        return self

    def mean(self):
        return self.a / (self.a + self.b)

    def credible_interval(self, level):
        if not 0 < level < 1:
            raise ValueError("level must lie between 0 and 1")
        t = (1 - level) / 2
        return _quantile(t, self.a, self.b), 1 - _quantile(t, self.b, self.a)

    def predictive(self, k, n):
        if not 0 <= k <= n:
            return 0.0
        lc = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
        return math.exp(lc + _lbeta(self.a + k, self.b + n - k) - _lbeta(self.a, self.b))


class NormalNormal:
    def __init__(self, mean, variance, noise_variance):
        if not (math.isfinite(mean) and _positive(variance) and _positive(noise_variance)):
            raise ValueError("the parameters must be finite, and variances positive")
        self._mean, self._variance, self._noise = mean, variance, noise_variance

    def update(self, observations):
        if not all(math.isfinite(x) for x in observations):
            raise ValueError("observations must be finite")
        n = len(observations)
        if n:
            w = self._noise / n
            average = math.fsum(observations) / n
            self._variance = self._variance * w / (self._variance + w)
            k = self._variance / (self._variance + w)
            self._mean += k * (average - self._mean)
        return self

    def mean(self):
        return self._mean

    def variance(self):
        return self._variance

    def credible_interval(self, level):
        if not 0 < level < 1:
            raise ValueError("level must lie between 0 and 1")
        z = NormalDist().inv_cdf((1 + level) / 2)
        h = z * math.sqrt(self._variance)
        return self._mean - h, self._mean + h

    def predictive(self):
        return self._mean, self._variance + self._noise
