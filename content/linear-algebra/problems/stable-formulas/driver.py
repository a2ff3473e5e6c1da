import submission


def drive(function, values):
    if function == "running_variance":
        return submission.running_variance(iter(values))
    if function == "quadratic_roots":
        return submission.quadratic_roots(*values)
    return submission.logsumexp(values)
