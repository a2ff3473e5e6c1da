import numpy as np


def svd(A):
    """The compact singular value decomposition (U, s, Vt) of a real matrix, from the spectrum of A^T A.

    A: (m, n). Returns U (m, r), s (r,) descending, Vt (r, n), r the numerical rank.
    Raises ValueError if A is not two-dimensional or not finite.

    Golub and Van Loan, Matrix Computations, 4th ed., section 2.4 and 8.6.
    """
    A = np.array(A, dtype=float)
    if A.ndim != 2 or not np.isfinite(A).all():
        raise ValueError("A must have two dimensions and finite entries")
    size = abs(A).max(initial=0.0) or 1.0
    A /= size  # squares of the entries can now neither overflow nor all vanish
    _, V = np.linalg.eigh(A.T @ A)
    V = V[:, ::-1]  # (n, n): descending
    AV = A @ V  # (m, n): orthogonal columns
    s = np.sqrt((AV**2).sum(axis=0))  # more accurate than the roots of the eigenvalues
    kept = s > 2.0**-20 * s.max(initial=0.0)
    return AV[:, kept] / s[kept], s[kept] * size, V[:, kept].T
