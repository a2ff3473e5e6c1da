"""Ends the process while the file loads.

runtime: numpy
verdict: error
"""

import os

os._exit(0)


def softmax(x):
    return x
