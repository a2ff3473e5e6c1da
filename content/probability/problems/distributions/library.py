import numpy as np
from scipy import stats


def _check(ok, what):
    if not ok:
        raise ValueError(what)


class _Frozen:
    def log_pmf(self, k):
        return float(self.d.logpmf(k)) if np.isfinite(k) else -np.inf  # SciPy says nan at infinity

    def log_pdf(self, x):
        return float(self.d.logpdf(x))

    def cdf(self, x):
        return float(self.d.cdf(x))

    def mean(self):
        return float(self.d.mean())

    def variance(self):
        return float(self.d.var())


def _uniforms(rng, n):
    return np.array([rng.random() for _ in range(n)])


class Bernoulli(_Frozen):
    def __init__(self, p):
        _check(0 <= p <= 1, "p")
        self.p, self.d = p, stats.bernoulli(p)

    def sample(self, n, rng):
        return (_uniforms(rng, n) < self.p).astype(int).tolist()


class Binomial(_Frozen):
    def __init__(self, n, p):
        _check(n >= 0 and 0 <= p <= 1, "n, p")
        self.n, self.p, self.d = n, p, stats.binom(n, p)

    def sample(self, n, rng):
        return (_uniforms(rng, n * self.n).reshape(n, self.n) < self.p).sum(axis=1).tolist()


class Poisson(_Frozen):
    def __init__(self, rate):
        _check(rate > 0, "rate")
        self.rate, self.d = rate, stats.poisson(rate)

    def sample(self, n, rng):
        counts = []
        for _ in range(n):
            gaps = []
            while sum(gaps) <= self.rate:
                gaps.append(-np.log1p(-rng.random()))
            counts.append(len(gaps) - 1)
        return counts


class Exponential(_Frozen):
    def __init__(self, rate):
        _check(rate > 0, "rate")
        self.d = stats.expon(scale=1 / rate)

    def sample(self, n, rng):
        return self.d.ppf(_uniforms(rng, n)).tolist()


class Normal(_Frozen):
    def __init__(self, mean, std):
        _check(std > 0, "std")
        self.d = stats.norm(mean, std)

    def sample(self, n, rng):
        u = _uniforms(rng, 2 * n).reshape(n, 2)
        z = np.sqrt(-2 * np.log1p(-u[:, 0])) * np.cos(2 * np.pi * u[:, 1])
        return (self.d.mean() + self.d.std() * z).tolist()
