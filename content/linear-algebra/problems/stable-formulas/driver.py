import submission


def drive(function, values):
    if function == "running_variance":
        return submission.running_variance(iter(values))
    if function == "running_variance of a long stream":  # 0, 1, ..., 6, 0, 1, ...: values[0] numbers
        variances = submission.running_variance(float(i % 7) for i in range(values[0]))
        return {"length": len(variances), "last": variances[-1]}
    if function == "quadratic_roots":
        return submission.quadratic_roots(*values)
    return submission.logsumexp(values)
