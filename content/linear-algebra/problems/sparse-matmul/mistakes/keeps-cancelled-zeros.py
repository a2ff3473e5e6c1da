"""Stores every entry that was touched, also those that sum to zero.

That is the structural pattern of the product, and some libraries return it, but here an entry is stored if and only
if its value is not zero. Stored zeros cost memory and time in every later product. Test the sum when the row is finished.
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
        indices += sorted(row)
        data += [row[j] for j in sorted(row)]
        indptr.append(len(indices))
    return {"shape": [A["shape"][0], B["shape"][1]], "indptr": indptr, "indices": indices, "data": data}
