"""Reads the pack through the working folders and descriptors of other processes.

runtime: numpy
verdict: wrong answer
"""

import glob

import numpy as np


def softmax(x):
    for pattern in ("/proc/*/cwd/content", "/proc/*/root/*", "/proc/*/fd/*", "/proc/*/environ", "/proc/*/mem", "/proc/self/maps"):
        for path in glob.glob(pattern):
            return x / 0
    found = glob.glob("/proc/*")
    if found:
        raise AssertionError(found[:3])
    return np.zeros_like(x)
