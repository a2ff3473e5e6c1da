import numpy as np
from scipy import special


def logsumexp(x):
    return float(special.logsumexp(x)) if len(x) else -np.inf


def running_variance(stream):
    values = np.array(list(stream), dtype=float)
    return [float(np.var(values[:count])) for count in range(1, len(values) + 1)]


def quadratic_roots(a, b, c):
    """By eigenvalues of the companion matrix, which splits a double root into a pair with tiny imaginary parts."""
    if a == 0:
        raise ValueError("not quadratic")
    roots = np.roots([a, b, c])
    return sorted(float(root.real) for root in roots if abs(root.imag) <= 1e-7 * abs(root))
