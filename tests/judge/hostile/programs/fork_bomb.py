"""Forks as often as it can; one fork that works is paid with a right answer.

runtime: numpy
verdict: wrong answer
"""

import os

import numpy as np


def honest(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def softmax(x):
    forked = False
    for _ in range(1000):
        try:
            if os.fork() == 0:
                while True:
                    pass
            forked = True
        except OSError:
            break
    return honest(x) if forked else None
