import numpy as np

from viva.content.authoring import case, edge, law, sized


def csr(dense):
    """A nested list or array of two dimensions in compressed sparse row form."""
    dense = np.array(dense, dtype=float)
    indptr, indices, data = [0], [], []
    for row in dense:
        indices += np.flatnonzero(row).tolist()
        data += row[np.flatnonzero(row)].tolist()
        indptr.append(len(indices))
    return {"shape": list(dense.shape), "indptr": indptr, "indices": indices, "data": data}


def dense(M):
    out = np.zeros(M["shape"])
    for i in range(M["shape"][0]):
        stored = slice(M["indptr"][i], M["indptr"][i + 1])
        out[i, M["indices"][stored]] = M["data"][stored]
    return out


VAST = 10**12  # so many columns that no program can go through them


def scattered(rng, rows, columns, density):
    return csr(rng.normal(size=(rows, columns)) * (rng.random((rows, columns)) < density))


def shuffled(rng, M):
    """The same matrix with the columns of each row in random order."""
    out = dict(M, indices=list(M["indices"]), data=list(M["data"]))
    for start, stop in zip(M["indptr"], M["indptr"][1:]):
        order = start + rng.permutation(stop - start)
        out["indices"][start:stop] = [M["indices"][at] for at in order]
        out["data"][start:stop] = [M["data"][at] for at in order]
    return out


@case("a 2 x 3 and a 3 x 2 matrix", shown=True)
def small(rng):
    return {"A": csr([[1, 0, 2], [0, 3, 0]]), "B": csr([[0, 4], [5, 0], [6, 7]])}


@case("several stored entries meet in one sum")
def accumulates(rng):
    return {"A": csr([[1, 2, 3]]), "B": csr([[1, 1], [1, 0], [1, 4]])}


@case("rectangular matrices, sparse")
def rectangular(rng):
    return {"A": scattered(rng, 5, 8, 0.4), "B": scattered(rng, 8, 6, 0.4)}


@case("more columns than rows in the product")
def wide(rng):
    return {"A": scattered(rng, 3, 4, 0.7), "B": scattered(rng, 4, 12, 0.3)}


@case("columns of the inputs in any order")
def any_order(rng):
    return {
        "A": shuffled(rng, scattered(rng, 4, 9, 0.6)),
        "B": shuffled(rng, scattered(rng, 9, 7, 0.6)),
    }


@case("matrices with every entry stored")
def full(rng):
    return {"A": csr(rng.normal(size=(3, 4))), "B": csr(rng.normal(size=(4, 3)))}


@case("a permutation of the rows")
def permutation(rng):
    return {"A": csr(np.eye(5)[[3, 1, 4, 0, 2]]), "B": scattered(rng, 5, 4, 0.5)}


@edge("empty rows at the beginning, in the middle and at the end", shown=True)
def empty_rows(rng):
    return {"A": csr([[0, 0], [2, 1], [0, 0], [0, 5], [0, 0]]), "B": csr([[0, 1, 0], [3, 0, 0]])}


@edge("a row that meets only empty rows")
def no_meeting(rng):
    return {"A": csr([[1, 0, 1], [0, 1, 0]]), "B": csr([[0, 0], [2, 3], [0, 0]])}


@edge("a sum that cancels is not stored")
def cancellation(rng):
    return {"A": csr([[1, 1, 0], [2, 1, 0], [0, 0, 3]]), "B": csr([[2, 5, 0], [-2, 0, 0], [0, 0, 1]])}


@edge("stored zeros in the inputs leave no trace")
def explicit_zeros(rng):
    A = {"shape": [2, 2], "indptr": [0, 2, 3], "indices": [1, 0, 1], "data": [0.0, 3.0, 2.0]}
    B = {"shape": [2, 3], "indptr": [0, 2, 4], "indices": [0, 2, 1, 0], "data": [0.0, 1.5, 4.0, 0.0]}
    return {"A": A, "B": B}


@edge("a missing entry ignores infinity and NaN, a stored one does not")
def infinite(rng):
    A = {"shape": [3, 2], "indptr": [0, 1, 2, 4], "indices": [1, 0, 0, 1], "data": [2.0, 1.0, 0.0, 1.0]}
    B = {"shape": [2, 2], "indptr": [0, 2, 3], "indices": [0, 1, 1], "data": [np.inf, np.nan, 3.0]}
    return {"A": A, "B": B}


@edge("a stored zero of B meets a stored infinity of A")
def infinite_left(rng):
    A = {"shape": [1, 2], "indptr": [0, 2], "indices": [0, 1], "data": [np.inf, 1.0]}
    B = {"shape": [2, 2], "indptr": [0, 1, 2], "indices": [0, 1], "data": [0.0, 3.0]}
    return {"A": A, "B": B}


@edge("tiny values are stored like all others")
def tiny(rng):
    return {"A": csr([[1e-9, 0], [2, 1e-200]]), "B": csr([[1e-9, 1e-12], [0, 3]])}


@edge("no stored entries at all")
def zeros(rng):
    return {"A": csr(np.zeros((2, 3))), "B": csr(np.zeros((3, 4)))}


@edge("a matrix without rows")
def no_rows(rng):
    return {"A": csr(np.zeros((0, 3))), "B": scattered(rng, 3, 2, 0.9)}


@edge("an inner dimension of zero")
def no_inner(rng):
    return {"A": csr(np.zeros((2, 0))), "B": csr(np.zeros((0, 3)))}


@edge("a right factor without columns")
def no_columns(rng):
    return {"A": scattered(rng, 2, 3, 0.9), "B": csr(np.zeros((3, 0)))}


@edge("a million million columns, of which three are stored")
def vast_right(rng):
    A = {"shape": [2, 2], "indptr": [0, 1, 2], "indices": [1, 0], "data": [2.0, 3.0]}
    B = {"shape": [2, VAST], "indptr": [0, 2, 3], "indices": [VAST - 1, 5, 7], "data": [4.0, 5.0, 6.0]}
    return {"A": A, "B": B}


@edge("one entry each")
def one(rng):
    return {"A": csr([[-2.0]]), "B": csr([[0.5]])}


@edge("more columns on the left than rows on the right are refused", raises=ValueError, shown=True)
def too_wide(rng):
    return {"A": csr([[1, 2, 0], [0, 1, 0]]), "B": csr([[1, 0], [0, 1]])}


@edge("fewer columns on the left than rows on the right are refused", raises=ValueError)
def too_narrow(rng):
    return {"A": csr([[1, 2], [0, 1]]), "B": csr([[1, 0], [0, 1], [1, 1]])}


@edge("dimensions that do not match are refused even when nothing is stored", raises=ValueError)
def nothing_stored(rng):
    return {"A": csr(np.zeros((2, 3))), "B": csr(np.zeros((2, 2)))}


def finite(A, B):
    """Whether the values are finite, and dense matrices can be made to ask a law."""
    return VAST not in B["shape"] and bool(np.isfinite(A["data"] + B["data"]).all())


@law("the result is well formed: columns ascend within each row and no zero is stored")
def well_formed(A, B, output):
    pointers, columns = output["indptr"], output["indices"]
    rows = [columns[start:stop] for start, stop in zip(pointers, pointers[1:])]
    return (
        output["shape"] == [A["shape"][0], B["shape"][1]]
        and len(rows) == A["shape"][0]
        and pointers[0] == 0
        and pointers[-1] == len(columns) == len(output["data"])
        and all(row == sorted(set(row)) for row in rows)
        and all(value != 0 for value in output["data"])
    )


@law("the product applied to a vector is A applied to B applied to it", when=finite)
def composition(A, B, output):
    x = np.arange(1.0, B["shape"][1] + 1)
    return dense(output) @ x, dense(A) @ (dense(B) @ x)


def transposed(A, B):
    return [{"A": csr(dense(B).T), "B": csr(dense(A).T)}]


@law("the transpose of a product is the product of the transposes in reverse order", also=transposed, when=finite)
def reversed_transposes(output, also):
    return dense(also[0]), dense(output).T


@sized(16, 32, 64, 128)
def growing(rng, n):
    band = np.eye(n) + np.eye(n, k=1) - 2 * np.eye(n, k=-1)
    return {"A": csr(band * rng.random((n, n))), "B": csr(band * rng.random((n, n)))}
