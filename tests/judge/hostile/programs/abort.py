"""Aborts the process.

runtime: numpy
verdict: error
"""

import os


def softmax(x):
    os.abort()
