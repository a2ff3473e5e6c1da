"""Maps shared memory without end; two gigabytes are paid with a right answer.

runtime: numpy
verdict: wrong answer or error or memory limit or time limit
"""

import mmap

import numpy as np


def honest(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def softmax(x):
    kept = []
    try:
        for _ in range(2048):
            block = mmap.mmap(-1, 1 << 20)
            block.write(b"x" * (1 << 20))
            kept.append(block)
    except (OSError, MemoryError, ValueError):
        return None
    return honest(x)
