import numpy as np


def allclose(a, b, rtol=1e-5, atol=1e-8):
    return bool(np.allclose(a, b, rtol=rtol, atol=atol))
