"""Takes values below 1e-12 for cancelled sums and drops them."""


def sparse_matmul(A, B):
    (n, m), (inner, p) = A["shape"], B["shape"]
    if m != inner:
        raise ValueError("the shapes do not fit")
    indptr, indices, data = [0], [], []
    for i in range(n):
        row = {}
        for s in range(A["indptr"][i], A["indptr"][i + 1]):
            k = A["indices"][s]
            for t in range(B["indptr"][k], B["indptr"][k + 1]):
                j = B["indices"][t]
                row[j] = row.get(j, 0.0) + A["data"][s] * B["data"][t]
        for j in sorted(row):
            if not abs(row[j]) <= 1e-12:
                indices.append(j)
                data.append(row[j])
        indptr.append(len(indices))
    return {"shape": [n, p], "indptr": indptr, "indices": indices, "data": data}
