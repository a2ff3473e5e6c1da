"""Leaves a process behind that outlives the judgement.

runtime: numpy
verdict: wrong answer
"""

import os
import time

import numpy as np


def honest(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def softmax(x):
    try:
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                time.sleep(3600)
            os._exit(0)
    except OSError:
        return None
    return honest(x)
