import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(np.asarray(A, dtype=float))
    B = U[:, :k] @ np.diag(s[:k]) @ Vt[:k]
    size = s[0] if s[0] > 0 else 1.0
    rest = s[k:] / size
    return B, float(rest.max(initial=0.0) * size), float(np.linalg.norm(rest) * size)
