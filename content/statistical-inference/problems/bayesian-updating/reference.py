import math
from statistics import NormalDist


class BetaBinomial:
    """The posterior of a probability of success under a Beta(a, b) prior and binomial data.

    Gelman et al., Bayesian Data Analysis, 3rd ed., sections 2.1 and 2.4.
    """

    def __init__(self, a, b):
        _check_positive(a, b)
        self.a = a
        self.b = b

    def update(self, successes, trials):
        """Take in successes out of trials. Returns self; ValueError unless 0 <= successes <= trials."""
        if not 0 <= successes <= trials:
            raise ValueError(f"expected 0 <= successes <= trials, got {successes} of {trials}")
        self.a += successes
        self.b += trials - successes
        return self

    def mean(self):
        """The posterior mean of the probability of success."""
        return self.a / (self.a + self.b)

    def credible_interval(self, level):
        """The equal-tailed interval (low, high). Raises ValueError unless 0 < level < 1."""
        tail = _tail(level)
        return _beta_quantile(self.a, self.b, tail), 1 - _beta_quantile(self.b, self.a, tail)

    def predictive(self, k, n):
        """The probability of k successes in n further trials."""
        if not 0 <= k <= n:
            return 0.0
        choices = -_log_beta(n - k + 1, k + 1) - math.log(n + 1)  # log of n over k
        return math.exp(choices + _log_beta(self.a + k, self.b + n - k) - _log_beta(self.a, self.b))


class NormalNormal:
    """The posterior of a mean under a normal prior and normal noise of known variance.

    Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.5.
    """

    def __init__(self, mean, variance, noise_variance):
        _check_positive(variance, noise_variance)
        _check_finite([mean])
        self._mean = mean
        self._variance = variance
        self._noise_variance = noise_variance

    def update(self, observations):
        """Take in a list of observations. Returns self; ValueError if one of them is not finite."""
        _check_finite(observations)
        precision = 1 / self._variance + len(observations) / self._noise_variance
        total = self._mean / self._variance + math.fsum(observations) / self._noise_variance
        self._mean, self._variance = total / precision, 1 / precision
        return self

    def mean(self):
        """The posterior mean."""
        return self._mean

    def variance(self):
        """The posterior variance."""
        return self._variance

    def credible_interval(self, level):
        """The equal-tailed interval (low, high). Raises ValueError unless 0 < level < 1."""
        reach = -NormalDist().inv_cdf(_tail(level)) * math.sqrt(self._variance)
        return self._mean - reach, self._mean + reach

    def predictive(self):
        """Mean and variance of the next observation."""
        return self._mean, self._variance + self._noise_variance


def _check_positive(*numbers):
    if not all(0 < number < math.inf for number in numbers):
        raise ValueError(f"expected positive finite numbers, got {numbers}")


def _check_finite(numbers):
    if not all(math.isfinite(number) for number in numbers):
        raise ValueError(f"expected finite numbers, got {numbers}")


def _tail(level):
    if not 0 < level < 1:
        raise ValueError(f"level must be between 0 and 1, got {level}")
    return (1 - level) / 2


def _log_beta(a, b):
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _beta_quantile(a, b, p):
    """The x at which the distribution function of Beta(a, b) is p, by bisection."""
    low, high = 0.0, 1.0
    while high - low > 1e-12:
        middle = (low + high) / 2
        if _beta_cdf(a, b, middle) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _beta_cdf(a, b, x):
    """The regularised incomplete beta function, for 0 < x < 1. DLMF 8.17.4 and 8.17.8."""
    if x > a / (a + b):
        return 1 - _beta_cdf(b, a, 1 - x)
    term = math.exp(a * math.log(x) + b * math.log1p(-x) - _log_beta(a, b)) / a
    total = term
    factor = 0
    while term > 1e-16 * total:
        term *= x * (a + b + factor) / (a + 1 + factor)
        total += term
        factor += 1
    return total
