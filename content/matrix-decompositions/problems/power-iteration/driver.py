import submission


def drive(A, k, tol, max_iter):
    if k is None:
        return submission.power_iteration(A, tol, max_iter)
    return submission.top_eigenpairs(A, k, tol, max_iter)
