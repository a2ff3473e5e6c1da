import numpy as np
from scipy.optimize._numdiff import approx_derivative


def hessian(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    if x.size == 0:
        return np.zeros((0, 0))
    options = {"method": "3-point", "abs_step": h * np.maximum(1.0, np.abs(x))}

    def gradient(z):
        return approx_derivative(f, z, **options)

    H = np.reshape(approx_derivative(gradient, x, **options), (x.size, x.size))
    return (H + H.T) / 2
