"""Writes a file without end; a gigabyte is paid with a right answer.

runtime: numpy
verdict: wrong answer
"""

import os
import tempfile

import numpy as np


def honest(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def softmax(x):
    try:
        with tempfile.NamedTemporaryFile() as file:
            for _ in range(1024):
                file.write(b"\0" * (1 << 20))
                file.flush()
            return honest(x)
    except OSError:
        return None
