"""Divides by |a| alone."""

import numpy as np


def gradient_check(f, grad, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    n = x.shape[0]
    a = np.array(grad(x.copy()), dtype=np.float64)
    if a.shape != (n,):
        raise ValueError(f"grad returned shape {a.shape}, wanted {(n,)}")
    errors = np.zeros(n)
    kinks = np.zeros(n, dtype=bool)
    mid = f(x.copy())
    for i in range(n):
        s = h * max(1.0, abs(x[i]))
        up, down = x.copy(), x.copy()
        up[i] += s
        down[i] -= s
        fu, fd = f(up), f(down)
        right, left = (fu - mid) / s, (mid - fd) / s
        c = (fu - fd) / (2 * s)
        errors[i] = abs(a[i] - c) / max(abs(a[i]), 1e-8)
        kinks[i] = abs(right - left) > 0.01 * max(abs(right), abs(left), 1.0)
    smooth = errors[~kinks]
    if smooth.size == 0:
        return errors, kinks, "undecided"
    if np.isnan(smooth).any() or smooth.max() > 1e-2:
        return errors, kinks, "wrong"
    return errors, kinks, "fine" if smooth.max() <= 1e-5 else "suspect"
