"""Throws as many coins as there are values wanted."""

import math


def _whole(k):
    return not math.isinf(k) and k == math.floor(k)


class Bernoulli:
    def __init__(self, p):
        if not 0 <= p <= 1:
            raise ValueError("p must lie between 0 and 1")
        self.p = p

    def log_pmf(self, k):
        if k == 1:
            return math.log(self.p) if self.p > 0 else -math.inf
        if k == 0:
            return math.log1p(-self.p) if self.p < 1 else -math.inf
        return -math.inf

    def cdf(self, x):
        return 0.0 if x < 0 else 1.0 - self.p if x < 1 else 1.0

    def mean(self):
        return self.p

    def variance(self):
        return self.p * (1 - self.p)

    def sample(self, n, rng):
        return [1 if rng.random() < self.p else 0 for _ in range(n)]


class Binomial:
    def __init__(self, n, p):
        if not n >= 0 or not 0 <= p <= 1:
            raise ValueError("n must not be negative, and p must lie between 0 and 1")
        self.n, self.p = n, p

    def log_pmf(self, k):
        n, p = self.n, self.p
        if k < 0 or k > n or not _whole(k):
            return -math.inf
        if p == 0:
            return 0.0 if k == 0 else -math.inf
        if p == 1:
            return 0.0 if k == n else -math.inf
        k = int(k)
        return math.log(math.comb(n, k)) + k * math.log(p) + (n - k) * math.log1p(-p)

    def cdf(self, x):
        if x < 0:
            return 0.0
        if x >= self.n:
            return 1.0
        return min(1.0, math.fsum(math.exp(self.log_pmf(k)) for k in range(math.floor(x) + 1)))

    def mean(self):
        return self.n * self.p

    def variance(self):
        return self.n * self.p * (1 - self.p)

    def sample(self, n, rng):
        return [sum(rng.random() < self.p for _ in range(n)) for _ in range(n)]


class Poisson:
    def __init__(self, rate):
        if not rate > 0:
            raise ValueError("rate must be positive")
        self.rate = rate

    def log_pmf(self, k):
        if k < 0 or not _whole(k):
            return -math.inf
        return k * math.log(self.rate) - self.rate - math.lgamma(k + 1)

    def cdf(self, x):
        if x < 0:
            return 0.0
        if x == math.inf:
            return 1.0
        return min(1.0, math.fsum(math.exp(self.log_pmf(k)) for k in range(math.floor(x) + 1)))

    def mean(self):
        return self.rate

    def variance(self):
        return self.rate

    def sample(self, n, rng):
        return [self._one(rng) for _ in range(n)]

    def _one(self, rng):
        total, count = -math.log1p(-rng.random()), 0
        while total <= self.rate:
            total -= math.log1p(-rng.random())
            count += 1
        return count


class Exponential:
    def __init__(self, rate):
        if not rate > 0:
            raise ValueError("rate must be positive")
        self.rate = rate

    def log_pdf(self, x):
        return math.log(self.rate) - self.rate * x if x >= 0 else -math.inf

    def cdf(self, x):
        return -math.expm1(-self.rate * x) if x > 0 else 0.0

    def mean(self):
        return 1 / self.rate

    def variance(self):
        return 1 / self.rate**2

    def sample(self, n, rng):
        return [-math.log1p(-rng.random()) / self.rate for _ in range(n)]


class Normal:
    def __init__(self, mean, std):
        if not std > 0:
            raise ValueError("std must be positive")
        self.mu, self.std = mean, std

    def log_pdf(self, x):
        z = (x - self.mu) / self.std
        return -0.5 * z * z - math.log(self.std) - 0.5 * math.log(2 * math.pi)

    def cdf(self, x):
        return 0.5 * math.erfc(-(x - self.mu) / self.std / math.sqrt(2))

    def mean(self):
        return self.mu

    def variance(self):
        return self.std**2

    def sample(self, n, rng):
        out = []
        for _ in range(n):
            u1 = rng.random()
            u2 = rng.random()
            out.append(self.mu + self.std * math.sqrt(-2 * math.log1p(-u1)) * math.cos(2 * math.pi * u2))
        return out
