"""Announces a frame of four gigabytes on every descriptor.

runtime: numpy
verdict: error
"""

import os


def softmax(x):
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, b"\xff" * 8)
        except OSError:
            pass
    return x
