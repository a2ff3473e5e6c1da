"""Takes the second parameter of the normal for its variance instead of its standard deviation.

Papers write N(mu, sigma squared), most libraries take sigma. Under this contract Normal(2, 3) has variance 9; dividing by the square root of `std`
makes every density too narrow or too wide. State which of the two you hold in the name of the variable.
"""

import math


def _log(x):
    return math.log(x) if x > 0 else -math.inf


def _times_log(count, log):
    return count * log if count > 0 else 0.0


def _is_count(k):
    return k >= 0 and float(k).is_integer()


def _unit_exponential(rng):
    return -math.log1p(-rng.random())


class Bernoulli:
    def __init__(self, p):
        if not 0 <= p <= 1:
            raise ValueError(f"p must lie between 0 and 1, got {p}")
        self.p = p

    def log_pmf(self, k):
        if k == 1:
            return _log(self.p)
        return math.log1p(-self.p) if k == 0 and self.p < 1 else -math.inf

    def cdf(self, x):
        if x < 0:
            return 0.0
        return 1 - self.p if x < 1 else 1.0

    def mean(self):
        return self.p

    def variance(self):
        return self.p * (1 - self.p)

    def sample(self, n, rng):
        return [int(rng.random() < self.p) for _ in range(n)]


class Binomial:
    def __init__(self, n, p):
        if not n >= 0:
            raise ValueError(f"n must not be negative, got {n}")
        if not 0 <= p <= 1:
            raise ValueError(f"p must lie between 0 and 1, got {p}")
        self.n, self.p = n, p

    def log_pmf(self, k):
        if not _is_count(k) or k > self.n:
            return -math.inf
        choose = math.lgamma(self.n + 1) - math.lgamma(k + 1) - math.lgamma(self.n - k + 1)
        log_failure = math.log1p(-self.p) if self.p < 1 else -math.inf
        return choose + _times_log(k, _log(self.p)) + _times_log(self.n - k, log_failure)

    def cdf(self, x):
        if x < 0:
            return 0.0
        if x >= self.n:
            return 1.0
        return math.fsum(math.exp(self.log_pmf(k)) for k in range(math.floor(x) + 1))

    def mean(self):
        return self.n * self.p

    def variance(self):
        return self.n * self.p * (1 - self.p)

    def sample(self, n, rng):
        return [sum(rng.random() < self.p for _ in range(self.n)) for _ in range(n)]


class Poisson:
    def __init__(self, rate):
        if not rate > 0:
            raise ValueError(f"rate must be positive, got {rate}")
        self.rate = rate

    def log_pmf(self, k):
        if not _is_count(k):
            return -math.inf
        return k * math.log(self.rate) - self.rate - math.lgamma(k + 1)

    def cdf(self, x):
        if x < 0:
            return 0.0
        if x == math.inf:
            return 1.0
        return math.fsum(math.exp(self.log_pmf(k)) for k in range(math.floor(x) + 1))

    def mean(self):
        return self.rate

    def variance(self):
        return self.rate

    def sample(self, n, rng):
        return [self._arrivals(rng) for _ in range(n)]

    def _arrivals(self, rng):
        count, time = 0, _unit_exponential(rng)
        while time <= self.rate:
            count, time = count + 1, time + _unit_exponential(rng)
        return count


class Exponential:
    def __init__(self, rate):
        if not rate > 0:
            raise ValueError(f"rate must be positive, got {rate}")
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
        return [_unit_exponential(rng) / self.rate for _ in range(n)]


class Normal:
    def __init__(self, mean, std):
        if not std > 0:
            raise ValueError(f"std must be positive, got {std}")
        self.mu, self.std = mean, math.sqrt(std)

    def log_pdf(self, x):
        z = (x - self.mu) / self.std
        return -0.5 * z * z - math.log(self.std) - 0.5 * math.log(2 * math.pi)

    def cdf(self, x):
        return 0.5 * math.erfc((self.mu - x) / (self.std * math.sqrt(2)))

    def mean(self):
        return self.mu

    def variance(self):
        return self.std**2

    def sample(self, n, rng):
        return [self.mu + self.std * self._deviate(rng) for _ in range(n)]

    def _deviate(self, rng):
        radius = math.sqrt(2 * _unit_exponential(rng))
        return radius * math.cos(2 * math.pi * rng.random())
