"""Reads address zero.

runtime: numpy
verdict: error
"""

import ctypes


def softmax(x):
    ctypes.string_at(0)
