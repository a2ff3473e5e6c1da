"""Appends to indptr only for rows that have entries.

indptr has one place per row and one more, also for empty rows, where it repeats the previous value. Without that every
later row slides up by one. Append len(indices) once per row, whatever the row holds.
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
        row = {j: value for j, value in row.items() if value != 0}
        if row:
            indices += sorted(row)
            data += [row[j] for j in sorted(row)]
            indptr.append(len(indices))
    return {"shape": [A["shape"][0], B["shape"][1]], "indptr": indptr, "indices": indices, "data": data}
