import numpy as np


def qr_algorithm(A):
    return np.linalg.eigvalsh(np.asarray(A, dtype=float))
