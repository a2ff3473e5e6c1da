import numpy as np


def qr(A, method="householder"):
    Q, R = np.linalg.qr(np.asarray(A, dtype=float))
    signs = np.where(np.diag(R) < 0, -1.0, 1.0)
    return Q * signs, R * signs[:, None]
