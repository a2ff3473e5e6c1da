"""Unpacks both matrices into dense ones and packs the product again.

The point of the format is lost: time and memory grow with the dimensions and not with the stored entries. And a missing entry is
then multiplied too, so zero times infinity brings NaN into entries that should not know of it.
"""


def sparse_matmul(A, B):
    if A["shape"][1] != B["shape"][0]:
        raise ValueError("the inner dimensions differ")

    def dense(M):
        rows = [[0.0] * M["shape"][1] for _ in range(M["shape"][0])]
        for i in range(M["shape"][0]):
            for at in range(M["indptr"][i], M["indptr"][i + 1]):
                rows[i][M["indices"][at]] = M["data"][at]
        return rows

    left, right = dense(A), dense(B)
    indptr, indices, data = [0], [], []
    for row in left:
        for j in range(B["shape"][1]):
            value = sum((row[k] * right[k][j] for k in range(len(right))), 0.0)
            if value != 0:
                indices.append(j)
                data.append(value)
        indptr.append(len(indices))
    return {"shape": [A["shape"][0], B["shape"][1]], "indptr": indptr, "indices": indices, "data": data}
