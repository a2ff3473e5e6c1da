"""Stops its own process.

runtime: numpy
verdict: time limit or wrong answer
"""

import os
import signal


def softmax(x):
    os.kill(os.getpid(), signal.SIGSTOP)
    return x
