"""Measures the gradient by the root of its mean square."""

import math

import numpy as np


def gradient_descent(grad, x0, lr=0.1, tol=1e-6, max_iter=1000):
    if not lr > 0:
        raise ValueError("lr must be positive")
    x = np.array(x0, dtype=np.float64)
    first = None
    k = 0
    while True:
        g = np.asarray(grad(x), dtype=np.float64)
        size = float(np.sqrt((g * g).mean()))
        if first is None:
            first = size
        if size <= tol:
            status = "converged"
        elif not math.isfinite(size) or size > 1e6 * first:
            status = "diverged"
        elif k == max_iter:
            status = "max_iter"
        else:
            x = x - lr * g
            k += 1
            continue
        return {"x": x, "iterations": k, "status": status}
