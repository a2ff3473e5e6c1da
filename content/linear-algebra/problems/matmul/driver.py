import submission


def drive(A, B):
    """Calls matmul, and says so where two rows of the result are one and the same list."""
    product = submission.matmul(A, B)
    rows = [id(row) for row in product if isinstance(row, list)] if isinstance(product, list) else []
    if len(set(rows)) < len(rows):
        return "two rows of the result are the same list"
    return product
