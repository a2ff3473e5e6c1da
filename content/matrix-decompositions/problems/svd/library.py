import numpy as np


def svd(A):
    U, s, Vt = np.linalg.svd(np.asarray(A, dtype=float), full_matrices=False)
    kept = s > 2.0**-20 * s.max(initial=0.0)
    return U[:, kept], s[kept], Vt[kept]
