"""Starts thousands of threads; more than a hundred are paid with a right answer.

runtime: numpy
verdict: wrong answer
"""

import threading
import time

import numpy as np


def honest(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def softmax(x):
    started = 0
    for _ in range(5000):
        try:
            threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
            started += 1
        except RuntimeError:
            break
    return honest(x) if started > 100 else None
