"""Puts the number of entries of each row into indptr instead of the running total.

indptr holds positions: row i lies between indptr[i] and indptr[i + 1]. Counts have to be summed up first (a prefix
sum), or append len(indices) after each row.
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
        stored = [j for j in sorted(row) if row[j] != 0]
        indices += stored
        data += [row[j] for j in stored]
        indptr.append(len(stored))
    return {"shape": [A["shape"][0], B["shape"][1]], "indptr": indptr, "indices": indices, "data": data}
