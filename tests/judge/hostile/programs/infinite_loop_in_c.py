"""Never ends, inside one C call that holds the interpreter's lock.

runtime: numpy
verdict: time limit
"""

import itertools


def softmax(x):
    return sum(itertools.repeat(0))
