"""Lets kinks decide the verdict.

At a kink the central difference is the mean of two slopes and no derivative; a correct subgradient differs from it by
up to 100 percent. Mark such coordinates and judge by the others.
"""

import numpy as np


def gradient_check(f, grad, x, h=1e-5):
    x = np.array(x, dtype=float)
    a = np.array(grad(x.copy()), dtype=float)
    if a.shape != x.shape:
        raise ValueError("grad must return the shape of x")
    s = h * np.maximum(1.0, np.abs(x))
    here = f(x)
    right, left = np.zeros(len(x)), np.zeros(len(x))
    for i, move in enumerate(np.diag(s)):
        right[i] = (f(x + move) - here) / s[i]
        left[i] = (here - f(x - move)) / s[i]
    c = (right + left) / 2
    errors = np.abs(a - c) / np.maximum(np.maximum(np.abs(a), np.abs(c)), 1e-8)
    kinks = np.abs(right - left) > 0.01 * np.maximum(np.maximum(np.abs(right), np.abs(left)), 1.0)
    judged = errors
    if len(judged) == 0:
        return errors, kinks, "undecided"
    worst = np.max(judged)
    verdict = "fine" if worst <= 1e-5 else "suspect" if worst <= 1e-2 else "wrong"
    return errors, kinks, verdict
