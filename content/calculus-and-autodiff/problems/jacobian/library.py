import numpy as np
from scipy.optimize._numdiff import approx_derivative


def jacobian(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    here = np.array(f(x), dtype=float)
    if x.size == 0 or here.size == 0:
        return np.zeros((here.size, x.size))
    steps = h * np.maximum(1.0, np.abs(x))
    J = approx_derivative(lambda z: np.array(f(z)), x, method="3-point", abs_step=steps, f0=here)
    return np.reshape(J, (here.size, x.size))
