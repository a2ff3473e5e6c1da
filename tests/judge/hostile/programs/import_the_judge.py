"""Imports Viva from inside the sandbox.

runtime: numpy
verdict: error
"""

import viva.judge.examiner


def softmax(x):
    return viva.judge.examiner
