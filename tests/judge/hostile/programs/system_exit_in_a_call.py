"""Raises SystemExit, which ends a careless judge.

runtime: numpy
verdict: error
"""

import sys


def softmax(x):
    sys.exit(0)
