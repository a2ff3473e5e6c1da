"""Uses the position of an entry within its row as the number of the row of B.

The n-th stored entry of a row does not stand in column n: its column is in indices. Which row of B an entry of A meets
is A["indices"][at], and nothing else. Full matrices hide the difference.
"""


def sparse_matmul(A, B):
    if A["shape"][1] != B["shape"][0]:
        raise ValueError("the inner dimensions differ")
    indptr, indices, data = [0], [], []
    for i in range(A["shape"][0]):
        row = {}
        for k, at in enumerate(range(A["indptr"][i], A["indptr"][i + 1])):
            for to in range(B["indptr"][k], B["indptr"][k + 1]):
                j = B["indices"][to]
                row[j] = row.get(j, 0.0) + A["data"][at] * B["data"][to]
        stored = [j for j in sorted(row) if row[j] != 0]
        indices += stored
        data += [row[j] for j in stored]
        indptr.append(len(indices))
    return {"shape": [A["shape"][0], B["shape"][1]], "indptr": indptr, "indices": indices, "data": data}
