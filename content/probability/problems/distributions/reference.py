import math


def _log(x):
    """log x, with log 0 = -inf."""
    return math.log(x) if x > 0 else -math.inf


def _times_log(count, log):
    """count * log, with 0 log 0 = 0."""
    return count * log if count > 0 else 0.0


def _is_count(k):
    """Whether k is 0, 1, 2, ..."""
    return k >= 0 and float(k).is_integer()


def _unit_exponential(rng):
    """One value of the exponential distribution of rate 1, by inversion. 1 - u is never 0, u may be."""
    return -math.log1p(-rng.random())


class Bernoulli:
    """1 with probability p, else 0. Raises ValueError unless 0 <= p <= 1."""

    def __init__(self, p):
        if not 0 <= p <= 1:
            raise ValueError(f"p must lie between 0 and 1, got {p}")
        self.p = p

    def log_pmf(self, k):
        """Natural logarithm of P(X = k); -inf outside {0, 1}."""
        if k == 1:
            return _log(self.p)
        return math.log1p(-self.p) if k == 0 and self.p < 1 else -math.inf

    def cdf(self, x):
        """P(X <= x) for any real x."""
        if x < 0:
            return 0.0
        return 1 - self.p if x < 1 else 1.0

    def mean(self):
        """E[X]."""
        return self.p

    def variance(self):
        """E[(X - E[X])^2]."""
        return self.p * (1 - self.p)

    def sample(self, n, rng):
        """n values, a list of ints; one rng.random() each, 1 if it is below p."""
        return [int(rng.random() < self.p) for _ in range(n)]


class Binomial:
    """Successes among n independent trials of probability p. Raises ValueError unless n >= 0 and 0 <= p <= 1."""

    def __init__(self, n, p):
        if not n >= 0:
            raise ValueError(f"n must not be negative, got {n}")
        if not 0 <= p <= 1:
            raise ValueError(f"p must lie between 0 and 1, got {p}")
        self.n, self.p = n, p

    def log_pmf(self, k):
        """Natural logarithm of P(X = k); -inf outside {0, ..., n}."""
        if not _is_count(k) or k > self.n:
            return -math.inf
        choose = math.lgamma(self.n + 1) - math.lgamma(k + 1) - math.lgamma(self.n - k + 1)
        log_failure = math.log1p(-self.p) if self.p < 1 else -math.inf
        return choose + _times_log(k, _log(self.p)) + _times_log(self.n - k, log_failure)

    def cdf(self, x):
        """P(X <= x) for any real x, in O(x) time."""
        if x < 0:
            return 0.0
        if x >= self.n:
            return 1.0
        return math.fsum(math.exp(self.log_pmf(k)) for k in range(math.floor(x) + 1))

    def mean(self):
        """E[X]."""
        return self.n * self.p

    def variance(self):
        """E[(X - E[X])^2]."""
        return self.n * self.p * (1 - self.p)

    def sample(self, n, rng):
        """n values, a list of ints; each counts how many of self.n uniforms are below p."""
        return [sum(rng.random() < self.p for _ in range(self.n)) for _ in range(n)]


class Poisson:
    """Arrivals in unit time when they come independently at `rate`. Raises ValueError unless rate > 0."""

    def __init__(self, rate):
        if not rate > 0:
            raise ValueError(f"rate must be positive, got {rate}")
        self.rate = rate

    def log_pmf(self, k):
        """Natural logarithm of P(X = k); -inf outside {0, 1, 2, ...}."""
        if not _is_count(k):
            return -math.inf
        return k * math.log(self.rate) - self.rate - math.lgamma(k + 1)

    def cdf(self, x):
        """P(X <= x) for any real x, in O(x) time."""
        if x < 0:
            return 0.0
        if x == math.inf:
            return 1.0
        return math.fsum(math.exp(self.log_pmf(k)) for k in range(math.floor(x) + 1))

    def mean(self):
        """E[X]."""
        return self.rate

    def variance(self):
        """E[(X - E[X])^2]."""
        return self.rate

    def sample(self, n, rng):
        """n values, a list of ints; each counts unit exponential waiting times that fit into `rate`."""
        return [self._arrivals(rng) for _ in range(n)]

    def _arrivals(self, rng):
        count, time = 0, _unit_exponential(rng)
        while time <= self.rate:
            count, time = count + 1, time + _unit_exponential(rng)
        return count


class Exponential:
    """Waiting time for the first arrival at `rate`; its mean is 1 / rate. Raises ValueError unless rate > 0."""

    def __init__(self, rate):
        if not rate > 0:
            raise ValueError(f"rate must be positive, got {rate}")
        self.rate = rate

    def log_pdf(self, x):
        """Natural logarithm of the density at x; -inf for x < 0."""
        return math.log(self.rate) - self.rate * x if x >= 0 else -math.inf

    def cdf(self, x):
        """P(X <= x) for any real x."""
        return -math.expm1(-self.rate * x) if x > 0 else 0.0

    def mean(self):
        """E[X]."""
        return 1 / self.rate

    def variance(self):
        """E[(X - E[X])^2]."""
        return 1 / self.rate**2

    def sample(self, n, rng):
        """n values, a list of floats; one rng.random() each, by inversion."""
        return [_unit_exponential(rng) / self.rate for _ in range(n)]


class Normal:
    """The normal distribution with standard deviation `std`. Raises ValueError unless std > 0."""

    def __init__(self, mean, std):
        if not std > 0:
            raise ValueError(f"std must be positive, got {std}")
        self.mu, self.std = mean, std

    def log_pdf(self, x):
        """Natural logarithm of the density at x."""
        z = (x - self.mu) / self.std
        return -0.5 * z * z - math.log(self.std) - 0.5 * math.log(2 * math.pi)

    def cdf(self, x):
        """P(X <= x) for any real x. erfc keeps the digits of the lower tail, 1 + erf loses them."""
        return 0.5 * math.erfc((self.mu - x) / (self.std * math.sqrt(2)))

    def mean(self):
        """E[X]."""
        return self.mu

    def variance(self):
        """E[(X - E[X])^2]."""
        return self.std**2

    def sample(self, n, rng):
        """n values, a list of floats; two uniforms each, the cosine half of Box and Muller (1958)."""
        return [self.mu + self.std * self._deviate(rng) for _ in range(n)]

    def _deviate(self, rng):
        radius = math.sqrt(2 * _unit_exponential(rng))
        return radius * math.cos(2 * math.pi * rng.random())
