"""Leaves the columns of a row in the order in which they were first met.

Rows of B arrive in the order of the entries of A, so the columns come out mixed. Algorithms that merge rows or search them by
bisection rely on ascending columns. Sort the columns of each row when it is finished.
"""


def sparse_matmul(A, B):
    if A["shape"][1] != B["shape"][0]:
        raise ValueError("the inner dimensions differ")
    indptr, indices, data = [0], [], []
    for i in range(A["shape"][0]):
        row = {}
        for at in range(A["indptr"][i], A["indptr"][i + 1]):
            k, a = A["indices"][at], A["data"][at]
            for to in range(B["indptr"][k], B["indptr"][k + 1]):
                j = B["indices"][to]
                row[j] = row.get(j, 0.0) + a * B["data"][to]
        for j, value in row.items():
            if value != 0:
                indices.append(j)
                data.append(value)
        indptr.append(len(indices))
    return {"shape": [A["shape"][0], B["shape"][1]], "indptr": indptr, "indices": indices, "data": data}
