import numpy as np
from scipy import stats


class BetaBinomial:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def update(self, successes, trials):
        if not 0 <= successes <= trials:
            raise ValueError("expected 0 <= successes <= trials")
        self.a, self.b = self.a + successes, self.b + trials - successes
        return self

    def mean(self):
        return float(stats.beta.mean(self.a, self.b))

    def credible_interval(self, level):
        return tuple(float(end) for end in stats.beta.interval(level, self.a, self.b))

    def predictive(self, k, n):
        return float(stats.betabinom.pmf(k, n, self.a, self.b))


class NormalNormal:
    def __init__(self, mean, variance, noise_variance):
        self.theta, self.noise = stats.norm(mean, np.sqrt(variance)), noise_variance

    def update(self, observations):
        if not np.isfinite(observations).all():
            raise ValueError("expected finite numbers")
        for x in observations:
            gain = self.theta.var() / (self.theta.var() + self.noise)
            mean = self.theta.mean() + gain * (x - self.theta.mean())
            self.theta = stats.norm(mean, np.sqrt((1 - gain) * self.theta.var()))
        return self

    def mean(self):
        return float(self.theta.mean())

    def variance(self):
        return float(self.theta.var())

    def credible_interval(self, level):
        return tuple(float(end) for end in self.theta.interval(level))

    def predictive(self):
        return self.mean(), self.variance() + self.noise
