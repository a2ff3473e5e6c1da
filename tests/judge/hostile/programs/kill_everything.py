"""Sends SIGKILL to every process it may.

runtime: numpy
verdict: wrong answer or error
"""

import os
import signal

for target in (-1, 0, 1, os.getppid(), *range(2, 400)):
    if target != os.getpid():
        try:
            os.kill(target, signal.SIGKILL)
        except OSError:
            pass


def softmax(x):
    return None
