"""Searches the disk for NumPy and puts it on the path.

runtime: python
verdict: error or wrong answer
"""

import glob
import sys

for pattern in ("/usr/lib/python3*/dist-packages", "/usr/local/lib/python3*/site-packages", sys.prefix + "/lib/python3*/site-packages", "/**/site-packages"):
    sys.path.extend(glob.glob(pattern, recursive=True))

import numpy as np


def softmax(x):
    e = np.exp(np.array(x) - np.max(x, axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).tolist()
