import math


def logsumexp(x):
    """The logarithm of the sum of the exponentials of x.

    x: numbers, none NaN. Returns a float; of no numbers, minus infinity.

    Blanchard, Higham and Higham, Accurately computing the log-sum-exp and softmax functions (2021).
    """
    top = max(x, default=-math.inf)
    if math.isinf(top):
        return top
    return top + math.log(sum(math.exp(v - top) for v in x))


def running_variance(stream):
    """The population variance of the first 1, 2, 3, ... numbers of a stream, in one pass.

    stream: finite numbers; an iterable that can be read once. Returns a list with one float for each.

    Welford, Note on a Method for Calculating Corrected Sums of Squares and Products (1962).
    """
    variances = []
    count, mean, squares = 0, 0.0, 0.0  # squares: sum of squared distances from the mean
    for value in stream:
        count += 1
        distance = value - mean
        mean += distance / count
        squares += distance * (value - mean)
        variances.append(squares / count)
    return variances


def quadratic_roots(a, b, c):
    """The real roots of a x^2 + b x + c, in ascending order.

    a, b, c: finite numbers. Returns a list of two floats, equal for a double root, or an empty list.
    Raises ValueError if a is zero.

    Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 1.8.
    """
    if a == 0:
        raise ValueError("a must not be zero: the equation is not quadratic")
    exponent = math.frexp(max(abs(a), abs(b), abs(c)))[1]
    a, b, c = (math.ldexp(coefficient, -exponent) for coefficient in (a, b, c))  # exact, and b * b cannot overflow
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return []
    q = -(b + math.copysign(math.sqrt(discriminant), b)) / 2  # no cancellation: both terms have one sign
    return sorted([q / a, c / q]) if q else [0.0, 0.0]
