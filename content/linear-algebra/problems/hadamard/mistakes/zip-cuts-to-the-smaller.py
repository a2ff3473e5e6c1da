"""Never checks the shapes; zip stops at the smaller matrix and the rest vanishes.

A product of different shapes is an error of the caller, and a smaller result hides it. Compare the row lengths first,
or use zip(..., strict=True) for rows and entries alike.
"""


def hadamard(A, B):
    return [[a * b for a, b in zip(x, y)] for x, y in zip(A, B)]
