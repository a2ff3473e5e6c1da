import numpy as np

import submission


def drive(task, A, b=None):
    factorise = submission.cholesky if task.startswith("cholesky") else submission.lu
    factors = factorise(A)
    if task in ("cholesky", "lu"):
        return factors
    parts = factors if isinstance(factors, tuple) else (factors,)
    before = [np.array(part) for part in parts]
    solve = submission.cholesky_solve if task == "cholesky_solve" else submission.lu_solve
    x = solve(*parts, b)
    if not all(np.array_equal(part, copy, equal_nan=True) for part, copy in zip(parts, before)):
        raise RuntimeError(f"{task} changed the factors it was given: they are needed for the next right-hand side")
    return x
