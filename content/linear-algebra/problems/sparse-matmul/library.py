from scipy.sparse import csr_array


def sparse_matmul(A, B):
    left, right = (csr_array((M["data"], M["indices"], M["indptr"]), shape=M["shape"], dtype=float) for M in (A, B))
    product = left @ right
    product.eliminate_zeros()
    product.sort_indices()
    return {
        "shape": list(product.shape),
        "indptr": product.indptr.tolist(),
        "indices": product.indices.tolist(),
        "data": product.data.tolist(),
    }
