def sparse_matmul(A, B):
    """The product of two sparse matrices in compressed sparse row (CSR) form.

    A, B: dicts of "shape" [rows, columns], "indptr" (rows + 1), "indices" and "data" (one per stored entry).
    Returns such a dict, columns ascending within each row, no zeros stored.
    Raises ValueError if the columns of A are not as many as the rows of B.

    Gustavson, Two Fast Algorithms for Sparse Matrices, ACM TOMS 4 (1978).
    """
    (n, m), (inner, p) = A["shape"], B["shape"]
    if m != inner:
        raise ValueError(f"A has {m} columns and B has {inner} rows; these must be equal")
    indptr, indices, data = [0], [], []
    for i in range(n):
        row = {}  # column -> sum, for row i of the product
        for at in range(A["indptr"][i], A["indptr"][i + 1]):
            k = A["indices"][at]
            for to in range(B["indptr"][k], B["indptr"][k + 1]):
                j = B["indices"][to]
                row[j] = row.get(j, 0.0) + A["data"][at] * B["data"][to]
        for j in sorted(row):
            if row[j] != 0:
                indices.append(j)
                data.append(row[j])
        indptr.append(len(indices))
    return {"shape": [n, p], "indptr": indptr, "indices": indices, "data": data}
