"""Writes row[j] = a * b instead of adding to what is there.

Several stored k can meet in the same column, and each contributes a term of the sum. Only the last survives an
assignment. Accumulate: row[j] = row.get(j, 0.0) + a * b.
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
                row[B["indices"][to]] = a * B["data"][to]
        for j in sorted(row):
            if row[j] != 0:
                indices.append(j)
                data.append(row[j])
        indptr.append(len(indices))
    return {"shape": [A["shape"][0], B["shape"][1]], "indptr": indptr, "indices": indices, "data": data}
