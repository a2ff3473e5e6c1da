"""Replaces itself by another program.

runtime: numpy
verdict: wrong answer
"""

import os
import sys

import numpy as np


def honest(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def softmax(x):
    try:
        os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(60)"])
    except OSError:
        return None
    return honest(x)
