"""Replaces builtins that a careless judge would use.

runtime: numpy
verdict: wrong answer or error
"""

import builtins

import numpy as np

zeros = np.zeros_like
builtins.all = lambda *a: True
builtins.print = lambda *a, **k: None
builtins.isinstance = lambda *a: True
builtins.abs = lambda x: 0
builtins.max = lambda *a, **k: 0


def softmax(x):
    return zeros(x)
