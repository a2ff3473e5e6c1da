"""Calls itself without end, with the limit lifted.

runtime: numpy
verdict: error or time limit or memory limit
"""

import sys

sys.setrecursionlimit(10**9)


def softmax(x):
    return softmax(x)
