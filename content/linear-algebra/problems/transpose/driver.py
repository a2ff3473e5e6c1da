import submission


def drive(A):
    """Calls transpose, and says so where the result shares a list with A."""
    result = submission.transpose(A)
    lists = {id(A), *map(id, A)}
    if isinstance(result, list) and any(id(part) in lists for part in (result, *result)):
        return "the result shares a list with A"
    return result
