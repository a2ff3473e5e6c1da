"""Ends the process successfully before answering.

runtime: numpy
verdict: error
"""

import os


def softmax(x):
    os._exit(0)
