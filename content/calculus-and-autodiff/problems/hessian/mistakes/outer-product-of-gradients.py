"""Multiplies first derivatives: the outer product of the gradient with itself.

f_i f_j is a product of slopes and has rank one; the Hessian is the change of the slopes. They are mixed up because
for a log-likelihood the *expected* outer product of the score equals minus the expected Hessian (Fisher information),
and because Gauss-Newton uses a product of Jacobians. A linear function shows the difference: slopes, but no
curvature.
"""

import numpy as np


def hessian(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    if x.ndim != 1:
        raise ValueError("x must be a vector")
    if not h > 0:
        raise ValueError("h must be positive")
    n = len(x)
    s = h * np.maximum(1.0, np.abs(x))
    E = np.diag(s)
    H = np.zeros((n, n))
    g = np.array([(f(x + E[i]) - f(x - E[i])) / (2 * s[i]) for i in range(n)])
    return np.outer(g, g) + H
