"""Writes to standard error without end.

runtime: numpy
verdict: output limit
"""

import os


def softmax(x):
    while True:
        os.write(2, b"y" * 4096)
