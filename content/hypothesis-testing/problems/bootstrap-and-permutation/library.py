import numpy as np
from scipy import stats


def finite(value):
    if not np.isfinite(value):
        raise ValueError("not finite")
    return float(value)


def bootstrap_ci(metric, data, rng, resamples=1000, level=0.95):
    """By scipy.stats.bootstrap, which draws as we do if it draws one resample at a time and has two rows at least."""
    rows = np.array(data)
    if len(rows) == 0 or resamples < 1 or not 0 < level < 1:
        raise ValueError("nothing to resample")
    if getattr(rng, "script", None) is None and len(rows) > 1:
        found = stats.bootstrap((np.arange(len(rows)),), lambda index: finite(metric(rows[index])), n_resamples=resamples, batch=1,
                                vectorized=False, confidence_level=level, method="percentile", rng=rng.rng)
        return tuple(float(end) for end in found.confidence_interval)
    values = [finite(metric(rows[rng.integers(len(rows), size=len(rows))])) for _ in range(resamples)]
    return tuple(float(end) for end in np.percentile(values, [50 - 50 * level, 50 + 50 * level]))


def permutation_test(a, b, statistic, rng, relabellings=999, paired=False):
    """By scipy.stats.monte_carlo_test, on whether a labelling is at least as extreme as the observed one."""
    a, b = np.array(a), np.array(b)
    n, m = len(a), len(b)
    if min(n, m, relabellings) < 1 or (paired and n != m):
        raise ValueError("nothing to relabel")
    pool = np.concatenate([a, b])
    observed = abs(finite(statistic(a, b)))

    def extreme(labels):
        labels = np.asarray(labels).astype(int)
        if paired:
            pairs = np.stack([pool[:n], pool[n:]])
            new_a, new_b = pairs[labels, np.arange(n)], pairs[1 - labels, np.arange(n)]
        else:
            new_a, new_b = pool[labels[:n]], pool[labels[n:]]
        return float(abs(finite(statistic(new_a, new_b))) >= observed - 1e-9 * observed)

    def draw(size):
        return (rng.integers(2, size=n) if paired else rng.permutation(n + m)).reshape(1, -1)

    start = np.zeros(n) if paired else np.arange(n + m)
    return float(stats.monte_carlo_test(start, draw, extreme, vectorized=False, n_resamples=relabellings, batch=1, alternative="greater").pvalue)
