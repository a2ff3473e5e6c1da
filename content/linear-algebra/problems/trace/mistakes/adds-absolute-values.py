"""Adds the absolute values of the diagonal.

With absolute values the sum is no longer linear: the trace of -A must be minus the trace of A. (The sum of the
singular values, the trace norm, is another thing again.) Keep the signs.
"""


def trace(A):
    if any(len(row) != len(A) for row in A):
        raise ValueError("A must be square")
    return sum((abs(A[i][i]) for i in range(len(A))), 0.0)
