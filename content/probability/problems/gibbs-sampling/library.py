import math

import numpy as np
from scipy import linalg, signal


def gibbs_bivariate_normal(rho, n, rng, start=(0.0, 0.0), burn_in=0, thin=1):
    """The second coordinate is an autoregression with coefficient rho squared, and the first follows from it."""
    if not abs(rho) < 1 or min(n, burn_in, thin - 1) < 0 or np.shape(start) != (2,) or not math.isfinite(sum(start)):
        raise ValueError("not possible")
    scale = math.sqrt(1 - rho * rho)
    noise = scale * rng.standard_normal((burn_in + n * thin, 2))
    if len(noise) == 0:
        return np.empty((0, 2))
    y, _ = signal.lfilter([1.0], [1.0, -rho * rho], rho * noise[:, 0] + noise[:, 1], zi=[rho * rho * start[1]])
    x = rho * np.concatenate([[start[1]], y[:-1]]) + noise[:, 0]
    return np.stack([x, y], axis=1)[burn_in:][thin - 1 :: thin]


def autocorrelation(chain, lag=1):
    chain = np.array(chain, dtype=float)
    if chain.ndim != 2 or not 0 <= lag < len(chain) or np.any(np.ptp(chain, axis=0) == 0):
        raise ValueError("no autocorrelation")
    found = []
    for column in signal.detrend(chain, axis=0, type="constant").T:
        every = np.correlate(column, column, mode="full")[len(column) - 1 :]
        found.append(every[lag] / every[0])
    return np.array(found)


def effective_size(rho, n, thin=1):
    if not abs(rho) < 1 or min(n, thin) < 1:
        raise ValueError("not possible")
    return float(n * n / linalg.matmul_toeplitz((rho * rho) ** (thin * np.arange(n)), np.ones(n)).sum())
