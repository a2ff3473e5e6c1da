"""Measures the gradient by its largest entry."""

import numpy as np


def newton(f, grad, hess, x0, tol=1e-8, max_iter=50):
    x = np.array(x0, dtype=np.float64)
    k = 0
    while True:
        g = grad(x)
        if np.abs(g).max() <= tol:
            return dict(x=x, iterations=k, converged=True)
        if k == max_iter:
            break
        H, tau = hess(x), 0.0
        while True:
            M = H + tau * np.eye(len(x))
            try:
                d = np.diag(np.linalg.cholesky(M)) ** 2
                if d.min() > 1e-10 * d.max():
                    break
            except np.linalg.LinAlgError:
                pass
            tau = 1e-3 if tau == 0 else 2 * tau
        p = np.linalg.solve(M, -g)
        fx, slope = f(x), g @ p
        for j in range(31):
            a = 0.5**j
            if f(x + a * p) <= fx + 1e-4 * a * slope:
                x = x + a * p
                k += 1
                break
        else:
            break
    return dict(x=x, iterations=k, converged=False)
