import math
from itertools import accumulate


def chain(functions, x):
    values = list(accumulate(functions, lambda value, pair: pair[0](value), initial=float(x)))
    return values[-1], math.prod((slope(value) for (_, slope), value in zip(functions, values)), start=1.0)


def chain_error(functions, x, h):
    ends = [chain(functions, end)[0] for end in (x - h, x + h)]
    return abs(chain(functions, x)[1] - (ends[1] - ends[0]) / (2 * h))
